import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysText, hoursText, lengthText, readDays, readHours, readLength } from './settings-text.ts'
import { calendar } from '../../test/sla/any-calendar.ts'
import { runs } from '../../test/support/runs.ts'

describe('calendars as people write them', () => {
  test('[SLA18] what is written is read again, whatever calendar it is', () => {
    fc.assert(
      fc.property(calendar, ({ weekly, days }) => {
        for (const hours of weekly) expect(readHours(hoursText(hours))).toEqual(hours)
        expect(readDays(daysText(days))).toEqual({ days: days.sort((a, b) => (a.date < b.date ? -1 : 1)) })
      }),
      runs(200),
    )
  })

  test('[SLA18] hours in the ways people type them, full-width and Chinese too', () => {
    const office = [
      { from: 480, to: 720 },
      { from: 780, to: 1080 },
    ]
    for (const text of [
      '8-12, 13-18',
      '08:00-12:00,13:00-18:00',
      '8:00–12:00；13:00–18:00',
      '８-１２，１３-１８',
      '8至12、13至18',
    ])
      expect(readHours(text)).toEqual(office)
    for (const text of ['', 'closed', '休', ' 放假 ']) expect(readHours(text)).toEqual([])
    for (const text of ['24h', '全天', '0-24']) expect(readHours(text)).toEqual([{ from: 0, to: 1440 }])
    expect(readHours('8-12, 12-18')).toEqual([
      { from: 480, to: 720 },
      { from: 720, to: 1080 },
    ])
    for (const text of ['8', '12-8', '8-8', '8-12, 11-14', '8-25', '8:60-10', 'morning'])
      expect(readHours(text)).toBeNull()
  })

  test('[SLA18] days, one in a line; a line that cannot be read is named by its number', () => {
    const text = '2026-10-01 休 国庆节\n\n2026-10-10 09:00-12:00, 13:30-18:00 Make-up Saturday\n2026-12-25 closed'
    expect(readDays(text)).toEqual({
      days: [
        { date: '2026-10-01', hours: [], name: '国庆节' },
        {
          date: '2026-10-10',
          hours: [
            { from: 540, to: 720 },
            { from: 810, to: 1080 },
          ],
          name: 'Make-up Saturday',
        },
        { date: '2026-12-25', hours: [], name: '' },
      ],
    })
    expect(readDays('2026-10-01 closed\n2026-02-30 closed')).toEqual({ line: 2 })
    expect(readDays('2026-10-01 closed\n2026-10-01 8-12')).toEqual({ line: 2 })
    expect(readDays('tomorrow')).toEqual({ line: 1 })
    const dates = (written: string) => {
      const read = readDays(written)
      return 'days' in read ? read.days.map(({ date }) => date) : read
    }
    expect(dates('2026-12-25 closed\n2026-10-01 closed')).toEqual(['2026-10-01', '2026-12-25'])
    const long = readDays(`2026-10-01 closed ${'x'.repeat(100)}`)
    expect(long).toMatchObject({ days: [{ name: 'x'.repeat(80) }] })
  })

  test('[SLA18] lengths', () => {
    const minute = 60_000
    expect(['90m', '1h 30m', '1.5h', '1小时30分', '１h３０m'].map(readLength)).toEqual(Array(5).fill(90 * minute))
    expect([readLength('3d'), readLength('15min')]).toEqual([3 * 1440 * minute, 15 * minute])
    expect(['', '0m', 'soon', '-2h', '2'].map(readLength)).toEqual([null, null, null, null, null])
    expect([15, 60, 90, 1440].map((min) => lengthText(min * minute))).toEqual(['15m', '1h', '1h 30m', '24h'])
  })
})
