// The relay's middle, from the arrival of a command to what is told, over a very long log, with a store that forgets: does
// its memory stay what it was? The heap is read after a collection, so that what is seen is held by somebody.
import { performance } from 'node:perf_hooks'
import { uuidv7 } from 'uuidv7'
import type { Intent } from '../../../shared/commands/command.ts'
import { intent } from '../../../shared/commands/decide.ts'
import { emptyLog } from '../../../shared/events/commit.ts'
import { EntityTables } from '../../../shared/model/entities.ts'
import { Committer } from '../../../server/commit/committer.ts'
import { SeatProgress } from '../../../server/commit/seat-progress.ts'
import { ArchiveTimer } from '../../../server/effects/archive-timer.ts'
import { ReleaseTimer } from '../../../server/effects/release-timer.ts'
import { RecentCommits } from '../../../server/feed/recent-commits.ts'
import { OpenRecalls } from '../../../server/feed/technician-view.ts'
import { memoryStore } from '../../../server/store/memory-store.ts'
import { serve } from '../child.ts'
import { assignTicket, createTicket, registerTechnician } from '../large-centre.ts'
import { consoleSeat } from './prepared-store.ts'

export interface LongLogRun {
  kind: 'lives' | 'reroutes'
  events: number
  alive: number
}
export interface LongLogResult {
  events: number
  /** after each twentieth of the way: events so far, heap in use and resident memory, MB */
  samples: { events: number; heapMb: number; rssMb: number }[]
  tickets: number
  ended: number
}

/** As many as one group takes. */
const atOnce = 256
const technicians = 100
const seatCount = 16
const sampleCount = 20

serve({
  async run({ kind, events: wanted, alive }: LongLogRun): Promise<LongLogResult> {
    const state = new EntityTables()
    const progress = new SeatProgress()
    const recent = new RecentCommits([])
    const recalls = new OpenRecalls()
    const seats = Array.from({ length: seatCount }, (_, i) => ({ ...consoleSeat(i), n: 0 }))
    for (const { seat } of seats) progress.add(seat, 0)
    let now = Date.UTC(2026, 2, 2, 8)
    let events = 0
    let open = 0
    let answered = () => {}
    const release = new ReleaseTimer(
      () => now,
      () => {},
    )
    const committer = new Committer({ ...memoryStore(), write: async () => {} }, state, progress, emptyLog, 0, {
      now: () => now,
      mono: () => performance.now(),
      failed: (error) => {
        throw error
      },
      expect: (_seat, { why }) => {
        throw new Error(`a command was not taken: ${why}`)
      },
      answer: () => {},
      committed(group) {
        recent.push(group.commits)
        release.note(group.changes)
        archive.note(group.changes)
        for (const change of group.changes) if (change.kind === 'visit' && change.value) recalls.note(change.value)
        for (const { events: some } of group.commits) events += some.length
        open -= group.answers.length
        const refused = group.answers.find(({ answer }) => answer.result.kind === 'refused')
        if (refused) throw new Error(JSON.stringify(refused))
        if (open === 0) answered()
      },
    })
    // What the relay's own rule asks for is decided with the next group.
    const archive: ArchiveTimer = new ArchiveTimer(state, {
      now: () => now,
      applyRule: (id, asked) => committer.applyRule(id, asked),
    })
    let turn = 0
    const ask = async (intents: readonly Intent[]) => {
      for (let at = 0; at < intents.length; at += atOnce) {
        const some = intents.slice(at, at + atOnce)
        open = some.length
        // A group a minute: a million events are some days.
        now += 60_000
        archive.look()
        const done = new Promise<void>((resolve) => (answered = resolve))
        for (const { name, args, basedOn } of some) {
          const seat = seats[turn++ % seats.length]!
          const n = ++seat.n
          const id = uuidv7()
          const command = { v: 1, seat: seat.seat, n, id, actor: seat.actors[0], name, args, basedOn, madeAt: now }
          const { actors } = seat
          committer.arrive({ seat: seat.seat, actors, technicianId: null, n, id, command, oversized: false, ageMs: 0 })
        }
        await done
      }
    }

    // Registering needs an administrator.
    for (const seat of seats) seat.actors = [{ ...seat.actors[0]!, role: 'administrator' }]
    await ask(Array.from({ length: technicians }, (_, i) => registerTechnician(i, now)))
    for (const seat of seats) seat.actors = consoleSeat(0).actors
    const samples: LongLogResult['samples'] = []
    const sample = () => {
      globalThis.gc?.()
      const { heapUsed, rss } = process.memoryUsage()
      samples.push({ events, heapMb: heapUsed / 2 ** 20, rssMb: rss / 2 ** 20 })
    }
    const technicianOf = (i: number) => `w${i % technicians}`
    let born = 0
    const birth = () => {
      const i = born++
      return { i, create: createTicket(i, `t${i}`), assign: assignTicket(`t${i}`, `v${i}`, technicianOf(i)) }
    }
    const first = Array.from({ length: alive }, birth)
    await ask(first.map(({ create }) => create))
    await ask(first.map(({ assign }) => assign))

    let ended = 0
    const step = async () => {
      if (kind === 'reroutes') {
        const intents = Array.from({ length: technicians }, (_, i) => {
          const seen = state.get('route', technicianOf(i))?.visitIds ?? []
          return intent(
            'reroute-technician',
            { technicianId: technicianOf(i), visitIds: [...seen].reverse() },
            { visitIds: seen },
          )
        })
        return ask(intents)
      }
      const next = Array.from({ length: atOnce / 2 }, birth)
      const over = next.map((_, k) => ended + k)
      ended += over.length
      await ask(
        over.map((i) => intent('resolve-ticket', { ticketId: `t${i}`, resolution: 'Done.' }, { visitId: `v${i}` })),
      )
      await ask(next.map(({ create }) => create))
      return ask(next.map(({ assign }) => assign))
    }
    while (samples.length < sampleCount) {
      await step()
      if (events >= ((samples.length + 1) * wanted) / sampleCount) sample()
    }
    release.stop()
    return { events, samples, tickets: state.size('ticket'), ended }
  },
})
