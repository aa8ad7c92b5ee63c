// What keeps a clock from counting beside its calendar: pauses that somebody set with a reason from a list, and
// corrections made afterwards. Both are kept with who and when; nothing is ever taken out.
import { z } from 'zod'
import { actorSchema } from '../model/actor.ts'
import { idSchema, instantSchema, type Instant, type Milliseconds } from '../model/ids.ts'

const hours = 3_600_000

/** Reasons for a pause, and how long each may last before the clock goes on by itself. */
export const pauseReasons = {
  'waiting-customer': 48 * hours,
  'no-access': 24 * hours,
  parts: 14 * 24 * hours,
  weather: 24 * hours,
  'third-party': 7 * 24 * hours,
  'customer-time': 14 * 24 * hours,
  'force-majeure': 7 * 24 * hours,
} as const satisfies Record<string, Milliseconds>
export type PauseReason = keyof typeof pauseReasons
export const pauseReasonList = Object.keys(pauseReasons) as PauseReason[]
export const pauseReasonSchema = z.enum(pauseReasonList)

export const pauseSchema = z.strictObject({
  id: idSchema,
  reason: pauseReasonSchema,
  note: z.string().max(200),
  by: actorSchema,
  from: instantSchema,
  /** when it ends by itself */
  endsBy: instantSchema,
  /** null while it lasts */
  to: instantSchema.nullable(),
  endedBy: actorSchema.nullable(),
})
export type Pause = z.infer<typeof pauseSchema>

export const clockNames = ['respond', 'arrive', 'resolve'] as const
export type ClockName = (typeof clockNames)[number]

/** A supervisor's word about a stretch that has passed: it counts after all, or it does not. */
export const correctionSchema = z.strictObject({
  id: idSchema,
  at: instantSchema,
  by: actorSchema,
  why: z.string().min(1).max(200),
  clocks: z.array(z.enum(clockNames)).min(1),
  from: instantSchema,
  to: instantSchema,
  counts: z.boolean(),
})
export type Correction = z.infer<typeof correctionSchema>

/** `to` is Infinity while it lasts. */
export interface Stretch {
  from: Instant
  to: Instant
}

/** The stretches that do not count for a clock: sorted and disjoint. Later corrections hold against earlier ones. */
export function uncounted(
  name: ClockName,
  pausable: boolean,
  pauses: readonly Pause[],
  corrections: readonly Correction[],
): Stretch[] {
  let held: Stretch[] = []
  if (pausable) for (const { from, to } of pauses) held = joined(held, { from, to: to ?? Infinity })
  for (const { clocks, from, to, counts } of corrections)
    if (clocks.includes(name)) held = counts ? without(held, { from, to }) : joined(held, { from, to })
  return held
}

function joined(list: readonly Stretch[], { from, to }: Stretch): Stretch[] {
  if (from >= to) return [...list]
  const apart = list.filter((one) => one.to < from || one.from > to)
  const touching = list.filter((one) => one.to >= from && one.from <= to)
  const whole = {
    from: Math.min(from, ...touching.map((one) => one.from)),
    to: Math.max(to, ...touching.map((one) => one.to)),
  }
  return [...apart, whole].sort((a, b) => a.from - b.from)
}

function without(list: readonly Stretch[], { from, to }: Stretch): Stretch[] {
  return list
    .flatMap((one) => [
      { from: one.from, to: Math.min(one.to, from) },
      { from: Math.max(one.from, to), to: one.to },
    ])
    .filter((one) => one.from < one.to)
}
