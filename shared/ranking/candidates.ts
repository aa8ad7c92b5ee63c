// Who could take a ticket, best first, and why others cannot. By skill, shift, load and the drive to the site until
// promised work and SLA come in as well.
import type { Instant } from '../model/ids.ts'
import { missingSkills, onShift, type Technician } from '../model/technician.ts'
import type { Ticket } from '../model/ticket.ts'
import type { Drive } from '../routing/way.ts'

export interface Contender {
  technician: Technician
  /** from where they are to the site; null: where they are is not known well enough */
  drive: Drive | null
  /** open visits on the route */
  load: number
}

export type Unfit = { code: 'skills'; skills: string[] } | { code: 'shift' }

export interface Candidate extends Contender {
  /** why the technician cannot take it; null: can */
  unfit: Unfit | null
}

/** A visit beyond a full load weighs as much as so many minutes on the road; each visit before that a little. */
const minutesPerVisitOver = 10
const minutesPerVisit = 1
const minutesUnknown = 120

export function rankCandidates(ticket: Ticket, contenders: Iterable<Contender>, now: Instant): Candidate[] {
  const list: Candidate[] = []
  for (const contender of contenders) list.push({ ...contender, unfit: whyUnfit(ticket, contender.technician, now) })
  return list.sort((a, b) => weight(a) - weight(b) || a.technician.index - b.technician.index)
}

export function whyUnfit(ticket: Ticket, technician: Technician, now: Instant): Unfit | null {
  const skills = missingSkills(technician, ticket.skills)
  if (skills.length > 0) return { code: 'skills', skills }
  return onShift(technician, now) ? null : { code: 'shift' }
}

function weight({ drive, load, unfit, technician }: Candidate): number {
  const over = Math.max(0, load + 1 - technician.capacity)
  const minutes = drive ? drive.seconds / 60 : minutesUnknown
  return (unfit ? 1e9 : 0) + minutes + over * minutesPerVisitOver + load * minutesPerVisit
}
