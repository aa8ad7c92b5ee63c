import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { allTime, businessTime, never, type BusinessTime } from './business-time.ts'
import { calendarSchema, type Calendar } from './calendar.ts'
import { calendar, day, instant, minute } from '../../test/sla/any-calendar.ts'
import { SlowClock } from '../../test/sla/slow-clock.ts'
import { runs } from '../../test/support/runs.ts'

const office: Calendar = {
  id: 'office',
  name: 'Office',
  zone: 'Europe/Berlin',
  weekly: [...Array<Calendar['weekly'][number]>(5).fill([{ from: 8 * 60, to: 18 * 60 }]), [], []],
  days: [],
}
const at = (text: string) => Date.parse(text)

describe('business time', () => {
  test('[SLA5] any calendar, zone and stretch: the same as by looking at every minute', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 0, max: 4 * 1440 }), (any, from, minutes) => {
        const to = from + minutes * minute
        const slow = new SlowClock(any).between(from, to)
        expect(businessTime(any).between(from, to)).toBe(slow)
      }),
      runs(60),
    )
  })

  test('[SLA5] the instant at which an amount is reached is the one found by looking at every minute', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 600 }), (any, from, minutes) => {
        const due = businessTime(any).after(from, minutes * minute)
        // A calendar that opens seldom would be looked at for years.
        fc.pre(due - from < 9 * day)
        expect(due).toBe(new SlowClock(any).after(from, minutes * minute))
      }),
      runs(60),
    )
  })

  test('[SLA5] what lies between splits anywhere, and is reached again', () => {
    fc.assert(
      fc.property(calendar, instant, fc.nat(400 * day), fc.nat(400 * day), (any, from, one, two) => {
        const time = businessTime(any)
        const [middle, to] = [from + one, from + one + two]
        expect(time.between(from, middle) + time.between(middle, to)).toBe(time.between(from, to))
        const whole = time.between(from, to)
        const reached = time.after(from, whole)
        expect(reached).toBeLessThanOrEqual(to)
        expect(time.between(from, reached)).toBe(whole)
      }),
      runs(300),
    )
  })

  test('[SLA5] around an instant: it stays so to the very end and turns there', () => {
    fc.assert(
      fc.property(calendar, instant, (any, now) => {
        const time = businessTime(any)
        const { open, from, to } = time.around(now)
        expect([from <= now, now < to]).toEqual([true, true])
        expect(time.between(from, to)).toBe(open ? to - from : 0)
        expect(to === never || time.around(to).open === !open).toBe(true)
      }),
      runs(300),
    )
  })

  test('[SLA6] spring: an hour that no wall shows does not count; autumn: one shown twice counts twice', () => {
    const nights = { ...office, weekly: Array<Calendar['weekly'][number]>(7).fill([{ from: 0, to: 6 * 60 }]) }
    const time = businessTime(nights)
    expect(time.between(at('2026-03-29T00:00+01:00'), at('2026-03-30T00:00+02:00'))).toBe(5 * 60 * minute)
    expect(time.between(at('2026-10-25T00:00+02:00'), at('2026-10-26T00:00+01:00'))).toBe(7 * 60 * minute)
  })

  test('[SLA6] hours are those of the site’s wall, wherever the calendar was written', () => {
    const from = at('2026-06-01T00:00Z')
    expect(businessTime(office).after(from, minute)).toBe(at('2026-06-01T08:01+02:00'))
    expect(businessTime(office, 'Asia/Shanghai').after(from, minute)).toBe(at('2026-06-01T08:01+08:00'))
  })

  test('[SLA7] a calendar that has closed for good is never reached; 24×7 needs none', () => {
    const date = (year: number) => `${year}-01-05`
    const seldom = { ...office, weekly: [[{ from: 0, to: 60 }], [], [], [], [], [], []] }
    expect(businessTime(seldom).after(at('2026-01-01T00:00Z'), minute)).toBe(at(`${date(2026)}T00:01+01:00`))
    expect(allTime.after(5, 7)).toBe(12)
    const closed = { ...office, weekly: Array<Calendar['weekly'][number]>(7).fill([]) }
    expect(businessTime(closed).after(at('2026-01-01T00:00Z'), minute)).toBe(never)
    expect(businessTime(closed).around(at('2026-01-01T00:00Z'))).toMatchObject({ open: false, to: never })
  })

  test('[SLA5] the very first instant: of nothing, now; of all that is left of a day or a year, its closing', () => {
    const time = businessTime(office)
    const night = at('2026-06-01T22:00+02:00')
    expect([time.after(night, 0), time.after(night, minute)]).toEqual([night, at('2026-06-02T08:01+02:00')])
    expect(time.after(at('2026-06-01T17:00+02:00'), 60 * minute)).toBe(at('2026-06-01T18:00+02:00'))
    expect(time.after(at('2026-12-31T17:00+01:00'), 60 * minute)).toBe(at('2026-12-31T18:00+01:00'))
  })

  test('[SLA7] years without an open hour are waited for, up to twelve on end', () => {
    const mondays: Calendar = { ...office, zone: 'UTC', weekly: [[{ from: 0, to: 60 }], [], [], [], [], [], []] }
    const closedIn = (years: number[]): Calendar => ({
      ...mondays,
      days: years.flatMap((year) =>
        Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(year, 0, 1 + i)))
          .filter((date) => date.getUTCDay() === 1 && date.getUTCFullYear() === year)
          .map((date) => ({ date: date.toISOString().slice(0, 10), hours: [], name: '' })),
      ),
    })
    const from = at('2027-01-01T00:00Z')
    const firstOf = (years: number[]) => new Date(businessTime(closedIn(years)).after(from, minute)).getUTCFullYear()
    const onEnd = (count: number) => Array.from({ length: count }, (_, i) => 2027 + i)
    expect(firstOf(onEnd(11))).toBe(2038)
    expect(businessTime(closedIn(onEnd(12))).after(from, minute)).toBe(never)
    // Every other year closed, for longer than that: the others count.
    const everyOther = closedIn(Array.from({ length: 14 }, (_, i) => 2027 + 2 * i))
    expect(new Date(businessTime(everyOther).after(from, 13.5 * 52 * 60 * minute)).getUTCFullYear()).toBe(2054)
  })

  test('[SLA7] a calendar that cannot be meant is refused, with what is wrong', () => {
    const problem = (change: Partial<Calendar>) =>
      calendarSchema.safeParse({ ...office, ...change }).error?.issues[0]?.message
    expect(calendarSchema.safeParse(office).error).toBeUndefined()
    expect(problem({ zone: 'Mars/Base' })).toMatch(/not a time zone/)
    expect(problem({ weekly: Array<Calendar['weekly'][number]>(7).fill([]) })).toMatch(/at least one weekday/)
    expect(problem({ days: [{ date: '2026-02-29', hours: [], name: '' }] })).toMatch(/must exist/)
    const twice = { date: '2026-02-28', hours: [], name: '' }
    expect(problem({ days: [twice, twice] })).toMatch(/twice/)
    const monday = (...hours: [from: number, to: number][]) =>
      problem({ weekly: [hours.map(([from, to]) => ({ from, to })), [], [], [], [], [], []] })
    expect(monday([600, 500])).toMatch(/begin before they end/)
    expect(monday([600, 600])).toMatch(/begin before they end/)
    expect(monday([480, 720], [700, 1080])).toMatch(/follow one another/)
    expect([monday([480, 720], [720, 1080]), monday([0, 1440])]).toEqual([undefined, undefined])
    expect(monday([0, 1441])).toBeDefined()
    expect(problem({ weekly: office.weekly.slice(0, 6) })).toBeDefined()
  })
})

describe('the years that are compiled', () => {
  /** @returns how often a year has been compiled and the calendar library been asked since it was last looked at */
  function watched(): { time: BusinessTime; asked: () => { compiled: number; library: number } } {
    let compiled = 0
    const counting: Calendar = {
      ...office,
      get days() {
        compiled++
        return []
      },
    }
    const library = [
      vi.spyOn(Temporal.Instant, 'fromEpochMilliseconds'),
      vi.spyOn(Temporal.PlainDate, 'from'),
      vi.spyOn(Temporal.PlainDateTime, 'from'),
      vi.spyOn(Temporal.ZonedDateTime, 'from'),
    ]
    const asked = () => {
      const now = { compiled, library: library.reduce((sum, { mock }) => sum + mock.calls.length, 0) }
      for (const spy of library) spy.mockClear()
      compiled = 0
      return now
    }
    return { time: businessTime(counting), asked }
  }
  afterEach(() => void vi.restoreAllMocks())

  test.each([
    ['in June', '2026-06-15T10:00Z'],
    ['on the last evening of the year', '2026-12-31T22:00Z'],
    ['across midnight of the last night', '2026-12-31T23:59:30Z'],
  ])(
    '[SLA5] %s a tick of clocks that are due in two years compiles none and asks the library for nothing',
    (_at, text) => {
      const { time, asked } = watched()
      const clocks = [-400, -30, -1, 1, 8, 400].map((days) => at(text) + days * day)
      const tick = (now: number) =>
        clocks.map((due) => [time.between(now, due), time.between(due, now), time.around(now)])
      const first = tick(at(text))
      expect(asked().compiled).toBeGreaterThanOrEqual(2)
      for (let second = 1; second <= 60; second++) tick(at(text) + second * 1_000)
      // What a stretch touches beyond its year's end may be asked for later than the first tick.
      expect(asked().compiled).toBeLessThanOrEqual(1)
      for (let second = 0; second <= 60; second++) tick(at(text) + second * 1_000)
      expect([asked(), tick(at(text))]).toEqual([{ compiled: 0, library: 0 }, first])
    },
  )

  test('[SLA5] a few are kept, not all', () => {
    const { time, asked } = watched()
    const year = (number: number) => time.between(at(`${number}-03-02T00:00Z`), at(`${number}-03-03T00:00Z`))
    const all = Array.from({ length: 30 }, (_, i) => year(2000 + i))
    expect(asked().compiled).toBe(30)
    for (let i = 20; i < 30; i++) expect(year(2000 + i)).toBe(all[i])
    expect(asked()).toEqual({ compiled: 0, library: 0 })
    expect([year(2000), asked().compiled]).toEqual([all[0], 1])
  })

  test('[SLA7] what is never due has so much left as one would wait, found at once', () => {
    const { time, asked } = watched()
    const now = at('2026-06-15T10:00Z')
    expect(time.between(now, never)).toBe(time.between(now, now + 12 * 366 * day))
    expect(asked().compiled).toBeLessThanOrEqual(14)
    const closed = { ...office, weekly: Array<Calendar['weekly'][number]>(7).fill([]) }
    expect(businessTime(closed).between(now, never)).toBe(0)
  })
})
