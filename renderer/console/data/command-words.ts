// A command as a sentence, for the outbox and the history: `Assign #1042 to Wang Wei`.
import type { TFunction } from 'i18next'
import type { Language } from '../../../shared/ipc/contract.ts'
import { entities } from './entity-store.ts'
import { technicianName, ticketLabel } from './names.ts'

/** @param args as they were made; what is not there is left out of the sentence */
export function commandWords(name: string, args: unknown, t: TFunction, language: Language): string {
  const known = (typeof args === 'object' && args !== null ? args : {}) as Record<string, unknown>
  const text = (key: string) => (typeof known[key] === 'string' ? known[key] : null)
  const visit = entities.value('visit', text('visitId'))
  const ticket = entities.value('ticket', text('ticketId') ?? visit?.ticketId)
  const technician = entities.value('technician', text('technicianId') ?? visit?.technicianId)
  return t([`command.${name}`, 'command.other'], {
    name,
    number: ticket ? ticketLabel(ticket.number) : '#?',
    technicianName: technician ? technicianName(technician, language) : '?',
  })
}
