// From what a verb was given to what it means, with what is selected where nothing was named. Pure.
import type { Step } from '../../../shared/model/visit.ts'
import type { PauseReason } from '../../../shared/sla/pauses.ts'
import type { Lookup } from './lookup.ts'
import type { Filter } from './filter.ts'
import type { Meaning, ShelfLength } from './meaning.ts'
import type { Problem } from './read-slot.ts'
import type { Filled, ShelveReason, SlotKind, Verb } from './vocabulary.ts'

const mostReason = 200

export type Understood = { meaning: Meaning } | { problem: Problem; expects: readonly SlotKind[] }

export function understand(verb: Verb, filled: Filled, lookup: Lookup): Understood {
  const { subject } = lookup
  const given = (kind: SlotKind) => filled[kind]?.[0]
  const missing = (...expects: SlotKind[]): Understood => ({ problem: { code: 'missing' }, expects })
  const ticketId = (given('ticket') as string | undefined) ?? subject.ticketId
  const text = (given('text') as string | undefined) ?? ''
  switch (verb.id) {
    case 'assign':
      return assign(filled, lookup)
    case 'unassign':
    case 'resume':
    case 'edit':
    case 'ledger':
      return ticketId === null ? missing('ticket') : { meaning: { verb: verb.id, ticketId } }
    case 'pause': {
      if (ticketId === null) return missing('ticket')
      if (filled.resume) return { meaning: { verb: 'resume', ticketId } }
      const reason = given('reason') as PauseReason | undefined
      return reason ? { meaning: { verb: 'pause', ticketId, reason } } : missing('reason', 'resume')
    }
    case 'status': {
      const step = given('step') as Step | undefined
      if (ticketId === null) return missing('ticket')
      if (!step) return missing('step')
      if (step === 'done' && text === '') return missing('text')
      return { meaning: { verb: 'status', ticketId, step, text } }
    }
    case 'note':
    case 'cancel':
      if (ticketId === null) return missing('ticket')
      if (text === '') return missing('text')
      if (verb.id === 'cancel' && text.length > mostReason)
        return { problem: { code: 'tooLong', most: mostReason }, expects: [] }
      return { meaning: { verb: verb.id, ticketId, text } }
    case 'find':
      if (filled.none) return { meaning: { verb: 'find', text: '' } }
      return text === '' ? missing('text') : { meaning: { verb: 'find', text: searched(text) } }
    case 'go': {
      const technicianId = given('technician') as string | undefined
      const named = given('ticket') as string | undefined
      if (named !== undefined) return { meaning: { verb: 'go', kind: 'ticket', id: named } }
      const whose = technicianId ?? subject.technicianId
      if (whose !== null) return { meaning: { verb: 'go', kind: 'technician', id: whose } }
      if (ticketId !== null) return { meaning: { verb: 'go', kind: 'ticket', id: ticketId } }
      return missing('ticket', 'technician')
    }
    case 'select': {
      const ticketIds = unique(filled.ticket as string[] | undefined)
      const filters = (filled.filter ?? []) as Filter[]
      if (!filled.none && ticketIds.length === 0 && filters.length === 0) return missing('filter', 'ticket', 'none')
      return { meaning: { verb: 'select', ticketIds, filters } }
    }
    case 'shelve': {
      const minutes = given('minutes') as ShelfLength | undefined
      const reason = given('shelveReason') as ShelveReason | undefined
      if (minutes === undefined) return missing('minutes')
      return reason ? { meaning: { verb: 'shelve', minutes, reason } } : missing('shelveReason')
    }
    case 'acknowledge':
    case 'take':
    case 'handover':
    case 'kpi':
    case 'undo':
    case 'redo':
    case 'help':
      return { meaning: { verb: verb.id } }
    default:
      return verb.id satisfies never
  }
}

function assign(filled: Filled, { subject, ranked }: Lookup): Understood {
  const named = unique(filled.ticket as string[] | undefined)
  const selected = subject.marked.length > 0 ? subject.marked : subject.ticketId === null ? [] : [subject.ticketId]
  const ticketIds = named.length > 0 ? named : selected
  const [first, ...others] = ticketIds
  if (first === undefined) return { problem: { code: 'missing' }, expects: ['ticket'] }
  const technicianId = filled.technician?.[0] as string | undefined
  if (filled.best) {
    if (others.length > 0) return { problem: { code: 'oneTicket' }, expects: [] }
    const [who] = ranked(first)
    return who === undefined
      ? { problem: { code: 'nobodyFits' }, expects: ['technician'] }
      : { meaning: { verb: 'assign', ticketIds, technicianId: who } }
  }
  const who = technicianId ?? (named.length > 0 ? subject.technicianId : null)
  return who === null
    ? { problem: { code: 'missing' }, expects: ['technician', 'best'] }
    : { meaning: { verb: 'assign', ticketIds, technicianId: who } }
}

function unique(ids: readonly string[] = []): string[] {
  return [...new Set(ids)]
}

/** What is searched is compared without width or composition; it is shown in the board's own field. */
function searched(text: string): string {
  return text.normalize('NFKC').trim()
}
