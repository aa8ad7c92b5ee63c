// How a clock stands now, for whoever shows it: what is left of its business time, and what keeps it from counting.
import type { BusinessTime } from './business-time.ts'
import type { Instant, Milliseconds } from '../model/ids.ts'
import { isBreached, standsAt, type Clock } from '../model/sla.ts'

export interface Standing {
  /** `closed`: the calendar is; it counts on by itself from `opensAt` on. `paused`: somebody has paused it */
  kind: 'counting' | 'closed' | 'paused' | 'met' | 'missed'
  /** business time until it is due; over it, negative */
  left: Milliseconds
  /** of the target, up to 1 */
  used: number
  opensAt: Instant | null
}

export function standing(clock: Clock, time: BusinessTime, now: Instant): Standing {
  const at = standsAt(clock, now)
  const { dueAt, targetMs, stoppedAt, pausedAt } = clock
  const left = at <= dueAt ? time.between(at, dueAt) : -time.between(dueAt, at)
  const used = Math.min(1, Math.max(0, 1 - left / Math.max(1, targetMs)))
  const as = (kind: Standing['kind'], opensAt: Instant | null = null): Standing => ({ kind, left, used, opensAt })
  if (stoppedAt !== null) return as(isBreached(clock, now) ? 'missed' : 'met')
  if (pausedAt !== null && pausedAt <= now) return as('paused')
  const around = time.around(now)
  return around.open ? as('counting') : as('closed', around.to)
}
