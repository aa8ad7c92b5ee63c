// Calendars and instants for properties: whole minutes, with nights, lunch breaks, holidays, make-up days, and zones that
// change their clocks by an hour, by half an hour, or never.
import * as fc from 'fast-check'
import type { Calendar, Hours } from '../../shared/sla/calendar.ts'

export const minute = 60_000
export const day = 24 * 60 * minute

export const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'America/Asuncion',
  'Africa/Casablanca',
  'UTC',
]

const hours: fc.Arbitrary<Hours> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 })
  .map((quarters) => {
    const sorted = quarters.sort((a, b) => a - b).map((quarter) => quarter * 15)
    const pairs: Hours = []
    for (let i = 0; i + 1 < sorted.length; i += 2) pairs.push({ from: sorted[i]!, to: sorted[i + 1]! })
    return pairs
  })

/** Around changes of clocks in spring and autumn, new year, and a leap day. */
const dates = [
  '2026-03-08',
  '2026-03-28',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
  '2026-12-31',
  '2027-01-01',
  '2028-02-28',
  '2028-02-29',
  '2028-03-01',
]
export const instant: fc.Arbitrary<number> = fc
  .tuple(fc.constantFrom(...dates), fc.integer({ min: -3 * 1440, max: 3 * 1440 }))
  .map(([date, minutes]) => Date.parse(`${date}T00:00:00Z`) + minutes * minute)

export const calendar: fc.Arbitrary<Calendar> = fc
  .record({
    zone: fc.constantFrom(...zones),
    weekly: fc.array(hours, { minLength: 7, maxLength: 7 }),
    days: fc.uniqueArray(fc.record({ date: fc.constantFrom(...dates), hours }), {
      maxLength: 4,
      selector: ({ date }) => date,
    }),
  })
  .filter(({ weekly }) => weekly.some((list) => list.length > 0))
  .map(({ zone, weekly, days }) => ({
    id: 'any',
    name: 'Any',
    zone,
    weekly,
    days: days.map((one) => ({
      ...one,
      name: '',
    })),
  }))
