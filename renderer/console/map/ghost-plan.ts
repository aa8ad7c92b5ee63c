// Which leg a drop would add to somebody's route, and what is said of it: it goes to the end of the route, so the leg
// begins at the last stop; at the technician's where there is none. Pure.
import type { Instant } from '../../../shared/model/ids.ts'
import type { Place } from '../../../shared/model/place.ts'
import type { Drive } from '../../../shared/routing/way.ts'
import { clockTime } from '../../ui/times.ts'
import { isUsable } from '../data/positions.ts'
import { wayNumbers } from './way-numbers.ts'

export interface GhostPlan {
  from: Place
  to: Place
  /** how many stops come before */
  after: number
  /** the position it begins at is too old to say when they arrive */
  unsure: boolean
}

/**
 * @param stops the sites of the route in order, without the ticket's own
 * @returns null: nobody knows where they are
 */
export function ghostPlan(
  stops: readonly Place[],
  fix: { place: Place; ageMs: number } | null,
  to: Place,
): GhostPlan | null {
  const last = stops.at(-1)
  if (last) return { from: last, to, after: stops.length, unsure: false }
  return fix && { from: fix.place, to, after: 0, unsure: !isUsable(fix.ageMs) }
}

/** Translates `map.ghost.KEY`. */
export type GhostWords = (
  key: 'arrival' | 'arrivalEstimate' | 'drive' | 'driveEstimate',
  values: Record<string, unknown>,
) => string

/** When they would arrive, starting now; behind other stops how long the drive from the last one takes. */
export function ghostLabel(plan: GhostPlan, drive: Drive, now: Instant, words: GhostWords): string {
  const what = plan.after === 0 ? 'arrival' : 'drive'
  const key = drive.estimate || plan.unsure ? (`${what}Estimate` as const) : what
  const time = clockTime(now + drive.seconds * 1000)
  return words(key, { ...wayNumbers(drive), time, after: plan.after })
}
