// The Socket.IO edge: who connects, what messages mean, and that nothing a seat sends can harm anybody. Every message is
// parsed here; a message that cannot be read gets a coded answer and the connection stays.
import type { Server as HttpServer } from 'node:http'
import { performance } from 'node:perf_hooks'
import { Server, type Socket } from 'socket.io'
import type { z } from 'zod'
import type { Instant } from '../../shared/model/ids.ts'
import {
  handshakeSchema,
  pushHeadSchema,
  pushSchema,
  upSchemas,
  type Problem,
  type UpName,
} from '../../shared/wire/messages.ts'
import { protocol } from '../../shared/wire/protocol.ts'
import type { Arrival } from '../commit/arrival.ts'
import type { StoredSeat } from '../store/store.ts'
import type { LiveRoom } from './connection.ts'
import type { Seating } from './seating.ts'
import { liveRoom, SeatConnection } from './seat-connection.ts'

/** What one message may weigh. The transport itself takes more, so that what is too big can be answered. */
const messageLimit = 64 * 1024 // bytes
const transportLimit = 4 * 1024 * 1024

export interface SocketPorts {
  now(): Instant
  recognise(seat: string, credential: string): StoredSeat | undefined
  arrive(arrival: Arrival): void
}

export interface SocketServer extends LiveRoom {
  readonly connected: number
  /** position frames that were not sent to a seat because something still waited for it */
  readonly framesDropped: number
  /** every connected seat, also one that has not yet said hello */
  connections(): Iterable<SeatConnection>
  close(): Promise<void>
}

export function socketServer(http: HttpServer, seating: Seating, ports: SocketPorts): SocketServer {
  const io = new Server(http, {
    transports: ['websocket', 'polling'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: transportLimit,
    pingInterval: 5_000,
    pingTimeout: 10_000,
    connectTimeout: 10_000,
  })

  io.use((socket, next) => {
    const refused = (code: string, detail: string) => next(Object.assign(new Error(code), { data: { code, detail } }))
    const handshake = handshakeSchema.safeParse(socket.handshake.auth)
    if (!handshake.success) return refused('malformedHandshake', 'Send { protocol, seat, credential }.')
    if (handshake.data.protocol !== protocol)
      return refused('protocolMismatch', `This relay speaks protocol ${protocol}, the seat ${handshake.data.protocol}.`)
    const seat = ports.recognise(handshake.data.seat, handshake.data.credential)
    if (!seat) return refused('credentialRefused', 'Seat or credential are not known here. Enrol this seat anew.')
    socket.data['seat'] = seat
    next()
  })

  const connections = new Set<SeatConnection>()
  io.on('connection', (socket) => {
    const connection = new SeatConnection(
      socket,
      () => seating.drained(connection),
      () => seating.end(connection),
    )
    connections.add(connection)
    socket.on('disconnect', () => {
      connections.delete(connection)
      seating.left(connection)
    })
    serve(socket, connection, seating, ports)
  })

  let framesDropped = 0
  return {
    tell: (name, message) => void io.to(liveRoom).emit(name, message),
    frame(frame) {
      for (const connection of connections) if (connection.missesFrame()) framesDropped++
      io.to(liveRoom).volatile.emit('frame', frame)
    },
    connections: () => connections,
    get framesDropped() {
      return framesDropped
    },
    get connected() {
      return io.engine.clientsCount
    },
    close: () => io.close(),
  }
}

function serve(socket: Socket, connection: SeatConnection, seating: Seating, ports: SocketPorts): void {
  const { seat } = connection
  const problem = (code: Problem['code'], message: string, detail: string) =>
    connection.send('problem', { code, message: message.slice(0, 60), detail: detail.slice(0, 300) })

  const oversized = (message: unknown) => weight(message) > messageLimit

  const on = <N extends UpName>(name: N, handle: (message: z.infer<(typeof upSchemas)[N]>) => void) => {
    const event: string = name
    socket.on(event, (message: unknown) => {
      if (oversized(message)) return problem('oversizedMessage', name, `At most ${messageLimit} bytes.`)
      const parsed = upSchemas[name].safeParse(message)
      if (parsed.success) return handle(parsed.data as z.infer<(typeof upSchemas)[N]>)
      const issue = parsed.error.issues[0]
      return problem('malformedMessage', name, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
    })
  }

  on('hello', (hello) => seating.greet(connection, hello))
  on('beat', ({ sent }) => connection.send('beatBack', { sent, now: ports.now() }))
  on('fix', (fix) => seating.fix(connection, fix))
  on('attend', (attend) => seating.attend(connection, attend, performance.now()))

  socket.on('push', (message: unknown) => {
    if (!seating.isGreeted(connection)) return problem('notGreeted', 'push', 'Say hello first.')
    // A command is answered, stored and passed if only its number and id can be read.
    const head = pushHeadSchema.safeParse(message)
    if (!head.success) return problem('malformedMessage', 'push', 'No number and id to answer to.')
    // Read apart: the command may be of yesterday's form.
    const age = pushSchema.shape.ageMs.safeParse((message as { ageMs: unknown }).ageMs)
    return ports.arrive({
      seat: seat.seat,
      actors: seat.actors,
      technicianId: seat.technicianId,
      ...head.data.command,
      command: (message as { command: unknown }).command,
      oversized: oversized(message),
      ageMs: age.success ? age.data : 0,
    })
  })

  // A name comes from outside: it may also be a number, or nothing at all.
  socket.onAny((name: unknown) => {
    const known = typeof name === 'string' && Object.hasOwn(upSchemas, name)
    if (!known) problem('unknownMessage', String(name), `Known: ${Object.keys(upSchemas).join(', ')}.`)
  })
}

/** Characters of a message as text. What cannot be written as text, because it is nested too deep, weighs too much. */
function weight(message: unknown): number {
  try {
    return JSON.stringify(message).length
  } catch {
    return Infinity
  }
}
