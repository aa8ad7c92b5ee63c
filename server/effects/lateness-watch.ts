// Looks ahead: by the present positions and ways, which clocks will be breached although nobody has breached them yet. It
// says so once per change, with a dead-band, so that a technician at the edge of in time does not flicker.
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { EntityTables } from '../../shared/model/entities.ts'
import type { Instant, Milliseconds } from '../../shared/model/ids.ts'
import type { Place } from '../../shared/model/place.ts'
import type { Route } from '../../shared/model/route.ts'
import type { Clock } from '../../shared/model/sla.ts'
import type { Ticket } from '../../shared/model/ticket.ts'
import { routeTimes } from '../../shared/ranking/route-times.ts'
import type { WayLeg } from '../../shared/routing/way.ts'
import type { ClockName } from '../../shared/sla/pauses.ts'
import { machineTimers, type Timers } from './timers.ts'

export interface LatenessPorts {
  now(): Instant
  /** where a technician is, if that is known well enough now */
  placeOf(technicianId: string): Place | null
  along(places: readonly Place[]): Promise<WayLeg[]>
  applyRule(id: string, intent: Intent): void
  timers?: Timers | undefined
}

/** Late from this much on, and in time again with this much to spare. */
const lateFrom: Milliseconds = 2 * 60_000
const inTimeWith: Milliseconds = 3 * 60_000
/** A lateness that moves by less is not told again. */
const worthTelling: Milliseconds = 5 * 60_000

export class LatenessWatch {
  private readonly state: EntityTables
  private readonly ports: LatenessPorts
  private callOff = () => {}
  private stopped = false

  constructor(state: EntityTables, ports: LatenessPorts) {
    this.state = state
    this.ports = ports
  }

  /** @param every how long to rest between two looks, ms */
  start(every: Milliseconds): void {
    this.callOff = (this.ports.timers ?? machineTimers).after(every, () => {
      void this.look().finally(() => {
        if (!this.stopped) this.start(every)
      })
    })
  }

  stop(): void {
    this.stopped = true
    this.callOff()
  }

  /** One route after the other: the thread that knows the roads has others to answer. */
  async look(): Promise<void> {
    for (const route of this.state.values('route')) {
      if (this.stopped) return
      if (route.visitIds.length > 0) await this.lookAt(route)
    }
  }

  private async lookAt(route: Route): Promise<void> {
    const place = this.ports.placeOf(route.id)
    // From a position nobody can vouch for, nothing follows; what was expected before stays.
    if (!place) return
    const stops = this.stopsOf(route)
    if (stops.length === 0) return
    const legs = await this.ports.along([place, ...stops.map(({ ticket }) => ticket.site.place)])
    // Meanwhile the route, or the site of a stop, may have changed: then the next look is in time.
    if (this.state.get('route', route.id) !== route || stops.some((stop) => this.hasMoved(stop.ticket))) return
    const drives = legs.map(({ seconds }) => seconds)
    const times = routeTimes(
      stops.map(({ visit }) => visit),
      drives,
      this.ports.now(),
    )
    for (const [i, { arriveAt, doneAt }] of times.entries()) {
      const ticket = this.state.get('ticket', stops[i]!.ticket.id)
      if (!ticket) continue
      this.tell(ticket, 'arrive', arriveAt)
      this.tell(ticket, 'resolve', doneAt)
    }
  }

  private stopsOf(route: Route) {
    return route.visitIds.flatMap((id) => {
      const visit = this.state.get('visit', id)
      const ticket = visit && this.state.get('ticket', visit.ticketId)
      return visit && ticket ? [{ visit, ticket }] : []
    })
  }

  private hasMoved({ id, site }: Ticket): boolean {
    const now = this.state.get('ticket', id)
    return now !== undefined && now.site.place !== site.place
  }

  private tell(ticket: Ticket, name: ClockName, expectedAt: Instant): void {
    const lateAt = latenessOf(ticket.clocks[name], expectedAt)
    if (lateAt === ticket.clocks[name].lateAt) return
    const id = `late:${ticket.id}:${name[0]}:${this.ports.now().toString(36)}`
    this.ports.applyRule(id, intent('expect-lateness', { ticketId: ticket.id, clock: name, lateAt }, {}))
  }
}

/** @returns what is to be told of a clock whose event is expected then; what is told already, when that is as good */
export function latenessOf(clock: Clock, expectedAt: Instant): Instant | null {
  const { dueAt, lateAt, stoppedAt, pausedAt } = clock
  if (stoppedAt !== null || pausedAt !== null) return null
  if (lateAt === null) return expectedAt >= dueAt + lateFrom ? expectedAt : null
  if (expectedAt <= dueAt - inTimeWith) return null
  return Math.abs(expectedAt - lateAt) >= worthTelling ? expectedAt : lateAt
}
