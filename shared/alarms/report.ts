// How the alarms do: the figures by which a control room judges its own alarms (ISA-18.2, EEMUA 191), reckoned from the log.
// Pure, and in one pass over what it is given.
import { z } from 'zod'
import { concernsRole } from './concerns.ts'
import { alarmPriorities, alarmTypeList, definitionOf, escalation, flood, type AlarmType } from './registry.ts'
import type { Commit } from '../events/commit.ts'
import type { Event } from '../events/event.ts'
import type { Alarm } from '../model/alarm.ts'
import { instantSchema, type Instant, type Milliseconds } from '../model/ids.ts'

export const reportHours = [8, 12, 24] as const
export const reportHoursSchema = z.literal(reportHours)
export type ReportHours = (typeof reportHours)[number]

const count = z.number().int().min(0)
const cause = z.strictObject({ type: z.enum(alarmTypeList), area: z.string() })

export const alarmReportSchema = z.strictObject({
  /** what it covers: less than was asked for when the log does not go back so far */
  from: instantSchema,
  to: instantSchema,
  logBegins: z.boolean(),
  /** raised, or raised anew as more urgent */
  announced: count,
  priorities: z.strictObject({ 1: count, 2: count, 3: count }),
  /** in each ten minutes from `from` on */
  course: z.array(count),
  /** what a seat of each role was told */
  seats: z.array(
    z.strictObject({
      role: z.enum(escalation),
      told: count,
      worst: z.strictObject({ count, at: instantSchema }).nullable(),
      floods: count,
      floodMs: count,
    }),
  ),
  /** the ten with the most, most first */
  sources: z.array(cause.extend({ count })),
  /** raised three times within a minute */
  chattering: z.array(cause.extend({ count })),
  seen: count,
  /** from its announcement to that; null: none was seen */
  medianMs: count.nullable(),
  taken: count,
  passedOn: count,
  /** now: all that stand, those that do so for more than 24 hours, those that are put aside */
  standing: count,
  long: z.array(cause.extend({ since: instantSchema })),
  shelved: count,
})
export type AlarmReport = z.infer<typeof alarmReportSchema>

export const slot: Milliseconds = 10 * 60_000
const mostSources = 10
const chatters = { times: 3, within: 60_000 }
const standsLong: Milliseconds = 24 * 3_600_000
const mostNamed = 20

type Logged = Pick<Commit, 'at' | 'events'>
type Raised = Extract<Event, { type: 'alarmRaised' }>['alarm']

/**
 * @param log oldest first; what is not about alarms, or not between `from` and `to`, is passed over
 * @param alarms as they are at `to`
 */
export function alarmReport(
  log: Iterable<Logged>,
  alarms: Iterable<Alarm>,
  { from, to, logBegins }: Pick<AlarmReport, 'from' | 'to' | 'logBegins'>,
): AlarmReport {
  const raised: { at: Instant; alarm: Raised }[] = []
  const told = new Map(escalation.map((role) => [role, [] as Instant[]]))
  const announcedAt = new Map<string, Instant>()
  const waits: Milliseconds[] = []
  let taken = 0
  let passedOn = 0
  for (const { at, events } of log) {
    if (at < from || at > to) continue
    for (const event of events)
      switch (event.type) {
        case 'alarmRaised': {
          raised.push({ at, alarm: event.alarm })
          announcedAt.set(event.alarm.id, at)
          for (const [role, times] of told) if (concernsRole(role, definitionOf(event.alarm.type))) times.push(at)
          break
        }
        case 'alarmUnshelved':
          announcedAt.set(event.alarmId, at)
          break
        case 'alarmAcknowledged': {
          // Older ones do not say what was seen.
          const since = event.raisedAt ?? announcedAt.get(event.alarmId)
          if (since !== undefined) waits.push(at - since)
          break
        }
        case 'alarmTaken':
          taken++
          break
        case 'alarmEscalated':
          passedOn++
          for (const [role, times] of told) if (role === event.owner) times.push(at)
          break
        default:
      }
  }
  const priorities: AlarmReport['priorities'] = { 1: 0, 2: 0, 3: 0 }
  const course = Array.from({ length: Math.max(1, Math.ceil((to - from) / slot)) }, () => 0)
  for (const { at, alarm } of raised) {
    priorities[definitionOf(alarm.type).priority]++
    course[Math.min(course.length - 1, Math.floor((at - from) / slot))]!++
  }
  const now = [...alarms]
  const standing = now.filter(({ active, shelved }) => active && !shelved)
  return {
    from,
    to,
    logBegins,
    announced: raised.length,
    priorities,
    course,
    seats: escalation.map((role) => {
      const times = told.get(role)!
      return { role, told: times.length, worst: worstTen(times), ...floodsIn(times, to) }
    }),
    sources: sourcesOf(raised).slice(0, mostSources),
    chattering: chatteringOf(raised).slice(0, mostNamed),
    seen: waits.length,
    medianMs: median(waits),
    taken,
    passedOn,
    standing: standing.length,
    long: now
      .filter(({ active }) => active)
      .map(({ type, area, since, raisedAt }) => ({ type, area, since: since ?? raisedAt }))
      .filter(({ since }) => to - since > standsLong)
      .sort((a, b) => a.since - b.since)
      .slice(0, mostNamed),
    shelved: now.filter(({ shelved }) => shelved).length,
  }
}

/** The ten minutes with the most; the first of them when several have as many. */
function worstTen(times: readonly Instant[]): { count: number; at: Instant } | null {
  let worst: { count: number; at: Instant } | null = null
  let end = 0
  for (const [i, at] of times.entries()) {
    while (end < times.length && times[end]! < at + slot) end++
    if (end - i > (worst?.count ?? 0)) worst = { count: end - i, at }
  }
  return worst
}

/** As the seat itself tells a flood. */
function floodsIn(times: readonly Instant[], to: Instant): { floods: number; floodMs: Milliseconds } {
  let began: Instant | null = null
  let floods = 0
  let floodMs = 0
  /** those of the last ten minutes are `times[first]` to the one before `next` */
  let first = 0
  let next = 0
  const pass = (now: Instant) => {
    for (; first < next && times[first]! + flood.span <= now; first++)
      if (began !== null && next - first - 1 < flood.ends) {
        floodMs += times[first]! + flood.span - began
        began = null
      }
  }
  while (next < times.length) {
    const at = times[next]!
    pass(at - 1)
    while (times[next] === at) next++
    pass(at)
    if (began !== null || next - first < flood.begins) continue
    began = at
    floods++
  }
  pass(to)
  return { floods, floodMs: began === null ? floodMs : floodMs + to - began }
}

function sourcesOf(raised: readonly { alarm: Raised }[]): AlarmReport['sources'] {
  const byCause = new Map<string, { type: AlarmType; area: string; count: number }>()
  for (const { alarm } of raised) {
    const { type, area } = alarm
    const known = byCause.get(`${type}/${area}`)
    if (known) known.count++
    else byCause.set(`${type}/${area}`, { type, area, count: 1 })
  }
  return [...byCause.values()].sort(
    (a, b) => b.count - a.count || (`${a.type}/${a.area}` < `${b.type}/${b.area}` ? -1 : 1),
  )
}

function chatteringOf(raised: readonly { at: Instant; alarm: Raised }[]): AlarmReport['chattering'] {
  const byId = new Map<string, { times: Instant[]; last: Raised }>()
  for (const { at, alarm } of raised) {
    const known = byId.get(alarm.id)
    if (known) known.times.push(at)
    byId.set(alarm.id, { times: known?.times ?? [at], last: alarm })
  }
  return [...byId.values()]
    .filter(({ times }) => times.some((at, i) => (times[i + chatters.times - 1] ?? Infinity) - at <= chatters.within))
    .map(({ times, last: { type, area } }) => ({ type, area, count: times.length }))
    .sort((a, b) => b.count - a.count)
}

/** Of an even number, the mean of the two in the middle, whole milliseconds. */
function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return Math.round((sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2)
}

export function isAboutAlarms({ events }: Pick<Commit, 'events'>): boolean {
  return events.some(({ type }) => type.startsWith('alarm'))
}

/** How many of each hundred alarms should be of each priority. */
export const shouldBe: Readonly<Record<(typeof alarmPriorities)[number], number>> = { 1: 5, 2: 15, 3: 80 }
