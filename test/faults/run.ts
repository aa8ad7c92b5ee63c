// One run: everybody at work, things go wrong by the schedule, all is put right, all comes to rest, and the checker reads
// what is left.
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { readIdentity } from '../../electron/seat/identity.ts'
import { applyChange, EntityTables, kinds, type Change } from '../../shared/model/entities.ts'
import type { Snapshot } from '../../shared/wire/http.ts'
import { check, count, type Counts } from './checker.ts'
import { doFault } from './do-fault.ts'
import { readHistory } from './history.ts'
import { House } from './house.ts'
import { readStoreFile } from './read-store.ts'
import type { Era, RunRecord, Violation } from './run-record.ts'
import { drawSchedule, isRelayFault, scheduleLine, type Cast, type Fault, type FaultKind } from './schedule.ts'
import { stateHash } from './state-hash.ts'

export interface RunOptions {
  seed: string
  seconds: number
  /** kept afterwards when something was wrong */
  folder: string
  relayProgram: string
  seatProgram: string
  only: readonly FaultKind[]
  /** how long everything may take to come to rest, ms */
  restWithin: number
  say: (line: string) => void
}

export interface RunResult {
  violations: Violation[]
  counts: Counts
  /** what was done, and how often */
  tally: Map<string, number>
  /** why what was not done was not done */
  skipped: Map<string, string>
}

export const cast: Cast = {
  consoles: ['console-1', 'console-2', 'console-3', 'console-4'],
  phones: ['phone-1', 'phone-2', 'phone-3'],
  small: 'console-3',
  clocked: 'console-4',
}
/** A fault that had to wait longer than this for the one before is left out: the run has an end. */
const tooLate = 3_000
const pace = 80 // ms between two deeds of a dispatcher

export async function run(options: RunOptions): Promise<RunResult> {
  const { seed, seconds, say, only } = options
  const troubles: Violation[] = []
  const trouble = (code: string, what: string) => {
    troubles.push({ code, what })
    say(`! ${code}: ${what}`)
  }
  const schedule = drawSchedule(seed, seconds, cast, only)
  for (const fault of schedule) say(scheduleLine(fault))
  const house = new House({ ...options, cast, pace, trouble })
  const stop = () => void house.close().then(() => process.exit(130))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    const began = performance.now()
    const passed = () => `${((performance.now() - began) / 1_000).toFixed(1)} s`
    await house.open()
    say(`all at work after ${passed()}`)
    const skipped = await playSchedule(house, schedule, seconds, trouble)
    say(`all put right after ${passed()}`)
    const rested = await comeToRest(house, options.restWithin)
    say(`${rested === true ? 'all at rest' : 'still not at rest'} after ${passed()}`)
    if (rested !== true) trouble('neverAtRest', rested)
    const record = await collect(house, trouble)
    return { violations: [...troubles, ...check(record)], counts: count(record), tally: house.tally, skipped }
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    await house.close()
  }
}

async function playSchedule(
  house: House,
  schedule: readonly Fault[],
  seconds: number,
  trouble: (code: string, what: string) => void,
): Promise<Map<string, string>> {
  const skipped = new Map<string, string>()
  const began = performance.now()
  const chains = new Map<string, Promise<void>>()
  for (const fault of schedule) {
    await sleep(Math.max(0, fault.at - (performance.now() - began)))
    const whose = isRelayFault(fault.kind) ? 'relay' : fault.seat!
    const act = async () => {
      const late = performance.now() - began - fault.at > tooLate
      const reason = late ? 'those before it took too long' : await doFault(house, fault)
      if (reason !== undefined) skipped.set(fault.kind, reason)
    }
    chains.set(
      whose,
      (chains.get(whose) ?? Promise.resolve()).then(act).catch((error: Error) => {
        trouble('faultFailed', `${fault.kind}: ${error.stack ?? error.message}`)
      }),
    )
  }
  await sleep(Math.max(0, seconds * 1_000 - (performance.now() - began)))
  await Promise.all(chains.values())
  return skipped
}

/** No more deeds: all outboxes drain, all copies catch up, all deliveries are confirmed. @returns true, or who does not */
async function comeToRest(house: House, within: number): Promise<true | string> {
  house.relayClock?.set(0)
  for (const seat of house.seats.values()) seat.tell({ order: 'quiet' })
  const until = performance.now() + within
  let restless = 'the relay'
  let calm = 0
  let before = -1
  // Timers of the relay (releases, records of what was sent) may still add to the log: it has to stand still for a while.
  while (calm < 4) {
    if (performance.now() > until) return restless
    await sleep(250)
    const head = await house.head()
    const reports = await Promise.all(
      [...house.seats.values()].map(async (seat) => ({ seat, report: await seat.report() })),
    )
    const busy = reports.find(
      ({ seat, report }) =>
        !report ||
        report.outbox + report.unconfirmed > 0 ||
        (seat.how.technicianId === null && report.seq !== head) ||
        report.phase !== 'live',
    )
    restless = busy
      ? `${busy.seat.name} stands at ${JSON.stringify(busy.report)}, the relay at ${head}`
      : 'the log goes on'
    calm = head !== undefined && !busy && head === before ? calm + 1 : 0
    before = head ?? -1
  }
  return true
}

async function collect(house: House, trouble: (code: string, what: string) => void): Promise<RunRecord> {
  const relay = await relaySnapshot(house)
  const seats = [...house.seats.values()]
  const reports = await Promise.all(seats.map((seat) => seat.report()))
  await Promise.all(seats.map((seat) => seat.stop()))
  await house.stopRelay()
  await house.verify().catch((error: Error) => trouble('storeNotSound', error.message))
  house.keepEra()
  const eras: Era[] = []
  for (const { folder, from, base } of house.eras) eras.push({ ...(await readStoreFile(folder)), from, base })
  return {
    eras,
    relay,
    seats: seats.map(({ seat, how }, i) => {
      const { name, technicianId, history } = how
      return { name, seat, technicianId, lines: readHistory(history), last: reports[i] ?? null }
    }),
  }
}

/** What the relay itself would give a console that comes new. */
async function relaySnapshot(house: House): Promise<RunRecord['relay']> {
  const identity = await readIdentity(path.join(house.options.folder, cast.consoles[0]!))
  try {
    const response = await fetch(`${house.relay.url}/snapshot`, {
      headers: { authorization: `Seat ${identity?.seat}:${identity?.credential}` },
      signal: AbortSignal.timeout(5_000),
    })
    const snapshot = (await response.json()) as Snapshot
    const state = new EntityTables()
    for (const kind of kinds)
      for (const entity of snapshot.entities[kind]) applyChange(state, { kind, id: entity.id, value: entity } as Change)
    return { seq: snapshot.seq, hash: stateHash(state) }
  } catch {
    return null
  }
}
