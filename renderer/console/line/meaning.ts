// What a line means, and how the same would be written: with everything it is about in it. Pure.
import type { Step } from '../../../shared/model/visit.ts'
import type { PauseReason } from '../../../shared/sla/pauses.ts'
import { unreachable } from '../../../shared/model/unreachable.ts'
import type { Filter } from './filter.ts'
import type { LineTicket, Lookup } from './lookup.ts'
import { verbs, type ShelveReason, type Verb, type VerbId } from './vocabulary.ts'

export const shelfLengths = [15, 30, 60, 480] as const
export type ShelfLength = (typeof shelfLengths)[number]

export type Meaning =
  | { verb: 'assign'; ticketIds: readonly string[]; technicianId: string }
  | { verb: 'unassign' | 'resume' | 'edit' | 'ledger'; ticketId: string }
  | { verb: 'pause'; ticketId: string; reason: PauseReason }
  | { verb: 'status'; ticketId: string; step: Step; text: string }
  | { verb: 'note' | 'cancel'; ticketId: string; text: string }
  | { verb: 'find'; text: string }
  | { verb: 'go'; kind: 'ticket' | 'technician'; id: string }
  | { verb: 'select'; ticketIds: readonly string[]; filters: readonly Filter[] }
  | { verb: 'acknowledge' | 'take' | 'handover' | 'kpi' | 'undo' | 'redo' | 'help' }
  | { verb: 'shelve'; minutes: ShelfLength; reason: ShelveReason }

export function verbNamed(id: VerbId): Verb {
  return verbs.find((one) => one.id === id)!
}

/** The open tickets that are named or fit all filters. */
export function selected({ ticketIds, filters }: Extract<Meaning, { verb: 'select' }>, lookup: Lookup): string[] {
  const found = [...ticketIds]
  if (filters.length > 0)
    for (const ticket of lookup.tickets())
      if (ticket.open && !found.includes(ticket.id) && filters.every((filter) => fits(ticket, filter, lookup)))
        found.push(ticket.id)
  return found
}

function fits(ticket: LineTicket, filter: Filter, { lightOf }: Lookup): boolean {
  switch (filter.by) {
    case 'area':
      return ticket.area === filter.code
    case 'skill':
      return ticket.skills.includes(filter.code)
    case 'light':
      return lightOf(ticket.id) === filter.code
    case 'prio':
      return ticket.priority >= filter.from && ticket.priority <= filter.to
    default:
      return unreachable(filter)
  }
}

export function written(meaning: Meaning, lookup: Lookup): string {
  const verb = verbNamed(meaning.verb).words[0]!
  return [verb, ...objects(meaning, lookup)].join(' ')
}

function objects(meaning: Meaning, lookup: Lookup): string[] {
  const inOrder = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const number = lookup.ticket(id)?.number
      return number == null ? [] : [`#${number}`]
    })
  switch (meaning.verb) {
    case 'assign':
      return [...inOrder(meaning.ticketIds), meaning.technicianId]
    case 'unassign':
    case 'resume':
    case 'edit':
    case 'ledger':
      return inOrder([meaning.ticketId])
    case 'pause':
      return [...inOrder([meaning.ticketId]), meaning.reason]
    case 'status':
      return [...inOrder([meaning.ticketId]), meaning.step, ...(meaning.text === '' ? [] : [meaning.text])]
    case 'note':
    case 'cancel':
      return [...inOrder([meaning.ticketId]), meaning.text]
    case 'find':
      return [meaning.text === '' ? '-' : meaning.text]
    case 'go':
      return meaning.kind === 'ticket' ? inOrder([meaning.id]) : [meaning.id]
    case 'select':
      if (meaning.ticketIds.length === 0 && meaning.filters.length === 0) return ['-']
      return [...inOrder(meaning.ticketIds), ...meaning.filters.map(filterText)]
    case 'shelve':
      return [String(meaning.minutes), meaning.reason]
    case 'acknowledge':
    case 'take':
    case 'handover':
    case 'kpi':
    case 'undo':
    case 'redo':
    case 'help':
      return []
    default:
      return unreachable(meaning)
  }
}

function filterText(filter: Filter): string {
  if (filter.by !== 'prio') return `${filter.by}:${filter.code}`
  return filter.from === filter.to ? `prio:${filter.from}` : `prio:${filter.from}-${filter.to}`
}
