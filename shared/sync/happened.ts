// What others did to a ticket or a route since a command about it was made. It is read from the entities, which say by
// whom and when, so it is known after a restart and after a catch-up by snapshot too.
import type { Command } from '../commands/command.ts'
import type { Event } from '../events/event.ts'
import type { Actor } from '../model/actor.ts'
import type { ReadonlyState } from '../model/entities.ts'
import type { Instant } from '../model/ids.ts'
import type { Ticket } from '../model/ticket.ts'
import type { Visit } from '../model/visit.ts'

export interface Happened {
  what: Event['type']
  /** null: the technician, or somebody who reported for them */
  by: Actor | null
  at: Instant
  /** whose visit or route it was; null: it was about the ticket */
  technicianId: string | null
}

/** How many are worth reading. */
const limit = 5

/** @returns the last few, oldest first */
export function happenedSince(state: ReadonlyState, command: Command): Happened[] {
  const all = [...ofTicket(state, command), ...ofRoute(state, command)]
  const others = all.filter(({ at, by }) => at > command.madeAt && by?.id !== command.actor.id)
  // One commit may offer here and recall there: it is told once, by what it was for.
  const main = others.filter(({ what }) => purposes.has(what))
  const told = others.filter((one) => purposes.has(one.what) || !main.some((other) => sameCommit(one, other)))
  return told.sort((a, b) => a.at - b.at).slice(-limit)
}

const purposes: ReadonlySet<Event['type']> = new Set([
  'visitOffered',
  'ticketResolved',
  'ticketCancelled',
  'noteAdded',
  'fileAttached',
  'fileRemoved',
  'ticketEdited',
  'lateStatusReported',
])

function sameCommit(one: Happened, other: Happened): boolean {
  return one.at === other.at && one.by !== null && one.by.id === other.by?.id
}

/** The ticket that a command is about, by itself or by a visit. */
export function ticketOf(state: ReadonlyState, command: Command): Ticket | undefined {
  const ticketId = argument(command, 'ticketId') ?? state.get('visit', argument(command, 'visitId') ?? '')?.ticketId
  return ticketId === undefined ? undefined : state.get('ticket', ticketId)
}

function ofTicket(state: ReadonlyState, command: Command): Happened[] {
  const ticket = ticketOf(state, command)
  if (!ticket) return []
  const list = ticket.visitIds.flatMap((id) => ofVisit(state.get('visit', id)))
  const about = (what: Happened['what'], by: Actor, at: Instant) => void list.push({ what, by, at, technicianId: null })
  for (const { by, at } of ticket.notes) about('noteAdded', by, at)
  for (const { by, at, removed } of ticket.files ?? []) {
    about('fileAttached', by, at)
    if (removed) about('fileRemoved', removed.by, removed.at)
  }
  for (const { by, at } of Object.values(ticket.edits ?? {})) about('ticketEdited', by, at)
  for (const { by, from, to, endedBy } of ticket.pauses) {
    about('clocksPaused', by, from)
    if (to !== null && endedBy) about('clocksResumed', endedBy, to)
  }
  for (const { by, at } of ticket.corrections) about('clocksCorrected', by, at)
  if (ticket.state === 'resolved') about('ticketResolved', ticket.movedBy, ticket.movedAt)
  if (ticket.state === 'cancelled') about('ticketCancelled', ticket.movedBy, ticket.movedAt)
  return list
}

/** For a command about a technician: the last change of the route, and what came onto it or left it. */
function ofRoute(state: ReadonlyState, command: Command): Happened[] {
  const technicianId = argument(command, 'technicianId')
  const route = technicianId === undefined ? undefined : state.get('route', technicianId)
  if (!route) return []
  const changed: Happened = {
    what: 'routeChanged',
    by: route.changedBy,
    at: route.changedAt,
    technicianId: route.id,
  }
  if (command.name !== 'reroute-technician') return [changed]
  const visitIds = new Set([...strings(command.basedOn, 'visitIds'), ...route.visitIds])
  return [changed, ...[...visitIds].flatMap((id) => ofVisit(state.get('visit', id)))]
}

const ends: Partial<Record<Visit['state'], Happened['what']>> = {
  recalled: 'visitRecalled',
  declined: 'visitDeclined',
  done: 'visitDone',
  aborted: 'visitAborted',
}

function ofVisit(visit: Visit | undefined): Happened[] {
  if (!visit) return []
  const { technicianId } = visit
  const list: Happened[] = [{ what: 'visitOffered', by: visit.offeredBy, at: visit.offeredAt, technicianId }]
  const step = (what: Happened['what'], at: Instant | null, by: Actor | null = null) => {
    if (at !== null) list.push({ what, by, at, technicianId })
  }
  step('visitAccepted', visit.acceptedAt)
  step('travelStarted', visit.travellingAt)
  step('technicianArrived', visit.onSiteAt)
  for (const late of visit.lateReports ?? []) step('lateStatusReported', late.at, late.by)
  const end = ends[visit.state]
  if (end) step(end, visit.endedAt, visit.endedBy)
  return list
}

/** Bodies of refused commands may be of any form: what is not a text is not there. */
function argument({ args }: Command, key: string): string | undefined {
  const value = typeof args === 'object' && args !== null ? (args as Record<string, unknown>)[key] : undefined
  return typeof value === 'string' ? value : undefined
}

function strings(body: unknown, key: string): string[] {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[key] : undefined
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}
