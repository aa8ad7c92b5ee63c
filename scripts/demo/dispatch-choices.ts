// What the demo dispatcher chooses: which ticket is next, who gets it, and what is taken back. Pure.
import type { Actor } from '../../shared/model/actor.ts'
import type { Instant, TechnicianId, VisitId } from '../../shared/model/ids.ts'
import type { Place } from '../../shared/model/place.ts'
import { clockLight } from '../../shared/model/sla.ts'
import type { Ticket } from '../../shared/model/ticket.ts'
import { whyUnfit } from '../../shared/ranking/candidates.ts'
import type { Stop } from '../technician/phone-view.ts'
import { canTakeMore, hasBegun, reckonArrival, type Crew } from './crews.ts'

const minute = 60_000
/** A ticket that a colleague has moved is theirs for so long. */
const colleaguesTicket = 15 * minute
/** A ticket left for a colleague is left for so long. */
const leftFor = 25 * minute
/** A ticket in the queue is red for so long before it is given out all the same. */
const redFor = 3 * minute
/** An offer that nobody has answered for so long is taken back. */
const unansweredFor = 4 * minute

export interface QueuedTicket {
  ticket: Ticket
  /** those who have declined it */
  declinedBy: TechnicianId[]
}

/** Moved by a person other than this dispatcher and the one whose visit it was, a short while ago. */
export function isColleagues({ movedBy, movedAt }: Ticket, me: Actor, now: Instant): boolean {
  const people = movedBy.role === 'dispatcher' || movedBy.role === 'shift-lead' || movedBy.role === 'supervisor'
  return people && movedBy.id !== me.id && now - movedAt < colleaguesTicket
}

/** Some tickets are left in the queue for whoever sits at the console: which, the end of the id says. */
export function isLeft({ id, priority, createdAt }: Ticket, now: Instant): boolean {
  const share = priority === 1 ? 0 : priority === 2 ? 3 : 6
  return now - createdAt < leftFor && Number.parseInt(id.slice(-2), 16) % 16 < share
}

/** Somebody should be there soon. */
function isPressing({ priority, clocks }: Ticket, now: Instant): boolean {
  const light = clockLight(clocks.arrive, now)
  return priority === 1 || light === 'yellow' || light === 'red'
}

/** Nobody has answered in time, and a colleague has had time to see that. */
function isForgotten({ createdAt, clocks: { respond } }: Ticket, now: Instant): boolean {
  return respond.stoppedAt === null && now - Math.max(createdAt, respond.dueAt) > redFor
}

/**
 * The tickets to give out, the most pressing first.
 * @param level how many may stay in the queue
 */
export function toGiveOut(queue: readonly QueuedTicket[], me: Actor, now: Instant, level: number): QueuedTicket[] {
  const mine = queue.filter(({ ticket }) => !isColleagues(ticket, me, now))
  const atOnce = mine.filter(
    ({ ticket, declinedBy }) => isPressing(ticket, now) || isForgotten(ticket, now) || declinedBy.length > 0,
  )
  const over = Math.max(0, queue.length - level - atOnce.length)
  const rest = mine.filter((one) => !atOnce.includes(one))
  const order = (list: QueuedTicket[]) =>
    list.sort((a, b) => a.ticket.clocks.arrive.dueAt - b.ticket.clocks.arrive.dueAt)
  const [left, free] = [
    rest.filter(({ ticket }) => isLeft(ticket, now)),
    rest.filter(({ ticket }) => !isLeft(ticket, now)),
  ]
  return [...order(atOnce), ...[...order(free), ...order(left)].slice(0, over)]
}

export interface Gift {
  crew: Crew
  before: VisitId | null
}

/** Who could be there first. Undefined: nobody. */
export function bestCrew(
  { ticket, declinedBy }: QueuedTicket,
  crews: readonly Crew[],
  secondsFrom: (from: Place) => number,
  now: Instant,
): Gift | undefined {
  const urgent = isPressing(ticket, now)
  let best: Crew | undefined
  let bestArrival = Infinity
  for (const crew of crews) {
    const { technician } = crew
    if (!canTakeMore(crew, now) || declinedBy.includes(technician.id) || whyUnfit(ticket, technician, now)) continue
    const arrival = reckonArrival(crew, secondsFrom, urgent)
    if (arrival >= bestArrival) continue
    best = crew
    bestArrival = arrival
  }
  return best && { crew: best, before: urgent ? (best.stops.find((stop) => !hasBegun(stop))?.visit.id ?? null) : null }
}

/** A visit to take back and offer to somebody else: an offer nobody answers, or work that waits behind a lot of other. */
export function toMoveOn(crews: readonly Crew[], me: Actor, now: Instant): Stop | undefined {
  const mine = (stop: Stop) => stop.visit.offeredBy.id === me.id && !hasBegun(stop)
  const stops = crews.flatMap((crew) => crew.stops)
  const ignored = stops.find(
    (stop) => mine(stop) && stop.visit.state === 'offered' && now - stop.visit.offeredAt > unansweredFor,
  )
  if (ignored) return ignored
  const idle = crews.some((crew) => crew.stops.length === 0 && canTakeMore(crew, now))
  const longest = crews.filter((crew) => crew.stops.length > 2).sort((a, b) => b.stops.length - a.stops.length)[0]
  const last = longest?.stops.at(-1)
  return idle && last && mine(last) ? last : undefined
}
