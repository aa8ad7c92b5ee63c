// When a technician is expected at each stop of a route, and when done there: by the drive from where they are, the work
// at the stops before, and what is left of the work they are at.
import type { Instant, Milliseconds } from '../model/ids.ts'
import type { Visit } from '../model/visit.ts'

/** How long work at a site usually takes, until visits say it themselves. */
export const usualWork: Milliseconds = 45 * 60_000
/** Work that has lasted longer than usual is not expected to end at once. */
const leastLeft: Milliseconds = 10 * 60_000

export interface StopTimes {
  arriveAt: Instant
  doneAt: Instant
}

/**
 * @param visits open visits in the route's order
 * @param drives seconds of the drive to each: from where the technician is to the first, from each to the next
 */
export function routeTimes(
  visits: readonly Pick<Visit, 'onSiteAt'>[],
  drives: readonly number[],
  now: Instant,
): StopTimes[] {
  let at = now
  return visits.map(({ onSiteAt }, i) => {
    // Whoever is on site has arrived, whatever the fix says.
    const arriveAt = onSiteAt ?? at + Math.round(drives[i]! * 1000)
    const doneAt = onSiteAt === null ? arriveAt + usualWork : now + Math.max(leastLeft, onSiteAt + usualWork - now)
    at = doneAt
    return { arriveAt, doneAt }
  })
}
