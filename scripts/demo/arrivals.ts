// What comes in and when, so that the day goes on for hours at one level: the more that is open, the slower tickets come,
// and late ones come to replace the lights that have been dealt with.
import type { Instant } from '../../shared/model/ids.ts'
import { worstClock } from '../../shared/model/sla.ts'
import { isOpen, type Ticket } from '../../shared/model/ticket.ts'
import type { Chance } from './chance.ts'
import type { Look } from './ticket-looks.ts'

/** What is open, and how it looks to those who watch the lights. */
export interface Level {
  open: number
  queued: number
  yellow: number
  red: number
}

export function levelOf(tickets: Iterable<Ticket>, now: Instant): Level {
  const level: Level = { open: 0, queued: 0, yellow: 0, red: 0 }
  for (const ticket of tickets) {
    if (!isOpen(ticket)) continue
    level.open += 1
    if (ticket.openVisitId === null) level.queued += 1
    const light = worstClock(ticket.clocks, now)?.light
    if (light === 'yellow') level.yellow += 1
    if (light === 'red') level.red += 1
  }
  return level
}

/** The day aims at this. */
export const aim = { open: 120, yellow: 12, red: 4 } as const
/** So many open ones mean that nobody works on them: nothing more comes in. */
const tooManyOpen = 165

/** Seconds until the next ticket; undefined: none comes while so much is open. */
export function secondsToNext(level: Level, chance: Chance): number | undefined {
  if (level.open >= tooManyOpen) return undefined
  const steady = Math.min(36, Math.max(22, 27 + (level.open - aim.open) * 0.7))
  return steady * chance.between(0.92, 1.08)
}

/** The look of the ticket that comes next. */
export function nextLook(level: Level, chance: Chance): Look {
  const late = chance.happens(lack(level.yellow, aim.yellow))
  const missed = chance.happens(lack(level.red, aim.red) * 0.5)
  if (missed) return chance.happens(0.3) ? 'answer-missed' : 'visit-missed'
  if (late) return chance.happens(0.4) ? 'answer-late' : 'visit-late'
  return chance.happens(0.75) ? 'fresh' : 'earlier'
}

function lack(there: number, wanted: number): number {
  return Math.max(0.02, Math.min(0.5, ((wanted - there) / wanted) * 1.5))
}

/** The tickets of the first minute: those that have been given out, and the queue. */
export const firstLooks: Readonly<Record<'given' | 'queue', readonly (readonly [look: Look, count: number])[]>> = {
  given: [
    ['earlier', 86],
    ['visit-late', 7],
    ['visit-missed', 2],
  ],
  queue: [
    ['fresh', 4],
    ['earlier', 14],
    ['answer-late', 5],
    ['answer-missed', 2],
  ],
}
