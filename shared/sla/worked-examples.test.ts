// Fifty examples reckoned by hand, against the engine and against the clock that looks at every minute.
import { describe, expect, test } from 'vitest'
import { businessTime } from './business-time.ts'
import { calendarSchema, type Calendar } from './calendar.ts'
import { reckon } from './reckon.ts'
import { SlowClock } from '../../test/sla/slow-clock.ts'
import { calendars, workedExamples } from '../../test/sla/worked-examples.ts'

const minute = 60_000

function calendarOf(name: string | null, zone: string | null): Calendar {
  const round = { zone: zone ?? 'UTC', weekly: Array<{ from: number; to: number }[]>(7).fill([{ from: 0, to: 1440 }]) }
  return calendarSchema.parse({ id: 'c', name: 'C', ...(name === null ? { ...round, days: [] } : calendars[name]) })
}

describe('fifty worked examples', () => {
  test('[SLA8] there are fifty of them', () => {
    expect(workedExamples).toHaveLength(50)
  })

  test.each(workedExamples.map((example, i) => [i + 1, example.title, example] as const))(
    '[SLA8] %i %s',
    (_i, _title, { calendar, zone, startAt, minutes, pauses, dueAt }) => {
      const used = calendarOf(calendar, zone)
      const held = pauses.map(([from, to]) => ({ from: Date.parse(from), to: Date.parse(to) }))
      const target = { ms: minutes * minute, yellowAfter: 0.75, urgentAfter: 0.9, floorMs: 0 }
      const time = businessTime(calendar === null ? null : used, zone)
      const slow = new SlowClock(used, zone ?? undefined).after(Date.parse(startAt), target.ms, held)
      expect(new Date(slow).toISOString()).toBe(new Date(dueAt).toISOString())
      expect(new Date(reckon(Date.parse(startAt), target, time, held).dueAt).toISOString()).toBe(
        new Date(dueAt).toISOString(),
      )
    },
  )
})
