// "Do mine now": makes the intent of a command that was turned down anew, on the facts as they are now, with fresh ids.
import type { Command, Intent } from '../commands/command.ts'
import { intent, rules, type CommandName } from '../commands/decide.ts'
import type { RefusalCode } from '../commands/refusal.ts'
import type { ReadonlyState } from '../model/entities.ts'
import { isOpen } from '../model/ticket.ts'
import { editableFields } from '../model/ticket-edits.ts'
import { fieldOf, sameValue } from '../model/ticket-fields.ts'
import type { RefusedCommand } from './journal.ts'

/** What no present state makes good. */
const hopeless: ReadonlySet<RefusalCode> = new Set([
  'malformedCommand',
  'unknownCommand',
  'outdatedCommand',
  'oversizedCommand',
  'ticketExists',
  'technicianExists',
  'fileUnknown',
  'filesFull',
])

/**
 * @param override why a missing skill or an ended shift is overridden, for an offer that was made without
 * @returns null when there is nothing left to do, or it cannot be done any more
 */
export function mineNow(
  { command, code }: RefusedCommand,
  state: ReadonlyState,
  newId: () => string,
  override: string | null = null,
): Intent | null {
  if (hopeless.has(code)) return null
  switch (command.name) {
    case 'assign-ticket':
    case 'reassign-ticket':
      return offerNow(command, state, newId, override)
    case 'unassign-ticket': {
      const args = body(command, 'unassign-ticket')
      const visitId = args && state.get('ticket', args.ticketId)?.openVisitId
      return args && visitId ? intent('unassign-ticket', args, { visitId }) : null
    }
    case 'resolve-ticket': {
      const args = body(command, 'resolve-ticket')
      const ticket = args && state.get('ticket', args.ticketId)
      return ticket && isOpen(ticket) ? intent('resolve-ticket', args, { visitId: ticket.openVisitId }) : null
    }
    case 'cancel-ticket': {
      const args = body(command, 'cancel-ticket')
      const ticket = args && state.get('ticket', args.ticketId)
      return ticket && isOpen(ticket) ? intent('cancel-ticket', args, {}) : null
    }
    case 'reroute-technician':
      return orderNow(command, state)
    case 'edit-ticket':
      return editNow(command, state)
    default:
      return { name: command.name, args: command.args, basedOn: command.basedOn }
  }
}

/** Whatever it was before: an assign when nobody has the ticket, else a reassign. */
function offerNow(command: Command, state: ReadonlyState, newId: () => string, override: string | null): Intent | null {
  const asked = body(command, 'assign-ticket')
  const ticket = asked && state.get('ticket', asked.ticketId)
  if (!ticket || !isOpen(ticket)) return null
  const args = { ...asked, visitId: newId(), override: override ?? asked.override }
  const visit = ticket.openVisitId === null ? undefined : state.get('visit', ticket.openVisitId)
  if (!visit) return intent('assign-ticket', args, { visitId: null })
  return visit.technicianId === args.technicianId ? null : intent('reassign-ticket', args, { visitId: visit.id })
}

/** The order that was asked for, with what has left it left out and what has come since at its end. */
function orderNow(command: Command, state: ReadonlyState): Intent | null {
  const args = body(command, 'reroute-technician')
  const seen = (args && state.get('route', args.technicianId)?.visitIds) ?? []
  if (!args) return null
  const stays = (id: string) => seen.includes(id)
  const wanted = [...new Set([...args.visitIds.filter(stays), ...seen])]
  if (wanted.every((id, i) => id === seen[i])) return null
  return intent('reroute-technician', { ...args, visitIds: wanted }, { visitIds: seen })
}

function editNow(command: Command, state: ReadonlyState): Intent | null {
  const args = body(command, 'edit-ticket')
  const ticket = args && state.get('ticket', args.ticketId)
  if (!ticket || !isOpen(ticket)) return null
  const fields: Record<string, { from: unknown; to: unknown }> = {}
  for (const name of editableFields) {
    const change = args.fields[name]
    const from = fieldOf(ticket, name)
    if (change && !sameValue(change.to, from)) fields[name] = { from, to: change.to }
  }
  if (Object.keys(fields).length === 0) return null
  const { skills, ...rest } = args
  return intent('edit-ticket', { ...rest, fields, ...(fields['category'] && skills && { skills }) }, {})
}

/** The body, if it is of the form that the command has. */
function body<N extends CommandName>({ args }: Command, name: N): Parameters<(typeof rules)[N]['decide']>[1] | null {
  const parsed = rules[name].args.safeParse(args)
  return parsed.success ? parsed.data : null
}
