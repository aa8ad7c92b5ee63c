// Why a clock has the light it has, and why it turns yellow when it does.
import type { Instant, Milliseconds } from '../../../shared/model/ids.ts'
import { isBreached, standsAt, type Clock } from '../../../shared/model/sla.ts'
import type { Target } from '../../../shared/sla/policy.ts'

/** For words under `ledger.because`. `told`: it was breached once, and that stays though the due instant has moved. */
export type LightReason = 'met' | 'missed' | 'told' | 'breached' | 'used' | 'late' | 'ahead'

export function lightReason(clock: Clock, now: Instant): LightReason {
  const at = standsAt(clock, now)
  if (clock.stoppedAt !== null && !isBreached(clock, now)) return 'met'
  if (isBreached(clock, now)) {
    if (at < clock.dueAt || (clock.stoppedAt !== null && at === clock.dueAt)) return 'told'
    return clock.stoppedAt === null ? 'breached' : 'missed'
  }
  if (at >= clock.yellowAt) return 'used'
  return clock.lateAt === null ? 'ahead' : 'late'
}

/** What decides when it turns yellow: a part of its time is used, or no more than a floor is left. */
export type YellowWhy = { percent: number } | { left: Milliseconds }

/** @returns null where the policy has become another since the clock was reckoned by it */
export function yellowWhy({ targetMs }: Clock, target: Target | undefined): YellowWhy | null {
  if (!target || target.ms !== targetMs) return null
  const { ms, yellowAfter, floorMs } = target
  return ms * yellowAfter <= ms - floorMs ? { percent: Math.round(yellowAfter * 100) } : { left: Math.min(ms, floorMs) }
}
