// What a dispatcher of the simulation chooses: who could be there first, as it can be reckoned from the roster, positions
// and the way, and what to do about an alarm. Pure.
import type { Alarm } from '../../shared/model/alarm.ts'
import type { ReadonlyState } from '../../shared/model/entities.ts'
import type { Instant, Milliseconds } from '../../shared/model/ids.ts'
import type { Place } from '../../shared/model/place.ts'
import type { Technician } from '../../shared/model/technician.ts'
import type { Ticket } from '../../shared/model/ticket.ts'
import { whyUnfit } from '../../shared/ranking/candidates.ts'
import { estimatedDrive } from '../../shared/routing/way.ts'
import { phoneView } from '../technician/phone-view.ts'
import { hasBegun } from '../demo/crews.ts'

const minutes = 60_000
/** What a visit takes, as a dispatcher reckons it: work and report, and the way from one to the next. */
const usual = { work: 40 * minutes, rest: 20 * minutes, drive: 15 * minutes }
/** Nobody is given more at once: what waits long can wait in the queue. */
const mostStops = 3
const beforeShiftEnd = 60 * minutes

export interface Choice {
  technician: Technician
  /** before this visit; null: after all others */
  before: string | null
  arriveIn: Milliseconds
}

export function isUrgent({ priority }: Ticket): boolean {
  return priority <= 2
}

/** @param placeOf null: not in reach */
export function bestFor(
  ticket: Ticket,
  state: ReadonlyState,
  technicians: Iterable<Technician>,
  placeOf: (technician: Technician) => Place | null,
  not: ReadonlySet<string>,
  now: Instant,
): Choice | undefined {
  let best: Choice | undefined
  for (const technician of technicians) {
    if (not.has(technician.id) || whyUnfit(ticket, technician, now)) continue
    if (technician.shift && now + beforeShiftEnd > technician.shift.to) continue
    const place = placeOf(technician)
    const { stops } = phoneView(state, technician.id)
    if (!place || stops.length >= Math.min(mostStops, technician.capacity)) continue
    if (stops.some(({ visit }) => visit.state === 'offered' && now - visit.offeredAt > 3 * minutes)) continue
    const first = isUrgent(ticket) ? stops.filter(hasBegun) : stops
    const from = first.at(-1)?.ticket.site.place ?? place
    const busy = first.reduce(
      (sum, { visit }) => sum + (visit.state === 'on-site' ? usual.rest : usual.drive + usual.work),
      0,
    )
    const arriveIn = busy + estimatedDrive(from, ticket.site.place).seconds * 1_000
    if (best && arriveIn >= best.arriveIn) continue
    const next = stops.find((stop) => !hasBegun(stop))?.visit.id ?? null
    best = { technician, before: isUrgent(ticket) ? next : null, arriveIn }
  }
  return best
}

/** The ticket that an alarm asks to be given to somebody else, or to anybody; undefined: there is none to move. */
export function toMove(alarm: Alarm, state: ReadonlyState): Ticket | undefined {
  if (alarm.type === 'no-contact') return undefined
  const lastOf = (technicianId: string) => phoneView(state, technicianId).stops.at(-1)?.ticket.id
  const id = alarm.type === 'overloaded' ? lastOf(alarm.technicianId!) : alarm.ticketId
  const ticket = id ? state.get('ticket', id) : undefined
  const visit = ticket?.openVisitId ? state.get('visit', ticket.openVisitId) : undefined
  return visit && (hasBegun({ visit, ticket: ticket! }) || visit.forced) ? undefined : ticket
}

/** Acts on the most urgent, then the oldest. */
export function inOrder(a: Alarm, b: Alarm): number {
  return a.priority - b.priority || a.raisedAt - b.raisedAt
}
