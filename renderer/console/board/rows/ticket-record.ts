// What the board knows of one ticket to find, sort and group it. A record is never changed; what has changed gets another.
import type { Facet, Grouping } from '../../../../shared/ipc/board-look.ts'
import type { Technician } from '../../../../shared/model/technician.ts'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import type { TicketStanding } from '../../data/light-book.ts'
import { unreachable } from '../../../../shared/model/unreachable.ts'
import { hasHan } from '../../../../shared/pinyin/pinyin.ts'
import { foldText } from './fold-text.ts'

/** Value of the technician chip for tickets that nobody has. */
export const nobody = '-'
/** Value of the partner chip, and key of the group, for technicians who work for no partner. */
export const ownStaff = '*'

export interface TicketRecord {
  ticket: Ticket
  technician: Technician | undefined
  standing: TicketStanding
  /** everything that is written and can be searched, folded: customer and address first, then who has it */
  text: string
  /** how far in it customer and address go */
  about: number
  /** how far in it names and address go */
  named: number
  /** whether they have Chinese characters, and so are also found by how they are read */
  read: boolean
}

export function ticketRecord(
  ticket: Ticket,
  technician: Technician | undefined,
  standing: TicketStanding,
): TicketRecord {
  const { number, customer, site, summary, contract } = ticket
  const about = lines(customer.name, customer.nameLatin, site.address, site.addressLatin)
  const named = technician ? `${about}\n${lines(technician.name, technician.nameLatin, technician.partner)}` : about
  // A number is found with or without its blanks.
  const rest = lines(number, customer.phone, customer.phone.replace(/\D/g, ''), summary, contract)
  return {
    ticket,
    technician,
    standing,
    text: `${named}\n${rest}`,
    about: about.length,
    named: named.length,
    read: hasHan(named),
  }
}

function lines(...parts: (string | number | null | undefined)[]): string {
  return foldText(parts.filter((part) => part != null).join('\n'))
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
