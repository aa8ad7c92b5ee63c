// Does what the centre's rules say when nobody acts: passes an unanswered offer on, and gives what is yellow and untaken to
// the best candidate. When it is due follows from the state; whom it goes to, from positions and roads at that moment.
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import { nextStep } from '../../shared/escalation/next-step.ts'
import type { Change, EntityTables } from '../../shared/model/entities.ts'
import type { Instant, TicketId, VisitId } from '../../shared/model/ids.ts'
import type { Place } from '../../shared/model/place.ts'
import type { Technician } from '../../shared/model/technician.ts'
import type { Ticket } from '../../shared/model/ticket.ts'
import { rankCandidates } from '../../shared/ranking/candidates.ts'
import { InstantQueue, longestWait } from './instant-queue.ts'
import type { Timers } from './timers.ts'

export interface EscalatorPorts {
  now(): Instant
  placeOf(technicianId: string): Place | null
  /** seconds of the drive from each place to the last */
  drives(from: readonly Place[], to: Place): Promise<ArrayLike<number>>
  newVisitId(): VisitId
  applyRule(id: string, intent: Intent): void
  timers?: Timers | undefined
}

export class Escalator {
  private readonly state: EntityTables
  private readonly ports: EscalatorPorts
  private readonly queue: InstantQueue

  constructor(state: EntityTables, ports: EscalatorPorts) {
    this.state = state
    this.ports = ports
    this.queue = new InstantQueue(
      () => ports.now(),
      (id) => void this.act(id),
      ports.timers,
    )
  }

  start(): void {
    for (const ticket of this.state.values('ticket')) this.look(ticket)
  }

  note(changes: Iterable<Change>): void {
    for (const change of changes) {
      if (change.kind === 'sla') this.start()
      const ticketId =
        change.kind === 'ticket' ? change.id : change.kind === 'visit' ? change.value?.ticketId : undefined
      const ticket = ticketId === undefined ? undefined : this.state.get('ticket', ticketId)
      if (ticket) this.look(ticket)
      else if (ticketId !== undefined) this.queue.drop(ticketId)
    }
  }

  stop(): void {
    this.queue.stop()
  }

  private look(ticket: Ticket): void {
    this.queue.put(ticket.id, nextStep(this.state, ticket)?.at ?? Infinity)
  }

  private async act(ticketId: TicketId): Promise<void> {
    const ticket = this.state.get('ticket', ticketId)
    const step = ticket && nextStep(this.state, ticket)
    if (!ticket || !step) return
    // Nobody free now: somebody may be in a minute.
    this.queue.put(ticketId, Math.max(step.at, this.ports.now() + longestWait))
    if (step.at > this.ports.now()) return
    const technician = await this.bestFor(ticket)
    if (!technician) return
    const { forced } = step
    const offer = { ticketId, visitId: this.ports.newVisitId(), technicianId: technician.id, forced }
    // Named after the offer that it follows: it happens once, whatever happens to this relay.
    const id = `${forced ? 'force' : 'next'}:${ticket.openVisitId ?? ticketId}`
    this.ports.applyRule(id, intent('escalate-ticket', offer, { visitId: ticket.openVisitId }))
  }

  /** Among those who can take it and have not been asked yet. */
  private async bestFor(ticket: Ticket): Promise<Technician | undefined> {
    const asked = new Set(ticket.visitIds.map((id) => this.state.get('visit', id)?.technicianId))
    const near: { technician: Technician; place: Place }[] = []
    for (const technician of this.state.values('technician')) {
      const place = asked.has(technician.id) ? null : this.ports.placeOf(technician.id)
      if (place) near.push({ technician, place })
    }
    if (near.length === 0) return undefined
    const seconds = await this.ports.drives(
      near.map(({ place }) => place),
      ticket.site.place,
    )
    const contenders = near.map(({ technician }, i) => ({
      technician,
      drive: { seconds: seconds[i]!, metres: 0, estimate: false },
      load: this.state.get('route', technician.id)?.visitIds.length ?? 0,
    }))
    return rankCandidates(ticket, contenders, this.ports.now()).find(({ unfit }) => unfit === null)?.technician
  }
}
