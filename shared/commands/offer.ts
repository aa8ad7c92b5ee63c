// What assigning and reassigning have in common: may this technician be offered this ticket, and the events of an offer.
import { z } from 'zod'
import { refuse, type Refusal } from './refusal.ts'
import { ownOnly, type Stamp } from './rule.ts'
import type { Event } from '../events/event.ts'
import { centreId, newCentre } from '../model/centre.ts'
import type { ReadonlyState } from '../model/entities.ts'
import { idSchema, namedIdSchema } from '../model/ids.ts'
import { emptyRoute, insertVisit } from '../model/route.ts'
import { missingSkills, onShift } from '../model/technician.ts'
import { isOpen, type Ticket } from '../model/ticket.ts'

export const offerArgs = {
  ticketId: idSchema,
  /** the new visit, minted by the seat so that its own later commands can name it */
  visitId: namedIdSchema,
  technicianId: idSchema,
  /** the visit of that technician's route to stand before; null: at the end */
  before: idSchema.nullable(),
  /** why a missing skill or an ended shift is overridden; null: do not override */
  override: z.string().min(1).max(200).nullable(),
}
export interface OfferArgs {
  ticketId: string
  visitId: string
  technicianId: string
  before: string | null
  override: string | null
}

/** The facts an assignment relies on: the visit that was open on the ticket when the operator acted, or none. */
export const openVisitBasis = z.strictObject({ visitId: idSchema.nullable() })

/** The same for what an operator may also take back (UND). */
export const movedBasis = openVisitBasis.extend(ownOnly)

/** @returns the refusal of what takes an act back, when the ticket is not as its maker left it; else undefined */
export function notAsLeft(
  state: ReadonlyState,
  ticket: Ticket,
  basedOn: z.infer<typeof movedBasis>,
  stamp: Stamp,
): Refusal | undefined {
  if (!basedOn.own) return undefined
  const { id: ticketId, number } = ticket
  if (!isOpen(ticket)) return refuse('ticketEnded', { ticketId, number, state: ticket.state })
  if (ticket.openVisitId !== basedOn.visitId || ticket.movedBy.id !== stamp.actor.id) return ticketMoved(state, ticket)
  const visit = ticket.openVisitId === null ? undefined : state.get('visit', ticket.openVisitId)
  if (!visit || visit.state === 'offered') return undefined
  return refuse('visitUnderWay', {
    ticketId,
    number,
    technicianId: visit.technicianId,
    technicianName: state.get('technician', visit.technicianId)?.name ?? null,
    state: visit.state,
    at: visit.onSiteAt ?? visit.travellingAt ?? visit.acceptedAt,
  })
}

/** Whose the ticket is now, for an operator whose picture of it was older. */
export function ticketMoved(state: ReadonlyState, ticket: Ticket): Refusal {
  const visit = ticket.openVisitId === null ? undefined : state.get('visit', ticket.openVisitId)
  return refuse('ticketMoved', {
    ticketId: ticket.id,
    number: ticket.number,
    technicianId: visit?.technicianId ?? null,
    technicianName: (visit && state.get('technician', visit.technicianId)?.name) ?? null,
    by: ticket.movedBy.name,
    at: ticket.movedAt,
  })
}

/**
 * @param givesBack it takes back that somebody lost the ticket
 * @returns the refusal, or undefined when the offer may be made
 */
export function whyNotOffer(
  state: ReadonlyState,
  ticket: Ticket,
  args: OfferArgs,
  stamp: Stamp,
  givesBack = false,
): Refusal | undefined {
  if (!isOpen(ticket)) return refuse('ticketEnded', { ticketId: ticket.id, number: ticket.number, state: ticket.state })
  if (state.get('visit', args.visitId)) return refuse('visitExists', { visitId: args.visitId })
  const technician = state.get('technician', args.technicianId)
  if (!technician) return refuse('technicianUnknown', { technicianId: args.technicianId })
  if (args.override !== null) return undefined
  const names = { technicianId: technician.id, technicianName: technician.name }
  const missing = missingSkills(technician, ticket.skills)
  if (missing.length > 0 && !(givesBack && hadIt(state, ticket, technician.id)))
    return refuse('technicianLacksSkill', { ...names, skills: missing })
  if (!onShift(technician, stamp.at))
    return refuse('technicianOffShift', {
      ...names,
      from: technician.shift?.from ?? null,
      to: technician.shift?.to ?? null,
    })
  return undefined
}

/** Whoever was offered it may have been so before its category was corrected. */
function hadIt(state: ReadonlyState, { visitIds }: Ticket, technicianId: string): boolean {
  return visitIds.some((id) => {
    const visit = state.get('visit', id)
    return visit?.technicianId === technicianId && visit.state === 'recalled'
  })
}

export function offerEvents(state: ReadonlyState, ticket: Ticket, args: OfferArgs, stamp: Stamp): Event[] {
  const graceMs = ticket.priority === 1 ? 0 : (state.get('centre', centreId) ?? newCentre).graceMs
  const route = state.get('route', args.technicianId) ?? emptyRoute(args.technicianId)
  return [
    {
      type: 'visitOffered',
      ticketId: ticket.id,
      visitId: args.visitId,
      technicianId: args.technicianId,
      override: args.override,
      releaseAt: stamp.at + graceMs,
      released: graceMs === 0,
    },
    {
      type: 'routeChanged',
      technicianId: args.technicianId,
      visitIds: insertVisit(route.visitIds, args.visitId, args.before),
      revision: route.revision + 1,
    },
  ]
}

/** The change of the route when a visit leaves it. */
export function offRoute(state: ReadonlyState, visit: { id: string; technicianId: string }): Event[] {
  const route = state.get('route', visit.technicianId)
  if (!route?.visitIds.includes(visit.id)) return []
  return [
    {
      type: 'routeChanged',
      technicianId: visit.technicianId,
      visitIds: route.visitIds.filter((id) => id !== visit.id),
      revision: route.revision + 1,
    },
  ]
}
