// The wall's counts, kept up by what has changed and by what time alone changes: a ticket is looked at when it was touched
// or when its line runs out, and at no other time.
import type { Instant, TicketId } from '../../../shared/model/ids.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import type { ClockName } from '../../../shared/sla/pauses.ts'
import { InstantIndex } from './instant-index.ts'
import { ticketLine, type TicketLine } from './ticket-line.ts'

export interface Cell {
  red: number
  yellow: number
  green: number
}
/** By area, then by policy; without cells in which nothing burns. */
export type Cells = ReadonlyMap<string, ReadonlyMap<string, Readonly<Cell>>>

export interface Totals extends Cell {
  open: number
  unassigned: number
  /** within the last hour */
  created: number
  resolved: number
}

/** A clock set back by more than this makes every line doubtful, ms. */
const backwards = 5_000

export class TicketBook {
  readonly totals: Totals = { open: 0, unassigned: 0, created: 0, resolved: 0, red: 0, yellow: 0, green: 0 }
  private readonly byArea = new Map<string, Map<string, Cell>>()
  private readonly lines = new Map<TicketId, TicketLine>()
  private readonly looks = new InstantIndex()
  private readonly breaches = new InstantIndex()
  private readonly touched = new Set<TicketId>()
  private readonly read: (id: TicketId) => Ticket | undefined
  private settledAt: Instant = -Infinity

  constructor(read: (id: TicketId) => Ticket | undefined) {
    this.read = read
  }

  get cells(): Cells {
    return this.byArea
  }

  touch(ids: Iterable<TicketId>): void {
    for (const id of ids) this.touched.add(id)
  }

  /** Brings the counts up to this instant. */
  settle(now: Instant): void {
    if (now < this.settledAt - backwards) this.touch(this.lines.keys())
    this.settledAt = now
    for (const id of this.looks.due(now)) this.touched.add(id)
    for (const id of this.touched) this.lookAt(id, now)
    this.touched.clear()
  }

  /** The tickets whose clocks will be breached next. */
  next(count: number): { ticketId: TicketId; clock: ClockName }[] {
    return this.breaches.first(count).map((ticketId) => ({ ticketId, clock: this.lines.get(ticketId)!.clock! }))
  }

  private lookAt(id: TicketId, now: Instant): void {
    const before = this.lines.get(id)
    if (before) this.count(before, -1)
    const ticket = this.read(id)
    if (!ticket) {
      this.lines.delete(id)
      this.looks.drop(id)
      this.breaches.drop(id)
      return
    }
    const line = ticketLine(ticket, now)
    this.lines.set(id, line)
    this.count(line, 1)
    this.looks.put(id, line.lookAt)
    this.breaches.put(id, line.breachAt)
  }

  private count({ area, policyId, open, unassigned, created, resolved, light }: TicketLine, by: 1 | -1): void {
    const { totals } = this
    if (open) totals.open += by
    if (unassigned) totals.unassigned += by
    if (created) totals.created += by
    if (resolved) totals.resolved += by
    if (light === 'none') return
    totals[light] += by
    const row = this.byArea.get(area) ?? new Map<string, Cell>()
    const cell = row.get(policyId) ?? { red: 0, yellow: 0, green: 0 }
    cell[light] += by
    if (cell.red + cell.yellow + cell.green > 0) this.byArea.set(area, row.set(policyId, cell))
    else if (row.delete(policyId) && row.size === 0) this.byArea.delete(area)
  }
}
