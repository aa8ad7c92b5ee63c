// What the board knows of one ticket to find, sort and group it. A record is never changed; what has changed gets another.
import type { Facet, Grouping } from '../../../../shared/ipc/board-look.ts'
import type { TicketId } from '../../../../shared/model/ids.ts'
import type { Technician } from '../../../../shared/model/technician.ts'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import type { TicketStanding } from '../../data/light-book.ts'
import { unreachable } from '../../../../shared/model/unreachable.ts'

/** Value of the technician chip for tickets that nobody has. */
export const nobody = '-'
/** Value of the partner chip, and key of the group, for technicians who work for no partner. */
export const ownStaff = '*'

export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** How a name is read: its syllables and their first letters, as far as that is known by now. */
export interface Reading {
  text: string
}

export interface TicketRecord {
  ticket: Ticket
  technician: Technician | undefined
  standing: TicketStanding
  /** everything that is written and can be searched, folded */
  text: string
  readings: readonly Reading[]
}

export function ticketRecord(
  ticket: Ticket,
  technician: Technician | undefined,
  standing: TicketStanding,
  reading: (name: string, ticketId: TicketId) => Reading | undefined,
): TicketRecord {
  const { id, number, customer, site, summary, contract } = ticket
  const written = [
    number,
    customer.name,
    customer.nameLatin,
    customer.phone,
    // A number is found with or without its blanks.
    customer.phone.replace(/\D/g, ''),
    site.address,
    site.addressLatin,
    summary,
    technician?.name,
    technician?.nameLatin,
    technician?.partner,
    contract,
  ]
  const names = [customer.name, technician?.name, technician?.partner]
  const readings = names.map((name) => name && reading(name, id))
  return {
    ticket,
    technician,
    standing,
    text: foldText(written.filter((part) => part != null).join('\n')),
    readings: readings.filter((one) => typeof one === 'object'),
  }
}

export function facetValue({ ticket, technician, standing }: TicketRecord, facet: Facet): string {
  switch (facet) {
    case 'priority':
      return String(ticket.priority)
    case 'light':
      return standing.light
    case 'state':
      return ticket.state
    case 'tier':
      return ticket.tier
    case 'category':
      return ticket.category
    case 'area':
      return ticket.site.area
    case 'technician':
      return technician?.id ?? nobody
    case 'partner':
      return technician ? (technician.partner ?? ownStaff) : nobody
    default:
      return unreachable(facet)
  }
}

/** '': in no group of its own. */
export function groupOf({ ticket, technician }: TicketRecord, group: Grouping): string {
  switch (group) {
    case 'none':
      return ''
    case 'area':
      return ticket.site.area
    case 'policy':
      return ticket.policyId
    case 'category':
      return ticket.category
    case 'team':
      return technician?.team ?? ''
    case 'partner':
      return technician ? (technician.partner ?? ownStaff) : ''
    default:
      return unreachable(group)
  }
}
