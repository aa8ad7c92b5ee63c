// Compiles a calendar to the stretches of absolute time in which it is open. A stretch counts while the wall clock at the
// site shows opening hours: what a change to summer time skips is never shown, what is shown twice in autumn counts twice.
import { Temporal } from 'temporal-polyfill'
import type { Calendar, Hours } from './calendar.ts'
import type { Instant } from '../model/ids.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Sorted, disjoint, never empty; `startOf[i]` to before `endOf[i]`, epoch ms. */
export interface OpenStretches {
  startOf: Float64Array
  endOf: Float64Array
  /** open time before stretch i, ms; one more at the end: all of it */
  before: Float64Array
}

/** @param year of UTC; the stretches are cut at its ends */
export function openStretches(calendar: Calendar, zone: string, year: number): OpenStretches {
  const exceptions = new Map(calendar.days.map(({ date, hours }) => [epochDay(date), hours]))
  const starts: Instant[] = []
  const ends: Instant[] = []
  for (const { from, to, offset } of offsetsIn(zone, yearStart(year), yearStart(year + 1))) {
    // As the wall shows it, this span is one run of days without a jump.
    const first = Math.floor((from + offset) / day)
    const last = Math.floor((to + offset - 1) / day)
    for (let date = first; date <= last; date++)
      for (const hours of exceptions.get(date) ?? weekdayHours(calendar, date)) {
        const start = Math.max(from, date * day + hours.from * minute - offset)
        const end = Math.min(to, date * day + hours.to * minute - offset)
        if (start >= end) continue
        if (ends.at(-1) === start) ends[ends.length - 1] = end
        else {
          starts.push(start)
          ends.push(end)
        }
      }
  }
  const before = new Float64Array(starts.length + 1)
  for (let i = 0; i < starts.length; i++) before[i + 1] = before[i]! + ends[i]! - starts[i]!
  return { startOf: Float64Array.from(starts), endOf: Float64Array.from(ends), before }
}

/** When a year of UTC begins. */
export function yearStart(year: number): Instant {
  return Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime('UTC').epochMilliseconds
}

export function yearOf(at: Instant): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').year
}

function weekdayHours(calendar: Calendar, date: number): Hours {
  // Day 0 of the epoch was a Thursday.
  return calendar.weekly[(((date + 3) % 7) + 7) % 7] ?? []
}

function epochDay(date: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds / day
}

/** The spans between two instants in which a zone keeps the same distance to UTC; the distance in ms, east is positive. */
export function offsetsIn(zone: string, from: Instant, to: Instant): { from: Instant; to: Instant; offset: number }[] {
  const spans = []
  for (let at = from; at < to;) {
    const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
    const next = here.getTimeZoneTransition('next')?.epochMilliseconds ?? to
    const end = Math.min(next, to)
    spans.push({ from: at, to: end, offset: here.offsetNanoseconds / 1e6 })
    at = end
  }
  return spans
}
