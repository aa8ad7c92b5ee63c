// The relay's HTTP side: is it there, enrolment of a seat, the snapshot.
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { kinds, type EntityTables } from '../../shared/model/entities.ts'
import type { Instant, SeatId, TechnicianId } from '../../shared/model/ids.ts'
import type { LogPosition } from '../../shared/events/commit.ts'
import { enrolSchema, type Snapshot } from '../../shared/wire/http.ts'
import type { SeatRegister } from '../seats/seat-register.ts'
import type { StoredSeat } from '../store/store.ts'
import { credentialFits, hashCredential } from '../seats/credential.ts'

export interface HttpParts {
  epoch: string
  state: EntityTables
  seats: SeatRegister
  setupKey: string
  head(): LogPosition
  now(): Instant
  /** the seat that is on the air as this technician's phone */
  phoneSeat(technicianId: TechnicianId): SeatId | undefined
}

const compress = promisify(gzip)

export function httpServer(parts: HttpParts): FastifyInstance {
  const app = Fastify({ logger: false, bodyLimit: 64 * 1024, genReqId: () => randomUUID() })
  const keyHash = hashCredential(parts.setupKey)
  const seatOf = (request: FastifyRequest): StoredSeat | undefined => {
    const [, seat, credential] = /^Seat ([^:\s]+):(\S+)$/.exec(request.headers.authorization ?? '') ?? []
    return seat && credential ? parts.seats.recognise(seat, credential) : undefined
  }

  app.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) => {
    const status = error.statusCode ?? 500
    return reply
      .code(status)
      .send({ code: status < 500 ? 'badRequest' : 'failed', message: status < 500 ? error.message : 'See the log.' })
  })

  app.get('/healthz', () => ({ ok: true, seq: parts.head().seq, epoch: parts.epoch, seats: parts.seats.count }))

  app.post('/seats', async (request, reply) => {
    const enrol = enrolSchema.safeParse(request.body)
    if (!enrol.success) {
      const issue = enrol.error.issues[0]
      const message = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`
      return reply.code(400).send({ code: 'malformedEnrolment', message })
    }
    if (!credentialFits(enrol.data.key, keyHash))
      return reply.code(403).send({ code: 'keyRefused', message: 'The setup key is in the relay’s data folder.' })
    return parts.seats.enrol(enrol.data, parts.now())
  })

  app.get('/snapshot', async (request, reply) => {
    const known = seatOf(request)
    if (!known) return reply.code(401).send({ code: 'credentialRefused', message: 'Enrol this seat anew.' })
    if (known.technicianId !== null)
      return reply.code(403).send({ code: 'notForPhones', message: 'A phone gets its part by its connection.' })
    const body = await compress(JSON.stringify(takeSnapshot(parts)))
    return reply.header('content-type', 'application/json').header('content-encoding', 'gzip').send(body)
  })

  // A phone that was replaced asks here before it comes back, so that it never throws the other one out.
  app.get('/phone', (request, reply) => {
    const known = seatOf(request)
    if (!known) return reply.code(401).send({ code: 'credentialRefused', message: 'Enrol this seat anew.' })
    if (known.technicianId === null)
      return reply.code(403).send({ code: 'onlyForPhones', message: 'This seat is no phone.' })
    const onAir = parts.phoneSeat(known.technicianId)
    return { onAir: onAir === undefined ? 'none' : onAir === known.seat ? 'this' : 'other' }
  })

  return app
}

/** All entities as committed now, in one turn, so that they belong to one seq. */
export function takeSnapshot(parts: Pick<HttpParts, 'epoch' | 'state' | 'head'>): Snapshot {
  const entities = Object.fromEntries(kinds.map((kind) => [kind, [...parts.state.values(kind)]]))
  return { epoch: parts.epoch, ...parts.head(), entities: entities as Snapshot['entities'] }
}
