// How a new ticket looks when it comes in: fresh, or reported a while ago and entered late, so that a light burns already.
// The look fixes the age; the relay's policies give the light. Knows nothing of what is broken.
import type { Priority, Tier } from '../../shared/model/priority.ts'
import type { Milliseconds } from '../../shared/model/ids.ts'
import { defaultPolicies, matchPolicy } from '../../shared/sla/policy.ts'
import type { ClockName } from '../../shared/sla/pauses.ts'
import type { Chance } from './chance.ts'

export const looks = [
  /** reported just now */
  'fresh',
  /** reported earlier, all clocks green */
  'earlier',
  /** nobody has answered for long: yellow, red */
  'answer-late',
  'answer-missed',
  /** answered, or soon to be, but somebody should be there by now: yellow, red */
  'visit-late',
  'visit-missed',
] as const
export type Look = (typeof looks)[number]

/** Between which parts of a clock's time the age of a ticket with this look lies. */
const spans: Readonly<Record<Look, { clock: ClockName; from: number; to: number }>> = {
  fresh: { clock: 'respond', from: 0, to: 0.02 },
  earlier: { clock: 'respond', from: 0.02, to: 0.68 },
  'answer-late': { clock: 'respond', from: 0.77, to: 0.93 },
  'answer-missed': { clock: 'respond', from: 1.03, to: 1.25 },
  'visit-late': { clock: 'arrive', from: 0.76, to: 0.9 },
  'visit-missed': { clock: 'arrive', from: 1.02, to: 1.2 },
}

/** The priorities that tickets of a look have, so that ages stay within a working day. */
export const prioritiesOf: Readonly<Record<Look, Readonly<Partial<Record<Priority, number>>>>> = {
  fresh: { 1: 5, 2: 25, 3: 50, 4: 20 },
  earlier: { 1: 5, 2: 25, 3: 50, 4: 20 },
  'answer-late': { 2: 30, 3: 60, 4: 10 },
  'answer-missed': { 2: 40, 3: 60 },
  'visit-late': { 1: 10, 2: 60, 3: 30 },
  'visit-missed': { 1: 15, 2: 65, 3: 20 },
}

export function ageOf(
  look: Look,
  facts: { category: string; priority: Priority; tier: Tier },
  chance: Chance,
): Milliseconds {
  const policy = matchPolicy(defaultPolicies, facts)
  if (!policy) return 0
  const { clock, from, to } = spans[look]
  return Math.round(policy.targets[clock].ms * chance.between(from, to))
}
