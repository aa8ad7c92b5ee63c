// Reckons the instants of a clock from its facts, always from its start: when it turns yellow, urgent and red. The relay
// does this once per change of the facts and puts the result into the event; everybody else only subtracts.
import type { BusinessTime } from './business-time.ts'
import type { Stretch } from './pauses.ts'
import type { Target } from './policy.ts'
import type { Instant, Milliseconds } from '../model/ids.ts'

export interface Reckoned {
  yellowAt: Instant
  urgentAt: Instant
  dueAt: Instant
  /** since when a pause holds it; the instants above are then those of a clock that went on at this one. Null: it runs */
  pausedAt: Instant | null
}

/** @param held stretches that do not count, sorted and disjoint; only the last may have no end */
export function reckon(
  startAt: Instant,
  { ms, yellowAfter, urgentAfter, floorMs }: Omit<Target, 'calendarId' | 'pausable'>,
  time: BusinessTime,
  held: readonly Stretch[],
): Reckoned {
  const reached = (amount: Milliseconds) => reachedAt(startAt, amount, time, held)
  const yellow = Math.min(ms * yellowAfter, Math.max(0, ms - floorMs))
  const open = held.at(-1)
  return {
    yellowAt: reached(Math.round(yellow)),
    urgentAt: reached(Math.round(Math.max(yellow, ms * urgentAfter))),
    dueAt: reached(ms),
    pausedAt: open?.to === Infinity ? Math.max(open.from, startAt) : null,
  }
}

/** Business time counted from a clock's start to an instant, ms. */
export function counted(startAt: Instant, at: Instant, time: BusinessTime, held: readonly Stretch[]): Milliseconds {
  let sum = time.between(startAt, at)
  for (const { from, to } of held) sum -= time.between(Math.max(startAt, from), Math.min(at, to))
  return sum
}

/** The first instant at which the amount has been counted. A stretch without an end is taken as if it ended at once. */
function reachedAt(startAt: Instant, amount: Milliseconds, time: BusinessTime, held: readonly Stretch[]): Instant {
  let at = startAt
  let left = amount
  for (const { from, to } of held) {
    if (to <= at || to === Infinity) continue
    const span = time.between(at, from)
    if (left <= span) break
    left -= span
    at = to
  }
  return time.after(at, left)
}
