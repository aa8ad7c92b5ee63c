// How an event changes state. It decides nothing and mints nothing: the same commits give the same state everywhere.
import type { Commit } from './commit.ts'
import type { Event } from './event.ts'
import { evolveAlarm } from './evolve-alarm.ts'
import type { Actor } from '../model/actor.ts'
import { centreId, newCentre } from '../model/centre.ts'
import type { EntityByKind, ReadonlyState, State } from '../model/entities.ts'
import type { Instant, SeatId } from '../model/ids.ts'
import { emptyRoute, type Route } from '../model/route.ts'
import { stopClock, thresholds, type Clocks } from '../model/sla.ts'
import type { Ticket } from '../model/ticket.ts'
import { withFields } from '../model/ticket-fields.ts'
import { unreachable } from '../model/unreachable.ts'
import { slaSettings } from '../sla/clocks.ts'
import type { ClockName } from '../sla/pauses.ts'
import { unsent, type Visit } from '../model/visit.ts'

export interface EventStamp {
  at: Instant
  actor: Actor
  seat: SeatId
}

export function applyCommit(state: State, commit: Commit): void {
  for (const event of commit.events) evolve(state, event, commit)
}

export function evolve(state: State, event: Event, stamp: EventStamp): void {
  switch (event.type) {
    case 'ticketCreated':
      return createTicket(state, event, stamp)
    case 'ticketResolved':
      return endTicket(state, event.ticketId, stamp, 'resolved', event.resolution)
    case 'ticketCancelled':
      return endTicket(state, event.ticketId, stamp, 'cancelled', event.reason)
    case 'ticketArchived':
      for (const visitId of event.visitIds) state.drop('visit', visitId)
      return state.drop('ticket', event.ticketId)
    case 'noteAdded': {
      const ticket = needed(state, 'ticket', event.ticketId)
      return state.put('ticket', { ...ticket, notes: [...ticket.notes, event.note] })
    }
    case 'fileAttached': {
      const ticket = needed(state, 'ticket', event.ticketId)
      return state.put('ticket', { ...ticket, files: [...(ticket.files ?? []), event.file] })
    }
    case 'fileRemoved': {
      const ticket = needed(state, 'ticket', event.ticketId)
      const removed = { at: stamp.at, by: stamp.actor, reason: event.reason }
      const files = ticket.files?.map((file) => (file.id === event.fileId ? { ...file, removed } : file))
      return state.put('ticket', { ...ticket, ...(files && { files }) })
    }
    case 'ticketEdited':
      return editTicket(state, event, stamp)
    case 'clocksPaused': {
      const ticket = needed(state, 'ticket', event.ticketId)
      return state.put('ticket', { ...ticket, clocks: event.clocks, pauses: [...ticket.pauses, event.pause] })
    }
    case 'clocksResumed': {
      const ticket = needed(state, 'ticket', event.ticketId)
      const pauses = endedPauses(ticket, event.resumedAt, stamp.actor)
      return state.put('ticket', { ...ticket, clocks: event.clocks, pauses })
    }
    case 'clocksCorrected': {
      const ticket = needed(state, 'ticket', event.ticketId)
      const corrections = [...ticket.corrections, event.correction]
      return state.put('ticket', { ...ticket, clocks: event.clocks, corrections })
    }
    case 'clocksReckoned': {
      const { ticketId, policyId, clocks } = event
      return state.put('ticket', { ...needed(state, 'ticket', ticketId), policyId, clocks })
    }
    case 'thresholdsCrossed':
      return crossThresholds(state, event)
    case 'latenessExpected': {
      const ticket = needed(state, 'ticket', event.ticketId)
      const clock = { ...ticket.clocks[event.clock], lateAt: event.lateAt }
      return state.put('ticket', { ...ticket, clocks: { ...ticket.clocks, [event.clock]: clock } })
    }
    case 'visitOffered': {
      state.put('visit', {
        id: event.visitId,
        ticketId: event.ticketId,
        technicianId: event.technicianId,
        state: 'offered',
        offeredAt: stamp.at,
        offeredBy: stamp.actor,
        override: event.override,
        releaseAt: event.releaseAt,
        released: event.released,
        ...(event.forced && { forced: event.forced }),
        offer: unsent,
        recall: null,
        acceptedAt: null,
        travellingAt: null,
        onSiteAt: null,
        endedAt: null,
        endedBy: null,
        endReason: null,
      })
      const { visitIds, clocks } = needed(state, 'ticket', event.ticketId)
      return changeTicket(state, event.ticketId, stamp, {
        clocks: expectingNothing(clocks),
        state: 'planned',
        openVisitId: event.visitId,
        visitIds: [...visitIds, event.visitId],
      })
    }
    case 'visitReleased':
      return changeVisit(state, event.visitId, { released: true })
    case 'visitRecalled': {
      const visit = needed(state, 'visit', event.visitId)
      // An offer that never left needs no recall: the phone has not seen it.
      return endVisit(state, visit, 'recalled', stamp, event.reason, visit.released ? unsent : null)
    }
    case 'offerSent':
      return changeOffer(state, event.visitId, { sentAt: stamp.at })
    case 'offerDelivered':
      return changeOffer(state, event.visitId, { deliveredAt: stamp.at })
    case 'recallSent':
      return changeRecall(state, event.visitId, { sentAt: stamp.at })
    case 'recallDelivered':
      return changeRecall(state, event.visitId, { deliveredAt: stamp.at })
    case 'visitAccepted':
      changeVisit(state, event.visitId, { state: 'accepted', acceptedAt: event.effectiveAt })
      return stopTicketClock(state, event.visitId, 'respond', event.effectiveAt)
    case 'visitDeclined':
      return endVisit(state, needed(state, 'visit', event.visitId), 'declined', stamp, event.reason, null)
    case 'travelStarted': {
      const visit = needed(state, 'visit', event.visitId)
      state.put('visit', { ...visit, state: 'travelling', travellingAt: event.effectiveAt })
      return setTicketState(state, visit.ticketId, 'in-progress')
    }
    case 'technicianArrived': {
      const visit = needed(state, 'visit', event.visitId)
      state.put('visit', { ...visit, state: 'on-site', onSiteAt: event.effectiveAt })
      setTicketState(state, visit.ticketId, 'in-progress')
      return stopTicketClock(state, event.visitId, 'arrive', event.effectiveAt)
    }
    case 'visitDone':
      endVisit(state, needed(state, 'visit', event.visitId), 'done', stamp, null, null)
      return stopTicketClock(state, event.visitId, 'resolve', event.effectiveAt)
    case 'visitAborted':
      return endVisit(state, needed(state, 'visit', event.visitId), 'aborted', stamp, event.reason, null)
    case 'lateStatusReported': {
      const { lateReports = [] } = needed(state, 'visit', event.visitId)
      const { status, effectiveAt, text } = event
      return changeVisit(state, event.visitId, {
        lateReports: [...lateReports, { status, effectiveAt, at: stamp.at, by: stamp.actor, text }],
      })
    }
    case 'routeChanged':
      return changeRoute(state, event.technicianId, {
        visitIds: event.visitIds,
        revision: event.revision,
        changedAt: stamp.at,
        changedBy: stamp.actor,
      })
    case 'routeSent':
      return changeRoute(state, event.technicianId, { sentRevision: event.revision })
    case 'routeDelivered':
      return changeRoute(state, event.technicianId, { deliveredRevision: event.revision })
    case 'technicianRegistered': {
      state.put('technician', event.technician)
      const centre = state.get('centre', centreId) ?? newCentre
      const nextTechnicianIndex = Math.max(centre.nextTechnicianIndex, event.technician.index + 1)
      return state.put('centre', { ...centre, nextTechnicianIndex })
    }
    case 'centreConfigured': {
      const centre = state.get('centre', centreId) ?? newCentre
      return state.put('centre', {
        ...centre,
        name: event.name ?? centre.name,
        graceMs: event.graceMs ?? centre.graceMs,
      })
    }
    case 'alarmRaised':
    case 'alarmEased':
    case 'alarmReturned':
    case 'alarmAcknowledged':
    case 'alarmShelved':
    case 'alarmUnshelved':
    case 'alarmEscalated':
    case 'alarmTaken':
    case 'alarmHandedOver':
      return evolveAlarm(state, event, stamp)
    case 'slaConfigured':
      return state.put('sla', event.settings)
    case 'slaApplied':
      return state.put('sla', { ...slaSettings(state), applied: event.revision })
    default:
      unreachable(event)
  }
}

function createTicket(state: State, event: Extract<Event, { type: 'ticketCreated' }>, stamp: EventStamp): void {
  state.put('ticket', {
    ...event.facts,
    id: event.ticketId,
    number: event.number,
    state: 'new',
    reportedAt: event.reportedAt,
    createdAt: stamp.at,
    createdBy: stamp.actor,
    policyId: event.policyId,
    clocks: event.clocks,
    pauses: [],
    corrections: [],
    openVisitId: null,
    visitIds: [],
    notes: [],
    movedAt: stamp.at,
    movedBy: stamp.actor,
    resolution: null,
  })
  if (event.number === null) return
  const centre = state.get('centre', centreId) ?? newCentre
  state.put('centre', { ...centre, nextTicketNumber: Math.max(centre.nextTicketNumber, event.number + 1) })
}

function editTicket(
  state: State,
  event: Extract<Event, { type: 'ticketEdited' }>,
  { at, actor: by }: EventStamp,
): void {
  const ticket = needed(state, 'ticket', event.ticketId)
  const edited = Object.keys(event.values).map((field) => [field, { at, by }])
  state.put('ticket', {
    ...withFields(ticket, event.values),
    ...(event.skills && { skills: event.skills }),
    ...event.targets,
    edits: { ...ticket.edits, ...Object.fromEntries(edited) },
  })
}

function changeTicket(state: State, id: string, stamp: EventStamp, change: Partial<Ticket>): void {
  state.put('ticket', { ...needed(state, 'ticket', id), movedAt: stamp.at, movedBy: stamp.actor, ...change })
}

function endTicket(
  state: State,
  id: string,
  stamp: EventStamp,
  end: 'resolved' | 'cancelled',
  resolution: string,
): void {
  const ticket = needed(state, 'ticket', id)
  const { clocks } = ticket
  changeTicket(state, id, stamp, {
    state: end,
    resolution,
    pauses: endedPauses(ticket, stamp.at, stamp.actor),
    clocks: {
      respond: stopClock(clocks.respond, stamp.at),
      arrive: stopClock(clocks.arrive, stamp.at),
      resolve: stopClock(clocks.resolve, stamp.at),
    },
  })
}

/** The pauses, none of which lasts any more. */
function endedPauses({ pauses }: Ticket, at: Instant, by: Actor): Ticket['pauses'] {
  const last = pauses.at(-1)
  return last?.to === null ? [...pauses.slice(0, -1), { ...last, to: Math.max(last.from, at), endedBy: by }] : pauses
}

function crossThresholds(state: State, event: Extract<Event, { type: 'thresholdsCrossed' }>): void {
  const ticket = needed(state, 'ticket', event.ticketId)
  const clocks: Clocks = { ...ticket.clocks }
  for (const { clock: name, threshold, at } of event.crossings) {
    const crossed = thresholds.indexOf(threshold) + 1
    const clock = clocks[name]
    clocks[name] = {
      ...clock,
      crossed: Math.max(clock.crossed, crossed),
      breachedAt: clock.breachedAt ?? (threshold === 'due' ? at : null),
    }
  }
  state.put('ticket', { ...ticket, clocks })
}

function setTicketState(state: State, id: string, ticketState: Ticket['state']): void {
  const ticket = needed(state, 'ticket', id)
  if (ticket.state !== ticketState) state.put('ticket', { ...ticket, state: ticketState })
}

function stopTicketClock(state: State, visitId: string, name: ClockName, at: Instant): void {
  const ticket = needed(state, 'ticket', needed(state, 'visit', visitId).ticketId)
  state.put('ticket', { ...ticket, clocks: { ...ticket.clocks, [name]: stopClock(ticket.clocks[name], at) } })
}

function changeVisit(state: State, id: string, change: Partial<Visit>): void {
  state.put('visit', { ...needed(state, 'visit', id), ...change })
}

function changeOffer(state: State, id: string, change: Partial<Visit['offer']>): void {
  const visit = needed(state, 'visit', id)
  state.put('visit', { ...visit, offer: { ...visit.offer, ...change } })
}

function changeRecall(state: State, id: string, change: Partial<Visit['offer']>): void {
  const visit = needed(state, 'visit', id)
  state.put('visit', { ...visit, recall: { ...(visit.recall ?? unsent), ...change } })
}

/** Ends a visit and puts its ticket back in the queue. What ends the ticket or shortens the route follows by its own event. */
function endVisit(
  state: State,
  visit: Visit,
  end: 'recalled' | 'declined' | 'done' | 'aborted',
  stamp: EventStamp,
  endReason: string | null,
  recall: Visit['recall'],
): void {
  state.put('visit', { ...visit, state: end, endedAt: stamp.at, endedBy: stamp.actor, endReason, recall })
  const clocks = expectingNothing(needed(state, 'ticket', visit.ticketId).clocks)
  changeTicket(state, visit.ticketId, stamp, { state: 'new', openVisitId: null, clocks })
}

/** What was expected of one technician is not of the next, or of nobody. */
function expectingNothing(clocks: Clocks): Clocks {
  const { respond, arrive, resolve } = clocks
  if (arrive.lateAt === null && resolve.lateAt === null) return clocks
  return { respond, arrive: { ...arrive, lateAt: null }, resolve: { ...resolve, lateAt: null } }
}

function changeRoute(state: State, technicianId: string, change: Partial<Route>): void {
  state.put('route', { ...(state.get('route', technicianId) ?? emptyRoute(technicianId)), ...change })
}

function needed<K extends 'ticket' | 'visit'>(state: ReadonlyState, kind: K, id: string): EntityByKind[K] {
  const entity = state.get(kind, id)
  if (!entity) throw new Error(`event for a ${kind} that does not exist: ${id}`)
  return entity
}
