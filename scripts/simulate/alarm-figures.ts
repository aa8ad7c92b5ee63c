// The figures by which ISA-18.2 and EEMUA 191 judge a day of alarms, and what must hold of them: at each seat at most one in
// ten minutes and no flood, four of five of the least urgent kind, none that chatters or stays for ever.
import { alarmPriorities, type AlarmPriority } from '../../shared/alarms/registry.ts'
import type { Role } from '../../shared/model/actor.ts'
import type { Instant, Milliseconds } from '../../shared/model/ids.ts'
import { acting, type AlarmRecord } from './alarm-record.ts'

const minutes = 60_000
export const window: Milliseconds = 10 * minutes
const day = 24 * 60 * minutes
/** So many come-and-goes in a minute are chatter. */
const chatter = 3

export interface SeatFigures {
  role: Role
  count: number
  /** on average, in ten minutes */
  average: number
  /** in the worst ten minutes */
  worst: number
}

export interface AlarmFigures {
  seats: SeatFigures[]
  /** per cent of what came to a dispatcher's seat */
  mix: Record<AlarmPriority, number>
  types: [type: string, count: number][]
  chattering: number
  /** how many stood longer than a day, and the longest, ms */
  stale: number
  longest: Milliseconds
}

/** A day, or as much of it as has passed. */
export interface DayRecord {
  record: AlarmRecord
  from: Instant
  to: Instant
}

/** Of one day, or of several: rates over all of them, the worst of any. */
export function alarmFigures(days: readonly DayRecord[]): AlarmFigures {
  const length = days.reduce((sum, { from, to }) => sum + to - from, 0)
  const seats = acting.map((role): SeatFigures => {
    const times = days.map(({ record }) => record.announced.get(role)!.map(({ at }) => at))
    const count = times.flat().length
    const worst = Math.max(...times.map((own) => mostWithin(own, window)))
    return { role, count, average: (count / length) * window, worst }
  })
  const all = days.flatMap(({ record }) => record.announced.get('dispatcher')!)
  const types = new Map<string, number>()
  for (const { type } of all) types.set(type, (types.get(type) ?? 0) + 1)
  const share = (priority: AlarmPriority) => (all.filter((one) => one.priority === priority).length / all.length) * 100
  const stood = days.flatMap(({ record, to }) => [...record.stood, ...record.standing(to)])
  const toggles = days.flatMap(({ record }) => [...record.toggles.values()])
  return {
    seats,
    mix: Object.fromEntries(alarmPriorities.map((priority) => [priority, share(priority)])) as AlarmFigures['mix'],
    types: [...types].sort((a, b) => b[1] - a[1]),
    chattering: toggles.filter((times) => mostWithin(times, minutes) >= chatter).length,
    stale: stood.filter((ms) => ms > day).length,
    longest: Math.max(0, ...stood),
  }
}

/** How many of these instants, in order, lie in the fullest stretch of such a length. */
export function mostWithin(times: readonly Instant[], length: Milliseconds): number {
  let most = 0
  for (let from = 0, to = 0; to < times.length; to += 1) {
    while (times[to]! - times[from]! >= length) from += 1
    most = Math.max(most, to - from + 1)
  }
  return most
}
