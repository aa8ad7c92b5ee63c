// Consoles that see all positions: how many come, in how many bytes, and how old they are when they are there. Only one of
// them looks into what it gets; the others would only take CPU away from the relay.
import { performance } from 'node:perf_hooks'
import { io } from 'socket.io-client'
import { WebSocket } from 'ws'
import { decodeFrame, fixBytes, frameHeadBytes } from '../../../shared/wire/position-frame.ts'
import { serve } from '../child.ts'
import { CountingProxy } from './counting-proxy.ts'
import { ageOf } from './positions.ts'
import { consoleSeat, credential } from './prepared-store.ts'
import { RawSeat, readHead } from './raw-seat.ts'

interface Watch {
  positions: number
  bytes: number
  ages: number[]
  roundTrips: number[]
}

let closers: (() => void)[] = []
let read: (() => number) | undefined
let bytesBefore = 0
let watch: Watch = empty()
let beating: NodeJS.Timeout | undefined

function empty(): Watch {
  return { positions: 0, bytes: 0, ages: [], roundTrips: [] }
}

function take(frame: Uint8Array, look: boolean): void {
  watch.positions += (frame.length - frameHeadBytes) / fixBytes
  if (!look) return
  const now = Date.now()
  const decoded = decodeFrame(frame)
  if (decoded && !decoded.key) for (const { lon } of decoded.fixes) watch.ages.push(ageOf(lon, now))
}

function beat(socket: RawSeat): void {
  socket.on('beatBack', ({ sent }) => watch.roundTrips.push(performance.now() - sent))
  beating = setInterval(() => socket.send('beat', { sent: performance.now() }), 50)
}

serve({
  /** @param beats whether the way there and back is measured as well */
  async relay({ url, count, beats }: { url: string; count: number; beats: boolean }) {
    const head = await readHead(url, { seat: consoleSeat(0).seat, credential })
    const seats = Array.from({ length: count }, (_, i) => consoleSeat(i).seat)
    const proxy = await CountingProxy.open(url)
    // The bytes of one are counted; all get the same.
    const way = (i: number) => (i === 1 ? proxy.url : url)
    const sockets = await Promise.all(seats.map((seat, i) => RawSeat.open(way(i), { seat, credential }, head)))
    for (const [i, socket] of sockets.entries()) socket.frame = (frame) => take(frame, i === 0)
    closers = sockets.map((socket) => () => socket.close())
    read = () => proxy.bytesDown
    closers.push(() => proxy.close())
    if (beats) beat(sockets[0]!)
  },
  async plainSocketIo({ url, count }: { url: string; count: number }) {
    for (let i = 0; i < count; i++) {
      const socket = io(url, { forceNew: true, transports: ['websocket'] })
      await new Promise((resolve) => socket.once('connect', () => resolve(undefined)))
      socket.on('position', () => void watch.positions++)
      closers.push(() => void socket.disconnect())
    }
  },
  async plainWs({ url, count }: { url: string; count: number }) {
    for (let i = 0; i < count; i++) {
      const socket = new WebSocket(url.replace('http', 'ws'))
      await new Promise((resolve) => socket.once('open', resolve))
      socket.on('message', (frame: Buffer) => take(frame, false))
      closers.push(() => socket.close())
    }
  },
  begin() {
    watch = empty()
    bytesBefore = read?.() ?? 0
  },
  end(): Watch {
    return { ...watch, bytes: (read?.() ?? 0) - bytesBefore }
  },
  close() {
    clearInterval(beating)
    for (const close of closers) close()
    closers = []
    read = undefined
  },
})
