import { expect, test } from 'vitest'
import { businessTime } from './business-time.ts'
import { reckon } from './reckon.ts'
import { standing } from './standing.ts'
import type { Clock } from '../model/sla.ts'

const hour = 3_600_000
const day = [{ from: 8 * 60, to: 18 * 60 }]
const time = businessTime({ id: 'o', name: 'O', zone: 'UTC', weekly: [day, day, day, day, day, [], []], days: [] })
/** A Friday. */
const at = (hours: number, minutes = 0) => Date.UTC(2026, 2, 6, hours, minutes)

function clock(change: Partial<Clock> = {}): Clock {
  const target = { ms: 4 * hour, yellowAfter: 0.75, urgentAfter: 0.9, floorMs: 0 }
  const startAt = at(16)
  const fresh = { startAt, targetMs: target.ms, calendarId: 'o', pausable: true, stoppedAt: null, crossed: 0 }
  return { ...fresh, ...reckon(startAt, target, time, []), breachedAt: null, lateAt: null, ...change }
}

test('[SLA17] what is left is business time; closed hours say when it goes on', () => {
  expect(standing(clock(), time, at(17))).toEqual({ kind: 'counting', left: 3 * hour, used: 0.25, opensAt: null })
  // Friday evening: two hours are left, on Monday.
  const monday = at(8) + 3 * 24 * hour
  expect(standing(clock(), time, at(20))).toEqual({ kind: 'closed', left: 2 * hour, used: 0.5, opensAt: monday })
  expect(standing(clock(), time, monday + 3 * hour)).toMatchObject({ kind: 'counting', left: -hour, used: 1 })
})

test('[SLA17] from the very instant of a pause on it is paused, not before; a target of nothing is used up', () => {
  const kind = (hours: number, minutes: number) => standing(clock({ pausedAt: at(17) }), time, at(hours, minutes)).kind
  expect([kind(16, 59), kind(17, 0)]).toEqual(['counting', 'paused'])
  expect(standing(clock({ targetMs: 0, dueAt: at(16) }), time, at(16))).toMatchObject({ left: 0, used: 1 })
})

test('[SLA17] paused and stopped ones stand where they were', () => {
  expect(standing(clock({ pausedAt: at(17) }), time, at(23))).toMatchObject({ kind: 'paused', left: 3 * hour })
  expect(standing(clock({ stoppedAt: at(17) }), time, at(23))).toMatchObject({ kind: 'met', left: 3 * hour })
  expect(standing(clock({ stoppedAt: at(17), breachedAt: at(16, 30) }), time, at(23)).kind).toBe('missed')
})
