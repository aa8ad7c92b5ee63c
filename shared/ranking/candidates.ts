// Who could take a ticket, best first, and why others cannot. By skill, shift, load and straight distance until the
// ranking by road, promised work and SLA takes this place.
import { distanceMetres } from '../geo/distance.ts'
import type { Instant } from '../model/ids.ts'
import type { Place } from '../model/place.ts'
import { missingSkills, onShift, type Technician } from '../model/technician.ts'
import type { Ticket } from '../model/ticket.ts'

export interface Contender {
  technician: Technician
  /** where they are, if that is known well enough; null: not */
  place: Place | null
  /** open visits on the route */
  load: number
}

export type Unfit = { code: 'skills'; skills: string[] } | { code: 'shift' }

export interface Candidate extends Contender {
  /** straight line to the site in metres; null: place unknown */
  metres: number | null
  /** why the technician cannot take it; null: can */
  unfit: Unfit | null
}

/** A visit beyond a full load weighs as much as this many metres; each visit before that a little. */
const metresPerVisitOver = 4_000
const metresPerVisit = 400
const metresUnknown = 50_000

export function rankCandidates(ticket: Ticket, contenders: Iterable<Contender>, now: Instant): Candidate[] {
  const list: Candidate[] = []
  for (const contender of contenders)
    list.push({
      ...contender,
      metres: contender.place && distanceMetres(contender.place, ticket.site.place),
      unfit: whyUnfit(ticket, contender.technician, now),
    })
  return list.sort((a, b) => weight(a) - weight(b) || a.technician.index - b.technician.index)
}

export function whyUnfit(ticket: Ticket, technician: Technician, now: Instant): Unfit | null {
  const skills = missingSkills(technician, ticket.skills)
  if (skills.length > 0) return { code: 'skills', skills }
  return onShift(technician, now) ? null : { code: 'shift' }
}

function weight({ metres, load, unfit, technician }: Candidate): number {
  const over = Math.max(0, load + 1 - technician.capacity)
  return (unfit ? 1e9 : 0) + (metres ?? metresUnknown) + over * metresPerVisitOver + load * metresPerVisit
}
