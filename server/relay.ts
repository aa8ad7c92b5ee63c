// Puts a relay together: store, committer, seats, feed, positions, effects, and the two edges. It holds no rule itself.
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { uuidv7 } from 'uuidv7'
import { emptyLog } from '../shared/events/commit.ts'
import { applyChange, EntityTables, kinds, type Change } from '../shared/model/entities.ts'
import { isUsable } from '../shared/geo/freshness.ts'
import { Committer } from './commit/committer.ts'
import { SeatProgress } from './commit/seat-progress.ts'
import { AlarmLog } from './effects/alarm-log.ts'
import { AlarmWatch } from './effects/alarm-watch.ts'
import { ArchiveTimer } from './effects/archive-timer.ts'
import { ClockTimer } from './effects/clock-timer.ts'
import { Cursor } from './effects/cursor.ts'
import { Escalator } from './effects/escalator.ts'
import { LatenessWatch } from './effects/lateness-watch.ts'
import { Reckoner } from './effects/reckoner.ts'
import { ReleaseTimer } from './effects/release-timer.ts'
import type { Timers } from './effects/timers.ts'
import { commitsAtHand, RecentCommits } from './feed/recent-commits.ts'
import { OpenRecalls, techniciansConcerned } from './feed/technician-view.ts'
import { FileBodies, filesFolder } from './files/file-bodies.ts'
import { LogAnswers } from './history/log-answers.ts'
import { httpServer, type RelayPhase } from './http/http-server.ts'
import { RelayMetrics, type RelayNow } from './metrics/relay-metrics.ts'
import { LatestFixes } from './positions/latest-fixes.ts'
import { estimatedWays, type Ways } from './routing/ways.ts'
import { Attendance } from './seats/attendance.ts'
import { SeatRegister } from './seats/seat-register.ts'
import { Seating } from './socket/seating.ts'
import { socketServer, type SocketServer } from './socket/socket-server.ts'
import type { Store } from './store/store.ts'

export interface RelayOptions {
  store: Store
  /** where backups are written */
  data: string
  setupKey: string
  /** epoch ms */
  now: () => number
  /** who wakes the effects when the clock is another than the machine's */
  timers?: Timers
  host: string
  /** 0: any free port */
  port: number
  /** how often changed positions are sent, ms */
  frameEvery: number
  /** how long the watch for coming lateness rests between two looks, ms; without: 20 s */
  latenessEvery?: number
  /** who knows the roads; without, every way is an estimate */
  ways?: Ways
  /** where positions are kept; given by whoever has further doors for them than phones */
  fixes?: LatestFixes
  /** A file's body has rotted on the disk, and lies there now. */
  fileDamaged?: (file: string) => void
  /** The relay cannot go on: say why and end the process. */
  failed: (error: Error) => void
}

export interface Relay {
  port: number
  /** Resolves when nothing is under way: all is decided, written and told. @returns how far the log is */
  settled(): Promise<number>
  /** Takes nothing more, writes and tells what it has taken, says goodbye. */
  stop(): Promise<void>
}

const keyFrameEvery = 10_000
/** How often slow seats are looked for, beside at every commit. */
const lookEvery = 250
/** How often tickets that ended long ago are looked for, ms. */
const archiveEvery = 10_000
/** How often technicians who are not heard of are looked for, ms. */
const listenEvery = 10_000
/** How long the watch for coming lateness rests between two looks, ms. */
const latenessEvery = 20_000
/** What a backup is called before somebody has taken it away. */
export const backupName = /^backup-[0-9a-f-]+\.partial$/

export async function startRelay({ store, now, timers, failed, ...options }: RelayOptions): Promise<Relay> {
  let phase: RelayPhase = 'starting'
  const http = httpServer({ setupKey: options.setupKey, phase: () => phase })
  await http.app.listen({ host: options.host, port: options.port })
  const start = await store.start(commitsAtHand)
  const state = new EntityTables()
  for (const kind of kinds)
    for (const entity of start.entities[kind]) applyChange(state, { kind, id: entity.id, value: entity } as Change)
  const last = start.recent.at(-1)
  const recent = new RecentCommits(start.recent)
  const progress = new SeatProgress()
  const seats = new SeatRegister(store, progress, start.seats)
  const recalls = new OpenRecalls()
  const ways = options.ways ?? estimatedWays
  const fixes = options.fixes ?? new LatestFixes()
  const metrics = new RelayMetrics()
  const bodies = new FileBodies(path.join(options.data, filesFolder), options.fileDamaged)
  bodies.dropPartials()

  const committer: Committer = new Committer(
    store,
    state,
    progress,
    last ? { seq: last.seq, tip: last.id } : emptyLog,
    last?.at ?? 0,
    {
      now,
      mono: () => performance.now(),
      failed,
      bodyOf: (sha256) => bodies.bodyOf(sha256),
      answer: (seat, answer) => seating.answer(seat, answer),
      expect: (seat, expect) => seating.expect(seat, expect),
      committed(group, times) {
        metrics.note(group, times)
        recent.push(group.commits)
        release.note(group.changes)
        archive.note(group.changes)
        clocks.note(group.changes)
        reckoner.note(group.changes)
        alarms.note(group.changes)
        alarmLog.note(group.commits)
        escalator.note(group.changes)
        seating.tell(group, group.position.seq - group.commits.length)
        if (group.commits.length > 0) delivery.wake()
      },
    },
  )
  const applyRule = committer.applyRule.bind(committer)
  const release = new ReleaseTimer(now, applyRule, timers)
  const archive = new ArchiveTimer(state, { now, applyRule })
  const clocks = new ClockTimer(state, now, applyRule, timers)
  const reckoner = new Reckoner(state, applyRule)
  const startedAt = now()
  const fixOf = (technicianId: string) => {
    const index = state.get('technician', technicianId)?.index
    return index === undefined ? undefined : fixes.of(index)
  }
  const attendance = new Attendance(now, () => sockets.connections())
  const alarms = new AlarmWatch(state, {
    now,
    // Positions are not kept: after a start everybody has time to be heard of.
    silence: (technicianId) => now() - (fixOf(technicianId)?.at ?? startedAt),
    awaySince: (seat) => attendance.awaySince(seat),
    applyRule,
    timers,
  })
  const alarmLog = new AlarmLog({
    now,
    head: () => committer.head.seq,
    read: (after, limit) => store.commits(after, limit),
    alarms: () => state.values('alarm'),
  })
  const placeOf = (technicianId: string) => {
    const fix = fixOf(technicianId)
    return fix && isUsable(now() - fix.at) ? { lat: fix.lat, lon: fix.lon } : null
  }
  const lateness = new LatenessWatch(state, { now, along: (places) => ways.along(places), applyRule, placeOf, timers })
  const escalator = new Escalator(state, {
    now,
    placeOf,
    drives: async (from, to) => ways.table(from, [to]),
    newVisitId: uuidv7,
    applyRule,
    timers,
  })
  const seating: Seating = new Seating(
    {
      epoch: start.epoch,
      state,
      progress,
      recent,
      recalls,
      fixes,
      now,
      head: () => committer.head,
      applyRule,
      newId: uuidv7,
    },
    () => sockets,
  )
  const delivery = new Cursor(
    start.cursors['delivery'] ?? 0,
    (commit) => {
      for (const technicianId of techniciansConcerned(state, commit.events)) seating.tellPhone(technicianId, false)
    },
    {
      // A phone that is not there gets its whole view when it comes, so what is older than memory needs no telling.
      read: (after) => Promise.resolve(recent.after(after)),
      save: (seq) => store.setCursor('delivery', seq),
      failed,
    },
  )
  for (const visit of state.values('visit')) {
    recalls.note(visit)
    release.noteVisit(visit)
  }

  const sockets: SocketServer = socketServer(http.app.server, seating, {
    now,
    recognise: (seat, credential) => seats.recognise(seat, credential),
    arrive: (arrival) => committer.arrive(arrival),
  })
  const past = new LogAnswers({
    store,
    state,
    head: () => committer.head,
    lastAt: () => recent.last?.at ?? 0,
    labelOf: (seat) => seats.labelOf(seat),
  })
  http.open({
    epoch: start.epoch,
    state,
    seats,
    head: () => committer.head,
    now,
    phoneSeat: (technicianId) => seating.phoneSeat(technicianId),
    async commitId(seq) {
      // What the store holds beyond the head is not yet told to anybody.
      if (seq > committer.head.seq) return undefined
      return (recent.at(seq) ?? (await store.commits(seq - 1, 1)).find((commit) => commit.seq === seq))?.id
    },
    async backup() {
      const file = `backup-${randomUUID()}.partial`
      return { file, seq: await store.backup(path.join(options.data, file)) }
    },
    way: (places) => ways.along(places),
    drives: (from, to) => ways.drives(from, to),
    alarmReport: (hours) => alarmLog.report(hours),
    ticketLog: (ticketId) => past.ticketLog(ticketId),
    earlierTickets: (site) => past.earlierTickets(site),
    metrics: () => metrics.text(relayNow()),
    bodies,
  })
  const relayNow = (): RelayNow => {
    const connections = [...sockets.connections()]
    const connected = new Map<string, number>()
    for (const { seat } of connections) connected.set(seat.kind, (connected.get(seat.kind) ?? 0) + 1)
    return {
      seq: committer.head.seq,
      undecided: committer.undecided,
      seatsEnrolled: seats.byKind,
      seatsConnected: connected,
      waiting: connections.map((connection) => connection.backlog().bytes),
      seatsBehind: seating.live.behind,
      seatsLeftLive: seating.live.left,
      seatsEndedSlow: seating.ended,
      framesDropped: sockets.framesDropped,
      fixesTaken: seating.fixes,
      positions: fixes.size,
    }
  }
  archive.start(state.values('ticket'), archiveEvery)
  clocks.start(state.values('ticket'))
  reckoner.start()
  alarms.start(listenEvery)
  escalator.start()
  lateness.start(options.latenessEvery ?? latenessEvery)
  metrics.start()
  phase = 'ready'
  delivery.wake()

  const deltas = setInterval(() => {
    const frame = fixes.delta(now())
    if (frame) sockets.frame(frame)
  }, options.frameEvery)
  const looks = setInterval(() => seating.look(performance.now()), lookEvery)
  const keys = setInterval(() => sockets.frame(fixes.key(now())), keyFrameEvery)

  const address = http.app.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    async settled() {
      // What an effect asks of the roads comes back a few turns later, and may be a command.
      for (let quiet = 0, seq = -1; quiet < 3;) {
        await new Promise((resolve) => setImmediate(resolve))
        await committer.idle()
        await delivery.settled()
        quiet = committer.head.seq === seq ? quiet + 1 : 0
        seq = committer.head.seq
      }
      return committer.head.seq
    },
    async stop() {
      phase = 'draining'
      metrics.stop()
      clearInterval(deltas)
      clearInterval(looks)
      clearInterval(keys)
      release.stop()
      archive.stop()
      clocks.stop()
      reckoner.stop()
      lateness.stop()
      alarms.stop()
      escalator.stop()
      await committer.drain()
      await delivery.stop()
      sockets.tell('bye', { reason: 'stopping' })
      http.cutUploads()
      await sockets.close()
      await http.app.close()
      await ways.close()
      await store.close()
    },
  }
}
