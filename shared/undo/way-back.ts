// What would take an act back. It is noted when the act is made, from what was so just before; nothing is ever taken out of
// the log: going back is an ordinary command too.
import type { Command, Intent } from '../commands/command.ts'
import { rules, type CommandName } from '../commands/decide.ts'
import type { EditTicketArgs } from '../commands/edit-ticket.ts'
import type { ReadonlyState } from '../model/entities.ts'
import type { Instant, TechnicianId, TicketId, VisitId } from '../model/ids.ts'
import { openPause } from '../model/ticket.ts'
import { editableFields } from '../model/ticket-edits.ts'
import { fieldOf, sameValue } from '../model/ticket-fields.ts'
import type { PauseReason } from '../sla/pauses.ts'

export type WayBack =
  | { kind: 'unassign'; ticketId: TicketId; visitId: VisitId; technicianId: TechnicianId }
  | {
      /** to whoever had the ticket before, by a new visit */
      kind: 'offer'
      ticketId: TicketId
      technicianId: TechnicianId
      /** the visit that is open after the act; null: none is */
      visitId: VisitId | null
      /** the visit that the new one stands for */
      replaces: VisitId
      /** what stood behind it on the route, in this order */
      followers: VisitId[]
      override: string | null
    }
  | { kind: 'reroute'; technicianId: TechnicianId; visitIds: VisitId[]; seen: VisitId[] }
  | ({ kind: 'edit' } & EditTicketArgs)
  | { kind: 'resume'; ticketId: TicketId; pauseId: string }
  | {
      /** the command never left this seat: it can be made again as it was */
      kind: 'again'
      intent: Intent
      /** what would have taken it back */
      of: WayBack
    }
  | {
      kind: 'pause'
      ticketId: TicketId
      /** the pause that the new one stands for */
      replaces: string
      reason: PauseReason
      note: string
      endsBy: Instant
    }

/** What an operator does, as it is listed, and what takes it back. */
export interface OwnAct {
  name: string
  args: unknown
  /** from whom it took the ticket, where it did */
  from?: TechnicianId
  back: WayBack
}

/** @param before the state in which it is decided @returns null: nothing takes it back */
export function wayBack(command: Command, before: ReadonlyState): WayBack | null {
  switch (command.name) {
    case 'assign-ticket': {
      const asked = body(command, 'assign-ticket')
      if (!asked) return null
      const { ticketId, visitId, technicianId } = asked
      return { kind: 'unassign', ticketId, visitId, technicianId }
    }
    case 'reassign-ticket': {
      const asked = body(command, 'reassign-ticket')
      return asked && offerBack(before, asked.ticketId, asked.visitId)
    }
    case 'unassign-ticket': {
      const asked = body(command, 'unassign-ticket')
      return asked && offerBack(before, asked.ticketId, null)
    }
    case 'reroute-technician': {
      const asked = body(command, 'reroute-technician')
      const route = asked && before.get('route', asked.technicianId)
      return route ? { kind: 'reroute', technicianId: route.id, visitIds: route.visitIds, seen: asked.visitIds } : null
    }
    case 'edit-ticket': {
      const asked = body(command, 'edit-ticket')
      return asked && editBack(before, asked)
    }
    case 'pause-clocks': {
      const asked = body(command, 'pause-clocks')
      return asked && { kind: 'resume', ticketId: asked.ticketId, pauseId: asked.pauseId }
    }
    case 'resume-clocks': {
      const ticket = before.get('ticket', body(command, 'resume-clocks')?.ticketId ?? '')
      const pause = ticket && openPause(ticket)
      if (!pause) return null
      const { id: replaces, reason, note, endsBy } = pause
      return { kind: 'pause', ticketId: ticket.id, replaces, reason, note, endsBy }
    }
    default:
      return null
  }
}

function offerBack(before: ReadonlyState, ticketId: TicketId, now: VisitId | null): WayBack | null {
  const visit = before.get('visit', before.get('ticket', ticketId)?.openVisitId ?? '')
  if (!visit) return null
  const { id: replaces, technicianId, override } = visit
  const order = before.get('route', technicianId)?.visitIds ?? []
  const followers = order.slice(order.indexOf(replaces) + 1)
  return { kind: 'offer', ticketId, technicianId, visitId: now, replaces, followers, override }
}

function editBack(before: ReadonlyState, { ticketId, fields }: EditTicketArgs): WayBack | null {
  const ticket = before.get('ticket', ticketId)
  if (!ticket) return null
  const back: Record<string, { from: unknown; to: unknown }> = {}
  for (const name of editableFields) {
    const to = fieldOf(ticket, name)
    const change = fields[name]
    if (change && !sameValue(change.to, to)) back[name] = { from: change.to, to }
  }
  // What the work needed may have been told by another system, and is not known from the category.
  return { kind: 'edit', ticketId, fields: back, ...(back['category'] && { skills: ticket.skills }) }
}

/** The body, if it is of the form that the command has. */
function body<N extends CommandName>({ args }: Command, name: N): Parameters<(typeof rules)[N]['decide']>[1] | null {
  const parsed = rules[name].args.safeParse(args)
  return parsed.success ? parsed.data : null
}
