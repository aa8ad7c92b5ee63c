// The light of every ticket at hand, and how many open ones show which. A change costs what has changed; time turns only
// those lights whose instant has come.
import TinyQueue from 'tinyqueue'
import type { Instant, TicketId } from '../../../shared/model/ids.ts'
import { lightTurnsAt } from '../../../shared/model/light-turns.ts'
import { worstClock, type Light } from '../../../shared/model/sla.ts'
import { isOpen, type Ticket } from '../../../shared/model/ticket.ts'

export interface TicketStanding {
  light: Light
  /** of the clock to look at; null: no clock runs */
  dueAt: Instant | null
  /** when the light may turn by itself; Infinity: never */
  turnsAt: Instant
  open: boolean
  /** open, and nobody has it */
  waiting: boolean
}

export type LightCounts = Record<Light, number>
export const noLights: LightCounts = { none: 0, green: 0, yellow: 0, red: 0 }

/** So much the relay's time moves to and fro by itself, ms. */
const jitter = 1_000

interface Turn {
  at: Instant
  id: TicketId
}

export class LightBook {
  private readonly standings = new Map<TicketId, TicketStanding>()
  private turns = new TinyQueue<Turn>([], (a, b) => a.at - b.at)
  private readonly countsNow: LightCounts = { ...noLights }
  private waitingNow = 0
  private lookedAt: Instant = -Infinity
  private readonly ticket: (id: TicketId) => Ticket | undefined

  constructor(ticket: (id: TicketId) => Ticket | undefined) {
    this.ticket = ticket
  }

  get(id: TicketId): TicketStanding | undefined {
    return this.standings.get(id)
  }

  /** Of the open tickets. */
  get counts(): Readonly<LightCounts> {
    return this.countsNow
  }

  /** How many open tickets nobody has. */
  get waiting(): number {
    return this.waitingNow
  }

  /** The ticket has come, changed or gone, or its light may have turned. */
  look(id: TicketId, now: Instant): void {
    const ticket = this.ticket(id)
    const before = this.standings.get(id)
    if (before) this.count(before, -1)
    if (!ticket) return void this.standings.delete(id)
    const worst = worstClock(ticket.clocks, now)
    const open = isOpen(ticket)
    const standing: TicketStanding = {
      light: worst?.light ?? 'none',
      dueAt: worst?.clock.dueAt ?? null,
      turnsAt: lightTurnsAt(ticket.clocks, now),
      open,
      waiting: open && ticket.openVisitId === null,
    }
    this.standings.set(id, standing)
    this.count(standing, 1)
    if (standing.turnsAt !== before?.turnsAt) this.expect({ at: standing.turnsAt, id })
  }

  /** Time has passed. @returns whose light may have turned, for those who show it */
  tick(now: Instant): TicketId[] {
    const turned: TicketId[] = []
    // The relay's time is not what it was taken for: lights that turned too early turn back.
    if (now < this.lookedAt - jitter)
      for (const id of this.standings.keys()) {
        this.look(id, now)
        turned.push(id)
      }
    this.lookedAt = now
    for (let next = this.turns.peek(); next && next.at <= now; next = this.turns.peek()) {
      this.turns.pop()
      // What was expected may have been overtaken by an event.
      if (this.standings.get(next.id)?.turnsAt !== next.at) continue
      this.look(next.id, now)
      turned.push(next.id)
    }
    return turned
  }

  private expect(turn: Turn): void {
    if (turn.at === Infinity) return
    this.turns.push(turn)
    if (this.turns.length <= 2 * this.standings.size + 100) return
    const still: Turn[] = []
    for (const [id, { turnsAt }] of this.standings) if (turnsAt !== Infinity) still.push({ at: turnsAt, id })
    this.turns = new TinyQueue(still, (a, b) => a.at - b.at)
  }

  private count({ open, waiting, light }: TicketStanding, by: 1 | -1): void {
    if (open) this.countsNow[light] += by
    if (waiting) this.waitingNow += by
  }
}
