// The rows as they stand on the screen: with groups a header before each, and nothing below a header that is closed.
import type { TicketId } from '../../../../shared/model/ids.ts'
import type { Group, Position } from './board-index.ts'

export type BoardRowAt = { kind: 'ticket'; id: TicketId } | { kind: 'group'; group: Group; open: boolean }

export class BoardView {
  /** rows, headers among them */
  readonly length: number
  /** tickets, also those in closed groups */
  readonly tickets: number
  readonly groups: readonly Group[]
  private readonly closed: ReadonlySet<string>
  private readonly headed: boolean
  private readonly begins: readonly number[]
  /** where among them each group is */
  private readonly order = new Map<string, number>()

  /** @param headed each group has a header; else there is one group at most */
  constructor(groups: readonly Group[], headed: boolean, closed: ReadonlySet<string>) {
    this.groups = groups
    this.headed = headed
    this.closed = closed
    const begins: number[] = []
    let length = 0
    let tickets = 0
    for (const [i, group] of groups.entries()) {
      this.order.set(group.key, i)
      begins.push(length)
      length += (headed ? 1 : 0) + (this.isClosed(group) ? 0 : group.places.length)
      tickets += group.places.length
    }
    this.begins = begins
    this.length = length
    this.tickets = tickets
  }

  row(index: number): BoardRowAt | undefined {
    if (index < 0 || index >= this.length) return undefined
    const at = this.begins.findLastIndex((begin) => begin <= index)
    const group = this.groups[at]!
    const inGroup = index - this.begins[at]!
    if (this.headed && inGroup === 0) return { kind: 'group', group, open: !this.isClosed(group) }
    const place = group.places.at(inGroup - (this.headed ? 1 : 0))
    return place && { kind: 'ticket', id: place.id }
  }

  /** Whatever is closed. */
  firstTicket(): TicketId | null {
    return this.groups.find(({ places }) => places.length > 0)?.places.at(0)?.id ?? null
  }

  /** Where the ticket is. @param hint where it is in the index by now, which is looked at first. -1: not to be seen */
  indexOf(id: TicketId, hint: Position | null): number {
    const hinted = hint && this.indexAt(hint)
    if (hinted !== null && hinted >= 0 && this.ticketAt(hinted) === id) return hinted
    for (const [i, group] of this.groups.entries()) {
      if (this.isClosed(group)) continue
      let index = this.begins[i]! + (this.headed ? 1 : 0)
      for (const place of group.places) {
        if (place.id === id) return index
        index++
      }
    }
    return -1
  }

  headerOf(key: string): number {
    const at = this.order.get(key)
    return this.headed && at !== undefined ? this.begins[at]! : -1
  }

  groupAt(index: number): Group | undefined {
    return this.groups[this.begins.findLastIndex((begin) => begin <= index)]
  }

  private ticketAt(index: number): TicketId | null {
    const row = this.row(index)
    return row?.kind === 'ticket' ? row.id : null
  }

  private indexAt({ group: key, place }: Position): number {
    const at = this.order.get(key)
    const group = at === undefined ? undefined : this.groups[at]
    if (!group || this.isClosed(group)) return -1
    return this.begins[at!]! + (this.headed ? 1 : 0) + group.places.placeOf(place)
  }

  private isClosed({ key }: Group): boolean {
    return this.headed && this.closed.has(key)
  }
}
