import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessTime } from './business-time.ts'
import type { Stretch } from './pauses.ts'
import { counted, reckon } from './reckon.ts'
import { calendar, instant, minute } from '../../test/sla/any-calendar.ts'
import { SlowClock } from '../../test/sla/slow-clock.ts'
import { runs } from '../../test/support/runs.ts'

const target = (ms: number) => ({ ms, yellowAfter: 0.75, urgentAfter: 0.9, floorMs: 0 })
const targetMinutes = fc.integer({ min: 1, max: 900 })
/** Up to three stretches after a start, apart from one another, in minutes. */
const gaps = fc.array(
  fc.record({ after: fc.integer({ min: -600, max: 900 }), lasts: fc.integer({ min: 1, max: 700 }) }),
  {
    maxLength: 3,
  },
)
const stretches = (startAt: number, list: { after: number; lasts: number }[]): Stretch[] => {
  let at = startAt
  return list.map(({ after, lasts }, i) => {
    const from = at + Math.max(i === 0 ? -600 : 1, after) * minute
    at = from + lasts * minute
    return { from, to: at }
  })
}

describe('reckoning', () => {
  test('[SLA8] with any pauses: due when every minute outside them has been looked at', () => {
    fc.assert(
      fc.property(calendar, instant, targetMinutes, gaps, (any, startAt, minutes, list) => {
        const held = stretches(startAt, list)
        const { dueAt } = reckon(startAt, target(minutes * minute), businessTime(any), held)
        fc.pre(dueAt - startAt < 9 * 1440 * minute)
        expect(dueAt).toBe(new SlowClock(any).after(startAt, minutes * minute, held))
      }),
      runs(60),
    )
  })

  test('[SLA8] a pause before the clock is due moves that by exactly the business time paused', () => {
    fc.assert(
      fc.property(calendar, instant, targetMinutes, fc.nat(), fc.nat(9_000), (any, startAt, minutes, begins, lasts) => {
        const time = businessTime(any)
        const plain = reckon(startAt, target(minutes * minute), time, []).dueAt
        const from = startAt + Math.floor(begins % (plain - startAt))
        const to = from + lasts * minute
        const { dueAt } = reckon(startAt, target(minutes * minute), time, [{ from, to }])
        // What is left when it begins is what is left when it ends.
        expect(dueAt).toBe(time.after(to, time.between(from, plain)))
        expect(time.between(startAt, dueAt) - time.between(startAt, plain)).toBe(time.between(from, to))
      }),
      runs(300),
    )
  })

  test('[SLA8] the time used never falls, and is the target when the clock is due', () => {
    fc.assert(
      fc.property(calendar, instant, targetMinutes, gaps, fc.nat(5_000), (any, startAt, minutes, list, later) => {
        const time = businessTime(any)
        const held = stretches(startAt, list)
        const { yellowAt, urgentAt, dueAt } = reckon(startAt, target(minutes * minute), time, held)
        expect(yellowAt <= urgentAt && urgentAt <= dueAt).toBe(true)
        expect(counted(startAt, dueAt, time, held)).toBe(minutes * minute)
        const now = startAt + later * minute
        expect(counted(startAt, now + minute, time, held)).toBeGreaterThanOrEqual(counted(startAt, now, time, held))
        expect(counted(startAt, now, time, held) >= minutes * minute).toBe(now >= dueAt)
      }),
      runs(300),
    )
  })

  test('[SLA9] while a pause lasts the clock stands: how far it was, and what it would have been', () => {
    const time = businessTime(null)
    const open = [{ from: 30 * minute, to: Infinity }]
    expect(reckon(0, target(60 * minute), time, open)).toEqual({
      yellowAt: 45 * minute,
      urgentAt: 54 * minute,
      dueAt: 60 * minute,
      pausedAt: 30 * minute,
    })
    // What came before it has happened.
    expect(reckon(0, target(20 * minute), time, open)).toMatchObject({ dueAt: 20 * minute, pausedAt: 30 * minute })
    expect(reckon(40 * minute, target(20 * minute), time, open).pausedAt).toBe(40 * minute)
  })

  test('[SLA2] yellow by its part of the time, or with no more than the floor left', () => {
    const yellow = (ms: number, floorMs: number) =>
      reckon(0, { ...target(ms), floorMs }, businessTime(null), []).yellowAt
    expect(yellow(100 * minute, 0)).toBe(75 * minute)
    expect(yellow(100 * minute, 30 * minute)).toBe(70 * minute)
    expect(yellow(20 * minute, 30 * minute)).toBe(0)
  })

  test('[SLA2] urgent never before yellow, whatever their parts are; all of them whole milliseconds', () => {
    const late = { ...target(100 * minute), yellowAfter: 0.95 }
    expect(reckon(0, late, businessTime(null), [])).toMatchObject({ yellowAt: 95 * minute, urgentAt: 95 * minute })
    const odd = reckon(0, target(1_001), businessTime(null), [])
    expect([odd.yellowAt, odd.urgentAt, odd.dueAt]).toEqual([751, 901, 1_001])
  })
})
