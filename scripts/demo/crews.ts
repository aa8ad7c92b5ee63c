// The technicians as the demo dispatcher sees them: where each is, what is on the route, and how soon each could be at
// another site. Pure: state, fixes and the time come in.
import type { ReadonlyState } from '../../shared/model/entities.ts'
import type { Instant } from '../../shared/model/ids.ts'
import type { Place } from '../../shared/model/place.ts'
import { onShift, type Technician } from '../../shared/model/technician.ts'
import type { FrameFix } from '../../shared/wire/position-frame.ts'
import { phoneView, type Stop } from '../technician/phone-view.ts'

export interface Crew {
  technician: Technician
  /** where they are, if that is known well enough; null: not */
  place: Place | null
  stops: Stop[]
}

const minute = 60_000
/** A position older than this says nothing. */
const oldFix = 5 * minute
/** Who has so many offers unanswered for a minute is not asked again. */
const ignoredOffers = 2
/** Nothing is given out that cannot be finished before the shift ends. */
const beforeShiftEnd = 40 * minute
/** No technician is given more at once, whatever the capacity: what waits long can wait in the queue. */
const mostStops = 4

/** What a visit takes, as a dispatcher reckons it. */
const usual = { drive: 9 * minute, work: 10 * minute, rest: 6 * minute }

/** @param homes where there is no position yet, a technician is taken to be at home */
export function crewsOf(
  state: ReadonlyState,
  technicians: Iterable<Technician>,
  fixes: ReadonlyMap<number, FrameFix>,
  now: Instant,
  homes: boolean,
): Crew[] {
  const crews: Crew[] = []
  for (const technician of technicians) {
    const fix = fixes.get(technician.index)
    const place = fix && now - fix.at < oldFix ? { lat: fix.lat, lon: fix.lon } : null
    crews.push({
      technician,
      place: place ?? (homes && !fix ? technician.home : null),
      stops: phoneView(state, technician.id).stops,
    })
  }
  return crews
}

/** Whether there is somebody who answers, is on shift for long enough, and has a hand free. */
export function canTakeMore({ technician, place, stops }: Crew, now: Instant): boolean {
  const unanswered = stops.filter(({ visit }) => visit.state === 'offered' && now - visit.offeredAt > minute).length
  return (
    place !== null &&
    unanswered < ignoredOffers &&
    stops.length < Math.min(technician.capacity, mostStops) &&
    onShift(technician, now) &&
    onShift(technician, now + beforeShiftEnd)
  )
}

export function hasBegun({ visit }: Stop): boolean {
  return visit.state === 'travelling' || visit.state === 'on-site'
}

/**
 * When the crew could be at a site, reckoned from now.
 * @param secondsFrom the drive to the site from anywhere
 * @param urgent the visit would come before all that has not begun
 */
export function reckonArrival(crew: Crew, secondsFrom: (from: Place) => number, urgent: boolean): number {
  const before = urgent ? crew.stops.filter(hasBegun) : crew.stops
  const last = before.at(-1)?.ticket.site.place ?? crew.place
  if (!last) return Infinity
  const busy = before.reduce(
    (sum, { visit }) => sum + (visit.state === 'on-site' ? usual.rest : usual.drive + usual.work),
    0,
  )
  return busy + secondsFrom(last) * 1000
}
