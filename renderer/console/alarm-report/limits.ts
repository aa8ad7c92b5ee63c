// Which figures of the report have a limit (EEMUA 191, per seat), and whether it holds. Pure.
import { flood } from '../../../shared/alarms/registry.ts'
import { slot, type AlarmReport } from '../../../shared/alarms/report.ts'
import type { Light } from '../../../shared/model/sla.ts'

export const limits = ['holds', 'near', 'over'] as const
export type Limit = (typeof limits)[number]
/** The shapes that stand for it, beside its word. */
export const limitLights: Readonly<Record<Limit, Light>> = { holds: 'green', near: 'yellow', over: 'red' }

/** One in ten minutes can be dealt with, two hardly. */
export function meanLimit(mean: number): Limit {
  return mean <= 1 ? 'holds' : mean <= 2 ? 'near' : 'over'
}

export function worstLimit(count: number): Limit {
  return count < flood.ends ? 'holds' : count < flood.begins ? 'near' : 'over'
}

/** What should not be there at all. */
export function noneLimit(count: number): Limit {
  return count === 0 ? 'holds' : 'over'
}

/** In ten minutes. Less than that cannot be told: it counts as ten. */
export function meanOf(told: number, { from, to }: Pick<AlarmReport, 'from' | 'to'>): number {
  return told / (Math.max(slot, to - from) / slot)
}
