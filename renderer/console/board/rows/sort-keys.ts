// By what each column sorts a ticket, and how two of them compare.
import type { BoardSort, ColumnId } from '../../../../shared/ipc/board-look.ts'
import type { TicketId } from '../../../../shared/model/ids.ts'
import { lights } from '../../../../shared/model/sla.ts'
import { ticketStateSchema } from '../../../../shared/model/ticket.ts'
import { tierSchema } from '../../../../shared/model/priority.ts'
import { unreachable } from '../../../../shared/model/unreachable.ts'
import type { Compare } from './sorted-list.ts'
import type { TicketRecord } from './ticket-record.ts'

/** null comes last, upwards and downwards. */
export type SortKey = number | string | null

export interface Placed {
  id: TicketId
  key: SortKey
}

/** What codes and names are called in the reader's language. */
export interface Words {
  category: (code: string) => string
  area: (code: string) => string
  policy: (id: string) => string
  skill: (code: string) => string
  customer: (record: TicketRecord) => string
  technician: (record: TicketRecord) => string | null
  compare: Compare<string>
}

export function sortKey(record: TicketRecord, by: ColumnId, words: Words): SortKey {
  const { ticket, standing } = record
  switch (by) {
    case 'number':
      // What has no number yet is the newest.
      return ticket.number ?? Number.MAX_SAFE_INTEGER
    case 'timeLeft':
    case 'dueAt':
      // Ended tickets are never among open ones: the latest first.
      return standing.open ? standing.dueAt : -ticket.movedAt
    case 'light':
      return -lights.indexOf(standing.light)
    case 'priority':
      return ticket.priority
    case 'state':
      return ticketStateSchema.options.indexOf(ticket.state)
    case 'tier':
      return tierSchema.options.indexOf(ticket.tier)
    case 'reportedAt':
      return ticket.reportedAt
    case 'age':
      return -ticket.reportedAt
    case 'category':
    case 'site':
      return words.category(ticket.category)
    case 'area':
      return words.area(ticket.site.area)
    case 'policy':
      return words.policy(ticket.policyId)
    case 'customer':
      return words.customer(record)
    case 'phone':
      return ticket.customer.phone
    case 'assignee':
      return words.technician(record)
    case 'skills':
      return ticket.skills.map(words.skill).sort(words.compare).join(' ') || null
    default:
      return unreachable(by)
  }
}

/** Tells any two tickets apart: among equals the older id comes first. */
export function comparePlaces({ down }: BoardSort, compare: Compare<string>): Compare<Placed> {
  const sign = down ? -1 : 1
  return (a, b) => {
    const [one, other] = [a.key, b.key]
    if (one !== other) {
      if (one === null) return 1
      if (other === null) return -1
      if (typeof one === 'number') {
        if (one !== other) return one < (other as number) ? -sign : sign
      } else {
        const order = compare(one, other as string)
        if (order !== 0) return sign * order
      }
    }
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
  }
}

/**
 * Sorts many at once: each distinct text is collated once, however many tickets have it.
 * @param places by id, so that those that are equal stay so
 */
export function sortPlaces<P extends Placed>(places: readonly P[], sort: BoardSort, compare: Compare<string>): P[] {
  const rank = ranks(places, compare)
  const sign = sort.down ? -1 : 1
  // Last, upwards and downwards.
  const order = ({ key }: P) => (key === null ? Infinity : sign * (typeof key === 'number' ? key : rank.get(key)!))
  const ordered = places.map((place) => ({ place, order: order(place) }))
  ordered.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
  return ordered.map(({ place }) => place)
}

function ranks(places: readonly Placed[], compare: Compare<string>): Map<string, number> {
  const distinct = new Set<string>()
  for (const { key } of places) if (typeof key === 'string') distinct.add(key)
  const found = new Map<string, number>()
  let rank = 0
  let before: string | undefined
  for (const text of [...distinct].sort(compare)) {
    // What the language does not tell apart has one rank.
    if (before !== undefined && compare(before, text) !== 0) rank++
    found.set(text, rank)
    before = text
  }
  return found
}
