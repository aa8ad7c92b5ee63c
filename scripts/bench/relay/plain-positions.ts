// What positions cost without the house around them: plain Socket.IO with one JSON message for each, and plain WebSockets
// with one packed frame for all.
import { createServer, type Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { WebSocketServer } from 'ws'
import { encodeFrame, type FrameFix } from '../../../shared/wire/position-frame.ts'
import { ownCpuMs, serve } from '../child.ts'
import { frameEvery, lonAt, positionOf } from './positions.ts'

async function listen(http: HttpServer): Promise<string> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

serve({
  /** @param rate positions a second, each told on its own to everybody */
  async socketIo({ rate }: { rate: number }) {
    const http = createServer()
    const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false })
    let next = 0
    const stepMs = 5
    setInterval(() => {
      for (let i = 0; i < (rate * stepMs) / 1_000; i++) {
        next = (next + 1) % rate
        io.emit('position', { technicianId: `w${next}`, at: Date.now(), ...positionOf(next, Date.now()) })
      }
    }, stepMs)
    return listen(http)
  },
  /** @param technicians how many are in each frame */
  async ws({ technicians }: { technicians: number }) {
    const http = createServer()
    const wss = new WebSocketServer({ server: http, perMessageDeflate: false })
    const fixes = Array.from({ length: technicians }, (_, i): FrameFix => ({
      index: i + 1,
      at: 0,
      ...positionOf(i, 0),
    }))
    setInterval(() => {
      const now = Date.now()
      const lon = lonAt(now)
      for (const fix of fixes) {
        fix.at = now
        fix.lon = lon
      }
      const frame = encodeFrame({ key: false, base: now, fixes })
      for (const client of wss.clients) client.send(frame)
    }, frameEvery)
    return listen(http)
  },
  cpu: () => ownCpuMs(),
})
