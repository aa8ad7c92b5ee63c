// A seat that is only a socket: it sends what the test says, keeps what it is told, and can stop reading from its line
// altogether, as a machine that hangs.
import { io, type Socket } from 'socket.io-client'
import type { Identity } from '../../electron/seat/identity.ts'
import type { Intent } from '../../shared/commands/command.ts'
import type { Answer, Down, DownName, Expect, Feed, Welcome } from '../../shared/wire/messages.ts'
import { protocol } from '../../shared/wire/protocol.ts'
import { eventually } from './eventually.ts'

export type Said = { [N in DownName]: { name: N; message: Down[N] } }[DownName]

export class RawSeat {
  readonly identity: Identity
  readonly said: Said[] = []
  frames = 0
  readonly socket: Socket

  static async connect(identity: Identity, url: string = identity.urls[0]!): Promise<RawSeat> {
    const seat = new RawSeat(identity, url)
    await eventually(() => seat.socket.connected, 'the seat is connected')
    return seat
  }

  private constructor(identity: Identity, url: string) {
    this.identity = identity
    const { seat, credential } = identity
    const auth = { protocol, seat, credential }
    this.socket = io(url, { forceNew: true, reconnection: false, transports: ['websocket'], auth })
    this.socket.onAny((name: string, message: unknown) => {
      if (name === 'frame') this.frames++
      else this.said.push({ name, message } as Said)
    })
  }

  /** Everything of one name that it was told. */
  told<N extends DownName>(name: N): Down[N][] {
    return this.said.flatMap((one) => (one.name === name ? [one.message as Down[N]] : []))
  }

  get feeds(): Feed[] {
    return this.told('feed')
  }

  get answers(): Answer[] {
    return this.told('answer')
  }

  get expects(): Expect[] {
    return this.told('expect')
  }

  async hello(epoch: string | null, seq: number, tip: string): Promise<Welcome> {
    const before = this.told('welcome').length
    this.socket.emit('hello', { epoch, seq, tip })
    return eventually(() => this.told('welcome')[before], 'the relay greets')
  }

  /** Goes live at the relay's head, without a copy: what was before does not matter to the test. */
  async goLive(): Promise<number> {
    const { seat, credential, urls } = this.identity
    await this.hello(null, 0, '')
    const response = await fetch(new URL('/snapshot', urls[0]), {
      headers: { authorization: `Seat ${seat}:${credential}` },
    })
    const head = JSON.parse((await response.text()).split('\n')[0]!) as { epoch: string; seq: number; tip: string }
    const { mode } = await this.hello(head.epoch, head.seq, head.tip)
    if (mode !== 'delta') throw new Error(`the relay wants ${mode}`)
    return head.seq
  }

  push(n: number, asked: Intent, id = `${this.identity.seat}-${n}`): void {
    const command = { v: 1, seat: this.identity.seat, n, id, actor: this.identity.actors[0]!, madeAt: 1, ...asked }
    this.socket.emit('push', { command, ageMs: 0 })
  }

  /** What comes stays in the line. What is sent still goes. */
  stopReading(): void {
    this.line.pause()
  }

  readAgain(): void {
    this.line.resume()
  }

  close(): void {
    this.socket.disconnect()
  }

  private get line(): { pause(): void; resume(): void } {
    return (this.socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } }).ws
  }
}
