// A time as somebody reads it off a wall, to the minute. On the night in autumn on which clocks go back an hour is shown
// twice; the one that clocks skip in spring is never shown.
import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../shared/model/ids.ts'

export interface WallTime {
  /** as the fields of the browser have it: `2026-03-02T08:00` */
  text: string
  /** of two instants that the wall shows alike, the second */
  second: boolean
}

/** What a wall time may mean: no instant, one, or the first and the second of two. Null: it cannot be read. */
export function instantsOf(text: string, zone: string): Instant[] | null {
  try {
    const wall = Temporal.PlainDateTime.from(text)
    const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
      wall.toZonedDateTime(zone, { disambiguation }),
    )
    if (!first!.toPlainDateTime().equals(wall)) return []
    return first!.equals(second!) ? [first!.epochMilliseconds] : [first!.epochMilliseconds, second!.epochMilliseconds]
  } catch {
    return null
  }
}

export function instantOf({ text, second }: WallTime, zone: string): Instant | null {
  const instants = instantsOf(text, zone) ?? []
  return (second ? instants.at(-1) : instants[0]) ?? null
}

/** The minute in which an instant lies. */
export function wallTimeOf(at: Instant, zone: string): WallTime {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const text = wall.toPlainDateTime().toString({ smallestUnit: 'minute' })
  const second = instantsOf(text, zone)?.[1]
  return { text, second: second !== undefined && at >= second }
}
