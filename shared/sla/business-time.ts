// Business time of a calendar in a zone: how much of it lies between two instants, and when a given amount is reached.
// Years are compiled when they are first asked for. A few are kept: whoever subtracts asks the calendar library for nothing.
import type { Calendar } from './calendar.ts'
import { openStretches, yearOf, yearStart, type OpenStretches } from './open-hours.ts'
import type { Instant, Milliseconds } from '../model/ids.ts'

export interface BusinessTime {
  /** ms of business time from one instant to a later one; 0 when `to` is not later */
  between(from: Instant, to: Instant): Milliseconds
  /** the first instant at which `amount` has been counted since `from`; `never` when the calendar has closed for good */
  after(from: Instant, amount: Milliseconds): Instant
  /** the stretch around an instant in which it stays open, or closed; from the start of that year at the earliest */
  around(at: Instant): Around
}

/** A stretch in which a calendar stays open, or closed. */
export interface Around {
  readonly open: boolean
  readonly from: Instant
  readonly to: Instant
}

export const never: Instant = 8_640_000_000_000_000
/** A calendar whose exceptions close this many years on end is closed for good. */
const patience = 12
/** How many compiled years of a calendar are kept. */
const keptYears = patience + 4
const longestYear = 366 * 24 * 60 * 60_000

export const allTime: BusinessTime = {
  between: (from, to) => Math.max(0, to - from),
  after: (from, amount) => from + amount,
  around: () => ({ open: true, from: 0, to: never }),
}

class CalendarTime implements BusinessTime {
  /** in the order in which they were compiled */
  private readonly kept: Year[] = []
  private last: Year | undefined
  private recent: Around | undefined
  private readonly calendar: Calendar
  private readonly zone: string

  constructor(calendar: Calendar, zone: string) {
    this.calendar = calendar
    this.zone = zone
  }

  between(from: Instant, to: Instant): Milliseconds {
    if (to <= from) return 0
    // Until never: as far as one would wait.
    const end = to === never ? from + patience * longestYear : to
    const first = this.yearAt(from)
    let year = first
    let sum = -first.countedAt(from)
    for (; end >= year.to; year = this.year(year.number + 1)) sum += year.total
    return sum + year.countedAt(end)
  }

  after(from: Instant, amount: Milliseconds): Instant {
    if (amount <= 0) return from
    let year = this.yearAt(from)
    let wanted = amount + year.countedAt(from)
    for (let closed = 0; wanted > year.total; year = this.year(year.number + 1)) {
      wanted -= year.total
      closed = year.total === 0 ? closed + 1 : 0
      if (closed === patience) return never
    }
    return year.reached(wanted)
  }

  /** Thousands of clocks ask for the same now. */
  around(at: Instant): Around {
    const { recent } = this
    return recent && at >= recent.from && at < recent.to ? recent : (this.recent = this.stretchAround(at))
  }

  private stretchAround(at: Instant): Around {
    const stretch = this.yearAt(at).around(at)
    // A stretch that touches the end of its year goes on in the next one.
    for (let years = 0; years < patience; years++) {
      const next = this.yearAt(stretch.to)
      if (stretch.to !== next.from) return stretch
      const going = next.around(stretch.to)
      if (going.open !== stretch.open) return stretch
      stretch.to = going.to
    }
    return { ...stretch, to: never }
  }

  private yearAt(at: Instant): Year {
    const { last } = this
    if (last && at >= last.from && at < last.to) return last
    const found = this.kept.find(({ from, to }) => at >= from && at < to)
    return (this.last = found ?? this.compiled(yearOf(at)))
  }

  private year(number: number): Year {
    return this.kept.find((year) => year.number === number) ?? this.compiled(number)
  }

  private compiled(number: number): Year {
    const year = new Year(number, openStretches(this.calendar, this.zone, number))
    this.kept.push(year)
    if (this.kept.length > keptYears) this.kept.shift()
    return year
  }
}

class Year {
  readonly number: number
  readonly from: Instant
  readonly to: Instant
  readonly total: Milliseconds
  private readonly open: OpenStretches

  constructor(number: number, open: OpenStretches) {
    this.number = number
    this.from = yearStart(number)
    this.to = yearStart(number + 1)
    this.open = open
    this.total = open.before.at(-1)!
  }

  /** Business time from the year's start to an instant in it. */
  countedAt(at: Instant): Milliseconds {
    const { startOf, endOf, before } = this.open
    const i = lastAtMost(startOf, at)
    return i < 0 ? 0 : before[i]! + Math.min(at, endOf[i]!) - startOf[i]!
  }

  /** The first instant at which this much, more than nothing and at most all of it, has been counted. */
  reached(counted: Milliseconds): Instant {
    const { startOf, before } = this.open
    // The stretch before which less than this was counted: `before` rises with every stretch.
    let low = 0
    let high = startOf.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (before[middle]! < counted) low = middle
      else high = middle - 1
    }
    return startOf[low]! + counted - before[low]!
  }

  around(at: Instant): { open: boolean; from: Instant; to: Instant } {
    const { startOf, endOf } = this.open
    const i = lastAtMost(startOf, at)
    if (i >= 0 && at < endOf[i]!) return { open: true, from: startOf[i]!, to: endOf[i]! }
    return { open: false, from: i < 0 ? this.from : endOf[i]!, to: startOf[i + 1] ?? this.to }
  }
}

/** The last index whose value is at most `wanted`; -1: none. */
function lastAtMost(sorted: Float64Array, wanted: number): number {
  let low = -1
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sorted[middle]! <= wanted) low = middle
    else high = middle - 1
  }
  return low
}

const compiled = new WeakMap<Calendar, Map<string, BusinessTime>>()

/** @param zone the site's; null: the calendar's own */
export function businessTime(calendar: Calendar | null, zone: string | null = null): BusinessTime {
  if (!calendar) return allTime
  const wanted = zone ?? calendar.zone
  const byZone = compiled.get(calendar) ?? new Map<string, BusinessTime>()
  compiled.set(calendar, byZone)
  const found = byZone.get(wanted) ?? new CalendarTime(calendar, wanted)
  byZone.set(wanted, found)
  return found
}
