// When the lights of a ticket turn by themselves, because time goes on.
import { clockNames } from '../sla/pauses.ts'
import type { Instant } from './ids.ts'
import type { Clocks } from './sla.ts'

/** The next instant at which the light of one of its clocks turns without anything happening; Infinity: none does. */
export function lightTurnsAt(clocks: Clocks, now: Instant): Instant {
  let next = Infinity
  for (const name of clockNames) {
    const { stoppedAt, pausedAt, breachedAt, lateAt, yellowAt, dueAt } = clocks[name]
    if (stoppedAt !== null || breachedAt !== null) continue
    // A clock that a pause holds stands from then on.
    const until = pausedAt ?? Infinity
    const turns = lateAt === null && yellowAt > now ? Math.min(yellowAt, dueAt) : dueAt
    if (turns > now && turns <= until && turns < next) next = turns
  }
  return next
}
