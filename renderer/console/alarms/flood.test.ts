import { describe, expect, test } from 'vitest'
import { calm, groupAlarms, nextFlood } from './flood.ts'
import type { Alarm } from '../../../shared/model/alarm.ts'

const minute = 60_000
const alarm = (i: number, change: Partial<Alarm> = {}): Alarm =>
  ({ id: `sla:t${i}`, type: 'sla-due', priority: 1, area: `area-${i % 3}`, raisedAt: i, ...change }) as Alarm

describe('a flood', () => {
  test('[ALM8] begins with the tenth in ten minutes and ends when fewer than five are left of them', () => {
    const nine = nextFlood(calm, Array<number>(9).fill(0), 0)
    expect(nine.on).toBe(false)
    const ten = nextFlood(nine, [minute], minute)
    expect(ten.on).toBe(true)
    const later = nextFlood(ten, Array<number>(4).fill(9 * minute), 9 * minute)
    expect(nextFlood(later, [], 10 * minute).on).toBe(true)
    expect(nextFlood(later, [], 11 * minute + 1).on).toBe(false)
    expect(nextFlood(nine, [11 * minute], 11 * minute).on).toBe(false)
  })

  test('[ALM8] two hundred stand in at most ten groups, none is left out, the most urgent first', () => {
    const many = Array.from({ length: 200 }, (_, i) =>
      alarm(i, { area: `area-${i % 23}`, ...(i === 77 && { type: 'sla-yellow', priority: 3 }) }),
    )
    const groups = groupAlarms(many)
    expect(groups).toHaveLength(10)
    expect(groups.flatMap((group) => group.alarms)).toHaveLength(200)
    expect(groups[0]!.alarms[0]!.priority).toBe(1)
    expect(groups.at(-1)!.alarms.some(({ id }) => id === 'sla:t77')).toBe(true)
    expect(groupAlarms(Array.from({ length: 6 }, (_, i) => alarm(i)))).toHaveLength(3)
  })
})
