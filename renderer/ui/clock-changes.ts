// Where the wall clocks of a zone were put forward or back.
import { Temporal } from 'temporal-polyfill'
import type { Instant, Milliseconds } from '../../shared/model/ids.ts'

export interface ClockChange {
  at: Instant
  /** put forward by so much; back, where negative */
  by: Milliseconds
  /** what the wall showed as it was changed, and what it showed then: `02:00`, `03:00` */
  from: string
  to: string
}

/** Those between two instants, the end included and the beginning not. */
export function clockChanges(from: Instant, to: Instant, zone: string): ClockChange[] {
  const changes: ClockChange[] = []
  let wall = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  for (;;) {
    const next = wall.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds > to) return changes
    const before = next.subtract({ nanoseconds: 1 })
    const by = (next.offsetNanoseconds - before.offsetNanoseconds) / 1_000_000
    const shown = next.toPlainDateTime()
    const time = (at: Temporal.PlainDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' })
    changes.push({
      at: next.epochMilliseconds,
      by,
      from: time(shown.subtract({ milliseconds: by })),
      to: time(shown),
    })
    wall = next
  }
}
