// A dispatcher, shift lead or supervisor of the simulation, at an ordinary seat: answers alarms, gives out what comes in,
// one act after the other, each in the time a person takes. Several share the tickets among them.
import type { Intent } from '../../shared/commands/command.ts'
import { concerns } from '../../shared/alarms/concerns.ts'
import { intent } from '../../shared/commands/decide.ts'
import { isUnseen, type Alarm } from '../../shared/model/alarm.ts'
import type { Instant } from '../../shared/model/ids.ts'
import type { Place } from '../../shared/model/place.ts'
import type { Technician } from '../../shared/model/technician.ts'
import type { Ticket } from '../../shared/model/ticket.ts'
import { isUsable } from '../../shared/geo/freshness.ts'
import type { Chance } from '../demo/chance.ts'
import type { FullSeat } from '../demo/full-seat.ts'
import { bestFor, inOrder, isUrgent, toMove } from './desk-choices.ts'

const seconds = 1_000
/** Positions that nobody has told yet: everybody is at home. */
const homesFor = 10 * 60 * seconds

export interface DeskDuty {
  /** gives out what comes in; others only see to their alarms */
  dispatches: boolean
  /** which of the tickets and alarms: those whose ids fall on this one of so many desks */
  share: { which: number; of: number }
  /** leaves this to whoever is trained at the console */
  leaves: (id: string) => boolean
}

export class Desk {
  readonly seat: FullSeat
  private readonly duty: DeskDuty
  private readonly chance: Chance
  private readonly beganAt: Instant
  private busyUntil = 0
  /** when this person turns to each thing they have seen */
  private readonly turns = new Map<string, Instant>()

  constructor(seat: FullSeat, duty: DeskDuty, chance: Chance, now: Instant) {
    this.seat = seat
    this.duty = duty
    this.chance = chance
    this.beganAt = now
  }

  /** To be called every few seconds. Does at most one thing. */
  async step(now: Instant): Promise<void> {
    if (now < this.busyUntil || this.seat.undecided > 0) return
    const intents = this.next(now)
    if (!intents) return
    this.busyUntil = now + this.chance.between(8, 30) * seconds
    if (intents.length > 0) await this.seat.submit(...intents)
  }

  /** undefined: nothing to do */
  private next(now: Instant): Intent[] | undefined {
    const { role } = this.seat.actor
    // The shift lead and the supervisor take what has come to them; dispatchers what is theirs, and all that is urgent.
    const mine = ({ owner }: Alarm) => (role === 'dispatcher' ? owner !== 'supervisor' : owner === role)
    const alarms = [...this.seat.all('alarm')].filter(
      (alarm) => isUnseen(alarm) && concerns(this.seat.actor, alarm) && mine(alarm) && this.isMine(alarm.id),
    )
    for (const alarm of alarms.sort(inOrder)) {
      const patience = alarm.priority === 1 ? [5, 25] : alarm.priority === 2 ? [15, 60] : [30, 180]
      if (this.isTurn(`${alarm.id}/${alarm.raisedAt}`, patience, now)) return this.answer(alarm, now)
    }
    if (!this.duty.dispatches) return undefined
    for (const ticket of this.queue()) {
      if (!this.isTurn(ticket.id, isUrgent(ticket) ? [15, 60] : [30, 240], now)) continue
      const intents = this.giveOut(ticket, now)
      if (intents.length > 0) return intents
    }
    return undefined
  }

  private isMine(id: string): boolean {
    const { which, of } = this.duty.share
    return Number.parseInt(id.slice(-2), 36) % of === which && !this.duty.leaves(id)
  }

  private isTurn(what: string, [from, to]: readonly number[], now: Instant): boolean {
    const turn = this.turns.get(what) ?? now + this.chance.between(from!, to!) * seconds
    this.turns.set(what, turn)
    return now >= turn
  }

  private answer(alarm: Alarm, now: Instant): Intent[] {
    const seen = intent('acknowledge-alarms', { alarms: [{ id: alarm.id, raisedAt: alarm.raisedAt }] }, {})
    const ticket = toMove(alarm, this.seat)
    if (ticket) return [seen, ...this.giveOut(ticket, now)]
    const { ticketId } = alarm
    if (ticketId === null || !this.chance.happens(0.3)) return [seen]
    return [seen, intent('add-note', { ticketId, noteId: this.chance.id(), text: '已致电客户 · Customer called' }, {})]
  }

  private queue(): Ticket[] {
    const queue: Ticket[] = []
    for (const ticket of this.seat.all('ticket'))
      if (ticket.state === 'new' && ticket.openVisitId === null && this.isMine(ticket.id)) queue.push(ticket)
    return queue.sort((a, b) => a.priority - b.priority || a.clocks.respond.dueAt - b.clocks.respond.dueAt)
  }

  /** To whoever could be there first; nothing when nobody can, or nobody sooner than whoever has it. */
  private giveOut(ticket: Ticket, now: Instant): Intent[] {
    const tried = new Set(ticket.visitIds.map((id) => this.seat.get('visit', id)?.technicianId ?? ''))
    const best = bestFor(ticket, this.seat, this.seat.all('technician'), (one) => this.placeOf(one, now), tried, now)
    if (!best) return []
    const { technician, before } = best
    const offer = {
      ticketId: ticket.id,
      visitId: this.chance.id(),
      technicianId: technician.id,
      before,
      override: null,
    }
    return ticket.openVisitId === null
      ? [intent('assign-ticket', offer, { visitId: null })]
      : [intent('reassign-ticket', offer, { visitId: ticket.openVisitId })]
  }

  private placeOf(technician: Technician, now: Instant): Place | null {
    const fix = this.seat.fixes.get(technician.index)
    if (!fix) return now - this.beganAt < homesFor ? technician.home : null
    return isUsable(now - fix.at) ? { lat: fix.lat, lon: fix.lon } : null
  }
}
