// The three clocks of a ticket and the light they give. Due instants are fixed by the relay in an event; everybody else
// only subtracts. The light is derived, never stored.
import { z } from 'zod'
import { instantSchema, type Instant, type Milliseconds } from './ids.ts'
import type { Priority, Tier } from './priority.ts'

export const clockNames = ['respond', 'arrive', 'resolve'] as const
export type ClockName = (typeof clockNames)[number]

export const clockSchema = z.strictObject({
  startAt: instantSchema,
  yellowAt: instantSchema,
  dueAt: instantSchema,
  /** when the clock was stopped by what it waits for; null while it runs */
  stoppedAt: instantSchema.nullable(),
})
export type Clock = z.infer<typeof clockSchema>

export const clocksSchema = z.strictObject({ respond: clockSchema, arrive: clockSchema, resolve: clockSchema })
export type Clocks = z.infer<typeof clocksSchema>

/** In order of urgency. `none`: no clock runs. */
export const lights = ['none', 'green', 'yellow', 'red'] as const
export type Light = (typeof lights)[number]

export interface SlaPolicy {
  id: string
  category: string | null
  priority: Priority | null
  tier: Tier | null
  target: Record<ClockName, Milliseconds>
  /** the part of the time after which the light turns yellow */
  yellowAfter: number
}

const minutes = 60_000
const hours = 60 * minutes

/** First match wins. Targets: an enquiry answered in 15 min, urgent 2 h, fault repaired in 4 h, normal 24 h. */
export const defaultPolicies: readonly SlaPolicy[] = [
  policy('enquiry', { category: 'enquiry' }, 15 * minutes, 24 * hours, 24 * hours),
  policy('urgent', { priority: 1 }, 15 * minutes, 1 * hours, 2 * hours),
  policy('fault-platinum', { priority: 2, tier: 'platinum' }, 20 * minutes, 1.5 * hours, 3 * hours),
  policy('fault', { priority: 2 }, 30 * minutes, 2 * hours, 4 * hours),
  policy('normal', { priority: 3 }, 2 * hours, 8 * hours, 24 * hours),
  policy('planned', {}, 8 * hours, 48 * hours, 72 * hours),
]

function policy(
  id: string,
  match: { category?: string; priority?: Priority; tier?: Tier },
  respond: Milliseconds,
  arrive: Milliseconds,
  resolve: Milliseconds,
): SlaPolicy {
  return {
    id,
    category: match.category ?? null,
    priority: match.priority ?? null,
    tier: match.tier ?? null,
    target: { respond, arrive, resolve },
    yellowAfter: 0.75,
  }
}

export function matchPolicy(
  policies: readonly SlaPolicy[],
  ticket: { category: string; priority: Priority; tier: Tier },
): SlaPolicy | undefined {
  return policies.find(
    (policy) =>
      (policy.category === null || policy.category === ticket.category) &&
      (policy.priority === null || policy.priority === ticket.priority) &&
      (policy.tier === null || policy.tier === ticket.tier),
  )
}

export function startClocks(policy: SlaPolicy, startAt: Instant): Clocks {
  const clock = (name: ClockName): Clock => ({
    startAt,
    yellowAt: startAt + Math.round(policy.target[name] * policy.yellowAfter),
    dueAt: startAt + policy.target[name],
    stoppedAt: null,
  })
  return { respond: clock('respond'), arrive: clock('arrive'), resolve: clock('resolve') }
}

/** The clocks under another policy: they began when they began, and what has stopped them has. */
export function retarget(clocks: Clocks, policy: SlaPolicy): Clocks {
  const under = (name: ClockName): Clock => {
    const { startAt, stoppedAt } = clocks[name]
    return { ...startClocks(policy, startAt)[name], stoppedAt }
  }
  return { respond: under('respond'), arrive: under('arrive'), resolve: under('resolve') }
}

export function stopClock(clock: Clock, at: Instant): Clock {
  return clock.stoppedAt === null ? { ...clock, stoppedAt: at } : clock
}

/** @param now an instant of the relay's clock */
export function clockLight(clock: Clock, now: Instant): Light {
  if (clock.stoppedAt !== null) return 'none'
  if (now >= clock.dueAt) return 'red'
  return now >= clock.yellowAt ? 'yellow' : 'green'
}

export interface WorstClock {
  name: ClockName
  clock: Clock
  light: Light
}

/** The clock that an operator must look at: the worst light, and among equals the one due first. Undefined: none runs. */
export function worstClock(clocks: Clocks, now: Instant): WorstClock | undefined {
  let worst: WorstClock | undefined
  for (const name of clockNames) {
    const clock = clocks[name]
    const light = clockLight(clock, now)
    if (light === 'none') continue
    const order = worst && lights.indexOf(light) - lights.indexOf(worst.light)
    if (!worst || order! > 0 || (order === 0 && clock.dueAt < worst.clock.dueAt)) worst = { name, clock, light }
  }
  return worst
}
