// The three clocks of a ticket and the light they give. Their instants are fixed by the relay in an event; everybody else
// only subtracts. The light is derived, never stored.
import { z } from 'zod'
import { clockNames, type ClockName } from '../sla/pauses.ts'
import { instantSchema, namedIdSchema, type Instant } from './ids.ts'

/** What a clock crosses on its way, in this order; each is told once. */
export const thresholds = ['yellow', 'urgent', 'due'] as const
export type Threshold = (typeof thresholds)[number]

export const clockSchema = z.strictObject({
  startAt: instantSchema,
  /** business time promised, ms */
  targetMs: z.number().int().min(0),
  /** the calendar it counts in, by the wall of the site; null: round the clock */
  calendarId: namedIdSchema.nullable(),
  pausable: z.boolean(),
  yellowAt: instantSchema,
  urgentAt: instantSchema,
  dueAt: instantSchema,
  /** since when a pause holds it; the instants above are those of a clock that had gone on then. Null: none does */
  pausedAt: instantSchema.nullable(),
  /** when the clock was stopped by what it waits for; null while it runs */
  stoppedAt: instantSchema.nullable(),
  /** how many thresholds have been told */
  crossed: z.number().int().min(0).max(thresholds.length),
  /** when it was breached; stays, whatever happens to the due instant, until a supervisor corrects the clock */
  breachedAt: instantSchema.nullable(),
  /** when the relay expects what the clock waits for, while that is after it is due; null: in time, or not known */
  lateAt: instantSchema.nullable(),
})
export type Clock = z.infer<typeof clockSchema>

export const clocksSchema = z.strictObject({ respond: clockSchema, arrive: clockSchema, resolve: clockSchema })
export type Clocks = z.infer<typeof clocksSchema>

/** In order of urgency. `none`: no clock runs. */
export const lights = ['none', 'green', 'yellow', 'red'] as const
export type Light = (typeof lights)[number]

/** What the clock waited for has happened. A breach that was told stands, whatever comes out about it afterwards. */
export function stopClock(clock: Clock, at: Instant): Clock {
  return clock.stoppedAt !== null ? clock : { ...clock, stoppedAt: at, lateAt: null }
}

/** It was in time by what has been reported since, and its breach had been told: only a supervisor may take that back. */
export function isBreachedInTime({ breachedAt, stoppedAt, dueAt }: Clock): boolean {
  return breachedAt !== null && stoppedAt !== null && stoppedAt <= Math.min(breachedAt, dueAt)
}

/** Up to when the clock counts: it stands from a pause, and from its stop on. */
export function standsAt({ pausedAt, stoppedAt }: Clock, now: Instant): Instant {
  return Math.min(now, pausedAt ?? now, stoppedAt ?? now)
}

export function isBreached(clock: Clock, now: Instant): boolean {
  if (clock.breachedAt !== null) return true
  const at = standsAt(clock, now)
  // What happens at the very instant is in time; what has not happened by then is not.
  return clock.stoppedAt !== null ? at > clock.dueAt : at >= clock.dueAt
}

/** @param now an instant of the relay's clock */
export function clockLight(clock: Clock, now: Instant): Light {
  if (clock.stoppedAt !== null) return 'none'
  if (isBreached(clock, now)) return 'red'
  return standsAt(clock, now) >= clock.yellowAt || clock.lateAt !== null ? 'yellow' : 'green'
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
