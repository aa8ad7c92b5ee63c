// One connection over Socket.IO, and what waits in it. Its buffer is the only sign of a slow reader: what lies below it
// takes a whole buffer at once and says nothing before all of that has gone.
import type { Socket } from 'socket.io'
import type { Bye, Down, DownName } from '../../shared/wire/messages.ts'
import type { StoredSeat } from '../store/store.ts'
import { endAbove, type Backlog } from './backlog.ts'
import type { Connection } from './connection.ts'

export const liveRoom = 'live'

/** How long a slow seat has to take its goodbye. */
const byeWithin = 5_000

interface Packet {
  data?: string | ArrayBufferView | ArrayBuffer
}

/** What is used of the transport's inside, and in no type of it. */
interface Engine {
  writeBuffer: Packet[]
  transport: { writable: boolean; socket?: { terminate(): void }; on(event: 'ready' | 'drain', then: () => void): void }
  on(event: 'flush', then: (packets: Packet[]) => void): void
  on(event: 'upgrade', then: () => void): void
  close(discard: boolean): void
}

const nothing: Backlog = { packets: 0, bytes: 0 }

export class SeatConnection implements Connection {
  readonly seat: StoredSeat
  private readonly socket: Socket
  private readonly engine: Engine
  private readonly overflows: () => void
  /** given to the transport, not yet gone */
  private leaving = nothing
  private ending = false

  /**
   * @param drained nothing waits any more
   * @param overflows far too much waits for more to be sent
   */
  constructor(socket: Socket, drained: () => void, overflows: () => void) {
    this.seat = socket.data['seat'] as StoredSeat
    this.socket = socket
    this.engine = socket.conn as unknown as Engine
    this.overflows = overflows
    const listen = () => {
      this.engine.transport.on('drain', () => {
        this.leaving = nothing
      })
      // Behind the engine's own listener, which has by then sent what else there was.
      this.engine.transport.on('ready', () => {
        if (this.isDrained()) drained()
      })
    }
    this.engine.on('flush', (packets) => {
      this.leaving = weigh(packets)
    })
    this.engine.on('upgrade', listen)
    listen()
  }

  send<N extends DownName>(name: N, message: Down[N]): void {
    if (this.ending) return undefined
    if (this.engine.writeBuffer.length > endAbove.packets) return this.overflows()
    this.socket.emit(name, message)
    return undefined
  }

  sendFrame(frame: Uint8Array): void {
    this.socket.emit('frame', frame)
  }

  joinLive(): void {
    void this.socket.join(liveRoom)
  }

  leaveLive(): void {
    void this.socket.leave(liveRoom)
  }

  backlog(): Backlog {
    const waiting = weigh(this.engine.writeBuffer)
    return { packets: this.leaving.packets + waiting.packets, bytes: this.leaving.bytes + waiting.bytes }
  }

  isDrained(): boolean {
    return this.engine.transport.writable && this.engine.writeBuffer.length === 0
  }

  /** It is in the live room, and a frame sent now would be dropped. */
  missesFrame(): boolean {
    return !this.engine.transport.writable && this.socket.rooms.has(liveRoom)
  }

  bye(reason: Bye['reason']): void {
    if (this.ending) return
    this.ending = true
    if (reason === 'slow') this.dropWaiting()
    this.socket.emit('bye', { reason } satisfies Bye)
    this.socket.disconnect(true)
    if (reason !== 'slow') return
    setTimeout(() => {
      // A polite end waits for somebody who does not read.
      this.engine.close(true)
      this.engine.transport.socket?.terminate()
    }, byeWithin).unref()
  }

  /** All but the second half of a message whose first half has gone: without it the goodbye could not be read. */
  private dropWaiting(): void {
    const { writeBuffer } = this.engine
    const half = writeBuffer.findIndex(({ data }) => typeof data === 'string')
    writeBuffer.splice(half < 0 ? writeBuffer.length : half)
  }
}

function weigh(packets: readonly Packet[]): Backlog {
  let bytes = 0
  for (const { data } of packets) bytes += typeof data === 'string' ? Buffer.byteLength(data) : (data?.byteLength ?? 0)
  return { packets: packets.length, bytes }
}
