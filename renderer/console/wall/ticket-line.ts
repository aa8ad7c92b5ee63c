// What one ticket adds to the wall, and until when that stays true if nothing happens.
import type { Instant, Milliseconds } from '../../../shared/model/ids.ts'
import { isBreached, worstClock, type Clock, type Light } from '../../../shared/model/sla.ts'
import { isOpen, type Ticket } from '../../../shared/model/ticket.ts'
import { never } from '../../../shared/sla/business-time.ts'
import { clockNames, type ClockName } from '../../../shared/sla/pauses.ts'

/** "The last hour", ms. */
const lately: Milliseconds = 3_600_000

export interface TicketLine {
  area: string
  policyId: string
  open: boolean
  unassigned: boolean
  light: Light
  /** within the last hour */
  created: boolean
  resolved: boolean
  /** the next instant at which the line may be another one although nothing has happened; Infinity: none */
  lookAt: Instant
  /** the clock that will be breached next, if nobody acts, and when; paused ones after all others; Infinity: none will */
  breachAt: Instant
  clock: ClockName | null
}

export function ticketLine(ticket: Ticket, now: Instant): TicketLine {
  const open = isOpen(ticket)
  const createdUntil = ticket.createdAt + lately
  const resolvedUntil = ['resolved', 'closed'].includes(ticket.state) ? ticket.movedAt + lately : -Infinity
  const line: TicketLine = {
    area: ticket.site.area,
    policyId: ticket.policyId,
    open,
    unassigned: open && ticket.openVisitId === null,
    light: open ? (worstClock(ticket.clocks, now)?.light ?? 'none') : 'none',
    created: now < createdUntil,
    resolved: now < resolvedUntil,
    lookAt: Infinity,
    breachAt: Infinity,
    clock: null,
  }
  const looks = [createdUntil, resolvedUntil]
  if (open)
    for (const name of clockNames) {
      const clock = ticket.clocks[name]
      looks.push(...changes(clock))
      const breachAt = breachesAt(clock, now)
      if (breachAt < line.breachAt) Object.assign(line, { breachAt, clock: name })
    }
  for (const at of looks) if (at > now && at < line.lookAt) line.lookAt = at
  return line
}

/** When its light changes by itself. */
function changes({ stoppedAt, breachedAt, yellowAt, dueAt }: Clock): Instant[] {
  return stoppedAt !== null || breachedAt !== null ? [] : [yellowAt, dueAt]
}

function breachesAt(clock: Clock, now: Instant): Instant {
  if (clock.stoppedAt !== null || isBreached(clock, now)) return Infinity
  const { pausedAt, dueAt } = clock
  // Who pauses least before the end comes first among those that stand.
  return pausedAt !== null && pausedAt <= now ? never + dueAt - pausedAt : dueAt
}
