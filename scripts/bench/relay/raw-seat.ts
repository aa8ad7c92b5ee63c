// A seat without a replica, a journal and a screen, for load: what it costs must not be what is measured. It speaks to the
// relay as every seat does, but over a bare WebSocket, and reads only the messages it is asked to read.
import { gunzipSync } from 'node:zlib'
import { WebSocket } from 'ws'
import type { LogPosition } from '../../../shared/events/commit.ts'
import { snapshotHeadSchema } from '../../../shared/wire/http.ts'
import type { Down, DownName, Handshake, Up, UpName, Welcome } from '../../../shared/wire/messages.ts'
import { protocol } from '../../../shared/wire/protocol.ts'

export interface SeatOfBench {
  seat: string
  credential: string
}

export type Head = LogPosition & { epoch: string }

/** Where the relay's log stands: the first line of its snapshot. */
export async function readHead(url: string, { seat, credential }: SeatOfBench): Promise<Head> {
  const response = await fetch(new URL('/snapshot', url), { headers: { authorization: `Seat ${seat}:${credential}` } })
  if (!response.ok) throw new Error(`no snapshot: ${response.status}`)
  const text = Buffer.from(await response.arrayBuffer())
  const plain = text[0] === 0x1f ? gunzipSync(text) : text
  return snapshotHeadSchema.parse(JSON.parse(plain.toString('utf8', 0, plain.indexOf(0x0a))))
}

// Engine.IO's and Socket.IO's marks in front of a message.
const opened = '0{'
const joined = '40{'
const refused = '44'
const ping = '2'
const pong = '3'
const event = '42'

export class RawSeat {
  frame: (bytes: Buffer) => void = () => {}
  private readonly socket: WebSocket
  private readonly readers = new Map<string, (message: unknown) => void>()

  /** Connects and says hello; resolves when the relay has welcomed it. @param head null: a phone, which gets its view */
  static open(url: string, seat: SeatOfBench, head: Head | null): Promise<RawSeat> {
    const raw = new RawSeat(url, seat)
    return new Promise((resolve, reject) => {
      raw.socket.once('error', reject)
      raw.socket.once('close', (code) => reject(new Error(`${seat.seat}: the relay closed the connection (${code})`)))
      raw.readers.set(refused, (why) => reject(new Error(JSON.stringify(why))))
      raw.readers.set(joined, () => raw.send('hello', head ?? { epoch: null, seq: 0, tip: '' }))
      raw.on('welcome', ({ mode }: Welcome) => {
        if (mode === 'snapshot') reject(new Error(`${seat.seat} was told to take a snapshot`))
        else resolve(raw)
      })
    })
  }

  private constructor(url: string, { seat, credential }: SeatOfBench) {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
    })
    const auth = JSON.stringify({ protocol, seat, credential } satisfies Handshake)
    this.socket.on('message', (bytes: Buffer, binary: boolean) => {
      if (binary) return this.frame(bytes)
      const start = bytes.toString('latin1', 0, 40)
      if (start === ping) return this.socket.send(pong)
      if (start.startsWith(opened)) return this.socket.send(`40${auth}`)
      for (const mark of [joined, refused]) if (start.startsWith(mark)) return this.readers.get(mark)?.(start)
      if (!start.startsWith(event)) return undefined
      const name = start.slice(4, start.indexOf('"', 4))
      const reader = this.readers.get(name)
      return reader?.((JSON.parse(bytes.toString('utf8', 2)) as unknown[])[1])
    })
  }

  on<N extends DownName>(name: N, read: (message: Down[N]) => void): void {
    this.readers.set(name, (message) => read(message as Down[N]))
  }

  send<N extends UpName>(name: N, message: Up[N]): void {
    this.socket.send(`42${JSON.stringify([name, message])}`)
  }

  close(): void {
    this.socket.removeAllListeners()
    this.socket.on('error', () => {})
    this.socket.terminate()
  }
}
