// Puts a relay together: store, committer, seats, feed, positions, effects, and the two edges. It holds no rule itself.
import { uuidv7 } from 'uuidv7'
import { emptyLog } from '../shared/events/commit.ts'
import { applyChange, EntityTables, kinds, type Change } from '../shared/model/entities.ts'
import { Committer } from './commit/committer.ts'
import { SeatProgress } from './commit/seat-progress.ts'
import { Cursor } from './effects/cursor.ts'
import { ReleaseTimer } from './effects/release-timer.ts'
import { deltaHorizon, RecentCommits } from './feed/recent-commits.ts'
import { OpenRecalls, techniciansConcerned } from './feed/technician-view.ts'
import { httpServer } from './http/http-server.ts'
import { LatestFixes } from './positions/latest-fixes.ts'
import { SeatRegister } from './seats/seat-register.ts'
import { Seating } from './socket/seating.ts'
import { socketServer, type SocketServer } from './socket/socket-server.ts'
import type { Store } from './store/store.ts'

export interface RelayOptions {
  store: Store
  setupKey: string
  /** epoch ms */
  now: () => number
  host: string
  /** 0: any free port */
  port: number
  /** how often changed positions are sent, ms */
  frameEvery: number
  /** The relay cannot go on: say why and end the process. */
  failed: (error: Error) => void
}

export interface Relay {
  port: number
  /** Takes nothing more, writes and tells what it has taken, says goodbye. */
  stop(): Promise<void>
}

const keyFrameEvery = 10_000

export async function startRelay({ store, now, failed, ...options }: RelayOptions): Promise<Relay> {
  const start = await store.start(deltaHorizon)
  const state = new EntityTables()
  for (const kind of kinds)
    for (const entity of start.entities[kind]) applyChange(state, { kind, id: entity.id, value: entity } as Change)
  const last = start.recent.at(-1)
  const recent = new RecentCommits(start.recent)
  const progress = new SeatProgress()
  const seats = new SeatRegister(store, progress, start.seats)
  const recalls = new OpenRecalls()
  const fixes = new LatestFixes()

  const committer: Committer = new Committer(
    store,
    state,
    progress,
    last ? { seq: last.seq, tip: last.id } : emptyLog,
    last?.at ?? 0,
    {
      now,
      failed,
      answer: (seat, answer) => seating.answer(seat, answer),
      expect: (seat, expect) => seating.expect(seat, expect),
      committed(group) {
        recent.push(group.commits)
        release.note(group.changes)
        seating.tell(group, group.position.seq - group.commits.length)
        if (group.commits.length > 0) delivery.wake()
      },
    },
  )
  const applyRule = committer.applyRule.bind(committer)
  const release = new ReleaseTimer(now, applyRule)
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

  const http = httpServer({
    epoch: start.epoch,
    state,
    seats,
    setupKey: options.setupKey,
    head: () => committer.head,
    now,
    phoneSeat: (technicianId) => seating.phoneSeat(technicianId),
  })
  const sockets: SocketServer = socketServer(http.server, seating, {
    now,
    recognise: (seat, credential) => seats.recognise(seat, credential),
    arrive: (arrival) => committer.arrive(arrival),
  })
  await http.listen({ host: options.host, port: options.port })
  delivery.wake()

  const deltas = setInterval(() => {
    const frame = fixes.delta(now())
    if (frame) sockets.frame(frame)
  }, options.frameEvery)
  const keys = setInterval(() => sockets.frame(fixes.key(now())), keyFrameEvery)

  const address = http.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    async stop() {
      clearInterval(deltas)
      clearInterval(keys)
      release.stop()
      await committer.drain()
      await delivery.stop()
      sockets.tell('bye', { reason: 'stopping' })
      await sockets.close()
      await http.close()
      await store.close()
    },
  }
}
