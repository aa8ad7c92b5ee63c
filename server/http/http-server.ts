// The relay's HTTP side: is it there, is it ready, what does it count; enrolment of a seat, the snapshot, a backup.
import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { AlarmReport, ReportHours } from '../../shared/alarms/report.ts'
import type { EntityTables } from '../../shared/model/entities.ts'
import type { Instant, SeatId, TechnicianId, TicketId } from '../../shared/model/ids.ts'
import type { LogPosition } from '../../shared/events/commit.ts'
import type { Place } from '../../shared/model/place.ts'
import type { Drive, WayLeg } from '../../shared/routing/way.ts'
import {
  askAlarmReportSchema,
  askBackupSchema,
  askDrivesSchema,
  askWaySchema,
  enrolSchema,
  mostDrives,
  snapshotContentType,
  type BackupMade,
  type CommitId,
} from '../../shared/wire/http.ts'
import type { AskEarlier, EarlierTickets, TicketLog } from '../../shared/wire/history.ts'
import type { FileBodies } from '../files/file-bodies.ts'
import { metricsContentType } from '../metrics/families.ts'
import type { SeatRegister } from '../seats/seat-register.ts'
import type { StoredSeat } from '../store/store.ts'
import { credentialFits, hashCredential } from '../seats/credential.ts'
import { fileRoutes } from './file-routes.ts'
import { historyRoutes } from './history-routes.ts'
import { chooseEncoding, SnapshotBodies, takeSnapshot } from './snapshot-body.ts'

/** The relay as it is once its store has been read. */
export interface HttpParts {
  epoch: string
  state: EntityTables
  seats: SeatRegister
  head(): LogPosition
  now(): Instant
  /** the seat that is on the air as this technician's phone */
  phoneSeat(technicianId: TechnicianId): SeatId | undefined
  /** the id of the commit of that seq; undefined: the log ends before it */
  commitId(seq: number): Promise<string | undefined>
  /** Writes a copy of the store beside it; one at a time. */
  backup(): Promise<BackupMade>
  /** one leg from each place to the next */
  way(places: Place[]): Promise<WayLeg[]>
  /** how each of these gets to one place */
  drives(from: Place[], to: Place): Promise<Drive[]>
  /** how the alarms did in the last hours */
  alarmReport(hours: ReportHours): Promise<AlarmReport>
  /** all that happened to a ticket */
  ticketLog(ticketId: TicketId): Promise<TicketLog>
  /** the tickets of a site that have left the state */
  earlierTickets(site: AskEarlier): Promise<EarlierTickets>
  metrics(): string
  /** the bodies of files */
  bodies: FileBodies
}

/** Bytes: enough for as many places as may be asked about, with all the digits a number can have. */
const drivesBody = 256 * 1024

export type RelayPhase = 'starting' | 'ready' | 'draining'

export interface HttpOptions {
  setupKey: string
  phase: () => RelayPhase
}

export interface HttpSide {
  app: FastifyInstance
  /** From now on everything is answered; before, that the relay is starting. */
  open(parts: HttpParts): void
  /** Bodies that are on their way do not hold up the end. */
  cutUploads: () => void
}

interface Opened extends HttpParts {
  snapshots: SnapshotBodies
}

export function httpServer({ setupKey, phase }: HttpOptions): HttpSide {
  const app = Fastify({ logger: false, bodyLimit: 64 * 1024, genReqId: () => randomUUID() })
  const keyHash = hashCredential(setupKey)
  let opened: Opened | undefined
  let backingUp = false

  const relay = (): Opened => {
    if (opened) return opened
    throw Object.assign(new Error('The relay is reading its store.'), { statusCode: 503, code: 'starting' })
  }
  const seatOf = (request: FastifyRequest): StoredSeat | undefined => {
    const [, seat, credential] = /^Seat ([^:\s]+):(\S+)$/.exec(request.headers.authorization ?? '') ?? []
    return seat && credential ? relay().seats.recognise(seat, credential) : undefined
  }
  const keyRefused = { code: 'keyRefused', message: 'The setup key is in the relay’s data folder.' }

  app.setErrorHandler((error: { statusCode?: number; code?: string; message: string }, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status === 503) return reply.code(status).send({ code: error.code ?? 'failed', message: error.message })
    return reply
      .code(status)
      .send({ code: status < 500 ? 'badRequest' : 'failed', message: status < 500 ? error.message : 'See the log.' })
  })

  app.get('/healthz', () => {
    const now = relay()
    return { ok: true, seq: now.head().seq, epoch: now.epoch, seats: now.seats.count }
  })

  app.get('/readyz', (_request, reply) => {
    const now = phase()
    return reply.code(now === 'ready' ? 200 : 503).send({ ready: now === 'ready', phase: now })
  })

  app.get('/metrics', (_request, reply) => reply.header('content-type', metricsContentType).send(relay().metrics()))

  app.post('/seats', async (request, reply) => {
    const now = relay()
    const enrol = enrolSchema.safeParse(request.body)
    if (!enrol.success) {
      const issue = enrol.error.issues[0]
      const message = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`
      return reply.code(400).send({ code: 'malformedEnrolment', message })
    }
    if (!credentialFits(enrol.data.key, keyHash)) return reply.code(403).send(keyRefused)
    return now.seats.enrol(enrol.data, now.now())
  })

  // The file stays where only the relay's owner can read it: whoever asked for it fetches it there.
  app.post('/backup', async (request, reply) => {
    const now = relay()
    const asked = askBackupSchema.safeParse(request.body)
    if (!asked.success || !credentialFits(asked.data.key, keyHash)) return reply.code(403).send(keyRefused)
    if (backingUp) return reply.code(409).send({ code: 'backupUnderWay', message: 'Another backup is being made.' })
    backingUp = true
    try {
      return await now.backup()
    } finally {
      backingUp = false
    }
  })

  app.get('/snapshot', async (request, reply) => {
    const known = seatOf(request)
    if (!known) return reply.code(401).send({ code: 'credentialRefused', message: 'Enrol this seat anew.' })
    if (known.technicianId !== null)
      return reply.code(403).send({ code: 'notForPhones', message: 'A phone gets its part by its connection.' })
    const accepted = request.headers['accept-encoding']
    const encoding = chooseEncoding(Array.isArray(accepted) ? accepted.join(',') : accepted)
    const body = await relay().snapshots.body(encoding)
    reply.header('content-type', snapshotContentType).header('vary', 'accept-encoding')
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    return reply.send(body)
  })

  // A seat whose copy is of another log asks how much of it stands in this one.
  app.get<{ Params: { seq: string } }>('/commits/:seq', async (request, reply) => {
    const known = seatOf(request)
    if (!known) return reply.code(401).send({ code: 'credentialRefused', message: 'Enrol this seat anew.' })
    const seq = Number(request.params.seq)
    if (!Number.isSafeInteger(seq) || seq < 1)
      return reply.code(400).send({ code: 'badRequest', message: 'A commit has a number from 1 on.' })
    return { id: (await relay().commitId(seq)) ?? null } satisfies CommitId
  })

  app.post('/way', async (request, reply) => {
    if (!seatOf(request)) return reply.code(401).send({ code: 'credentialRefused', message: 'Enrol this seat anew.' })
    const asked = askWaySchema.safeParse(request.body)
    if (!asked.success)
      return reply.code(400).send({ code: 'badRequest', message: 'A way has 2 to 60 places, WGS84 degrees.' })
    return { legs: await relay().way(asked.data.places) }
  })

  app.post('/drives', { bodyLimit: drivesBody }, async (request, reply) => {
    if (!seatOf(request)) return reply.code(401).send({ code: 'credentialRefused', message: 'Enrol this seat anew.' })
    const asked = askDrivesSchema.safeParse(request.body)
    if (asked.success) return { drives: await relay().drives(asked.data.from, asked.data.to) }
    const message = `Drives go from 1 to ${mostDrives} places to one, WGS84 degrees.`
    return reply.code(400).send({ code: 'badRequest', message })
  })

  app.get('/alarm-report', async (request, reply) => {
    const known = seatOf(request)
    if (!known) return reply.code(401).send({ code: 'credentialRefused', message: 'Enrol this seat anew.' })
    if (known.technicianId !== null)
      return reply.code(403).send({ code: 'notForPhones', message: 'A phone has no alarms.' })
    const asked = askAlarmReportSchema.safeParse(request.query)
    if (!asked.success)
      return reply.code(400).send({ code: 'badRequest', message: 'A report is over 8, 12 or 24 hours.' })
    return relay().alarmReport(asked.data.hours)
  })

  // A phone that was replaced asks here before it comes back, so that it never throws the other one out.
  app.get('/phone', (request, reply) => {
    const known = seatOf(request)
    if (!known) return reply.code(401).send({ code: 'credentialRefused', message: 'Enrol this seat anew.' })
    if (known.technicianId === null)
      return reply.code(403).send({ code: 'onlyForPhones', message: 'This seat is no phone.' })
    const onAir = relay().phoneSeat(known.technicianId)
    return { onAir: onAir === undefined ? 'none' : onAir === known.seat ? 'this' : 'other' }
  })

  const cutUploads = fileRoutes(app, { seatOf, bodies: () => relay().bodies })
  historyRoutes(app, {
    seatOf,
    ticketLog: (id) => relay().ticketLog(id),
    earlier: (site) => relay().earlierTickets(site),
  })

  return {
    app,
    cutUploads,
    open(parts) {
      opened = {
        ...parts,
        snapshots: new SnapshotBodies(
          () => takeSnapshot(parts),
          () => parts.head().tip,
        ),
      }
    },
  }
}
