// A WebSocket of one's own making, so that frames can be wrong: what no library would send.
import { randomBytes } from 'node:crypto'
import net from 'node:net'

export class RawSocket {
  /** how the other side has ended it: a status line of HTTP, a close code of WebSocket, or that it just went */
  ended: string | null = null
  private readonly socket: net.Socket
  private read = Buffer.alloc(0)
  private upgraded = false
  private pongs = 0
  private waiting: (() => void)[] = []

  constructor(port: number) {
    this.socket = net.connect(port, '127.0.0.1')
    this.socket.on('data', (bytes) => this.take(bytes))
    this.socket.on('error', () => {})
    this.socket.on('close', () => {
      this.ended ??= 'went away'
      this.tell()
    })
  }

  /** @returns whether the relay speaks WebSocket with us now */
  async upgrade(path = '/socket.io/?EIO=4&transport=websocket'): Promise<boolean> {
    this.socket.write(
      `GET ${path} HTTP/1.1\r\nHost: relay\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    )
    await this.until(() => this.upgraded || this.ended !== null)
    return this.upgraded
  }

  write(bytes: Buffer): void {
    if (this.socket.writable) this.socket.write(bytes)
  }

  /** Pings, behind all that was written. @returns whether the relay still speaks with us; else `ended` says why */
  async alive(): Promise<boolean> {
    const before = this.pongs
    this.write(frame(Buffer.alloc(0), 9))
    await this.until(() => this.pongs > before || this.ended !== null)
    return this.ended === null
  }

  /** Ends our side. @returns when it is closed on both */
  async end(): Promise<void> {
    this.socket.end()
    const timer = setTimeout(() => this.socket.destroy(), 2_000)
    await this.until(() => this.socket.destroyed)
    clearTimeout(timer)
  }

  private until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (condition()) resolve()
        else this.waiting.push(look)
      }
      look()
    })
  }

  private tell(): void {
    for (const look of this.waiting.splice(0)) look()
  }

  private take(bytes: Buffer): void {
    this.read = Buffer.concat([this.read, bytes])
    if (!this.upgraded) {
      const end = this.read.indexOf('\r\n\r\n')
      if (end < 0) return
      const status = this.read.toString('latin1', 0, this.read.indexOf('\r\n'))
      if (status.includes('101')) this.upgraded = true
      else this.ended = status
      this.read = this.read.subarray(end + 4)
    }
    if (this.upgraded) this.takeFrames()
    this.tell()
  }

  private takeFrames(): void {
    while (this.read.length >= 2) {
      const short = this.read[1]! & 0x7f
      const head = short === 126 ? 4 : short === 127 ? 10 : 2
      if (this.read.length < head) return
      const length =
        short === 126 ? this.read.readUInt16BE(2) : short === 127 ? Number(this.read.readBigUInt64BE(2)) : short
      if (this.read.length < head + length) return
      if ((this.read[0]! & 0x0f) === 8) this.ended = `close ${length >= 2 ? this.read.readUInt16BE(head) : 1_005}`
      if ((this.read[0]! & 0x0f) === 10) this.pongs++
      this.read = this.read.subarray(head + length)
    }
  }
}

/** A whole, masked frame. */
export function frame(payload: Buffer, opcode = 1): Buffer {
  const mask = randomBytes(4)
  const long = payload.length > 125
  const head = Buffer.alloc(long ? 4 : 2)
  head[0] = 0x80 | opcode
  head[1] = 0x80 | (long ? 126 : payload.length)
  if (long) head.writeUInt16BE(Math.min(65_535, payload.length), 2)
  return Buffer.concat([head, mask, payload.map((byte, at) => byte ^ mask[at % 4]!)])
}
