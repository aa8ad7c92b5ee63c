// What the board knows of one ticket to find, sort and group it. A record is never changed; what has changed gets another.
import type { Facet, Grouping } from '../../../../shared/ipc/board-look.ts'
import type { Technician } from '../../../../shared/model/technician.ts'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import type { TicketStanding } from '../../data/light-book.ts'
import { unreachable } from '../../../../shared/model/unreachable.ts'
import { hasHan } from '../../../../shared/pinyin/pinyin.ts'
import { foldText } from '../../../../shared/text/fold-text.ts'

/** Value of the technician chip for tickets that nobody has. */
export const nobody = '-'
/** Value of the partner chip, and key of the group, for technicians who work for no partner. */
export const ownStaff = '*'

export interface TicketRecord {
  ticket: Ticket
  technician: Technician | undefined
  standing: TicketStanding
  area: string
  /** everything that is written and can be searched, folded: who has it, customer and address as written, their Latin forms */
  text: string
  /** where in it customer and address begin, and where their Latin forms end */
  about: readonly [from: number, to: number]
  /** how far in it there may be Chinese characters, which are found by how they are read; 0: there are none */
  read: number
}

export function ticketRecord(
  ticket: Ticket,
  technician: Technician | undefined,
  standing: TicketStanding,
): TicketRecord {
  const { number, customer, site, summary, contract } = ticket
  const holder = technician ? foldText(line(technician.name) + line(technician.partner)) : ''
  const written = foldText(line(customer.name) + line(site.address))
  const latin = foldText(line(customer.nameLatin) + line(site.addressLatin))
  // A number is found with or without its blanks.
  const numbers = line(number) + line(customer.phone) + line(customer.phone.replace(/\D/g, ''))
  const rest = foldText(numbers + line(summary) + line(technician?.nameLatin) + line(contract))
  const begins = holder.length
  const ends = begins + written.length
  return {
    ticket,
    technician,
    standing,
    area: site.area,
    text: holder + written + latin + rest,
    about: [begins, ends + latin.length],
    read: hasHan(holder) || hasHan(written) ? ends : 0,
  }
}

function line(part: string | number | null | undefined): string {
  return part == null ? '' : `${part}\n`
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
