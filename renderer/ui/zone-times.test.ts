import { expect, test } from 'vitest'
import { differs, offsetName, siteTime as withCommas } from './zone-times.ts'

const at = (text: string) => Date.parse(`2026-${text}Z`)
/** Whether there is a comma depends on the runtime. */
const siteTime: typeof withCommas = (...args) => withCommas(...args).replaceAll(',', '')

test('[SLA25] an instant is told by the site’s wall, with its zone where the wall here shows another time', () => {
  const told = (zone: string, here: string) => siteTime(at('03-02T09:30'), at('03-02T08:00'), zone, 'en', here)
  expect(told('Asia/Almaty', 'UTC')).toBe('14:30 UTC+5')
  expect(told('UTC', 'Asia/Almaty')).toBe('09:30 UTC')
  expect(told('Asia/Kolkata', 'Asia/Kolkata')).toBe('15:00')
  // Two names of the same wall.
  expect(told('Asia/Almaty', 'Asia/Karachi')).toBe('14:30')
  expect(offsetName(at('03-02T09:30'), 'Asia/Kolkata')).toBe('UTC+5:30')
  expect(offsetName(at('03-02T09:30'), 'America/New_York')).toBe('UTC−5')
  // In winter the same, in summer not.
  expect(differs(at('01-15T12:00'), 'Europe/London', 'Africa/Abidjan')).toBe(false)
  expect(differs(at('07-15T12:00'), 'Europe/London', 'Africa/Abidjan')).toBe(true)
})

test('[SLA25] the day is told where it is not today here and at the site', () => {
  const now = at('03-02T18:00')
  const told = (text: string, zone = 'UTC', here = 'UTC') => siteTime(at(text), now, zone, 'en', here)
  expect(told('03-02T23:59')).toBe('23:59')
  expect(told('03-03T00:01')).toBe('Tue 00:01')
  expect(told('03-09T08:00')).toBe('9 Mar 08:00')
  // What has passed has no weekday that could be the coming one.
  expect(told('03-01T23:00')).toBe('1 Mar 23:00')
  expect(told('03-02T01:00')).toBe('01:00')
  // 23:00 at the site, and here 18:00 of the same day; an hour later it is the next day there.
  expect(told('03-02T18:30', 'Asia/Almaty')).toBe('23:30 UTC+5')
  expect(told('03-02T19:30', 'Asia/Almaty')).toBe('Tue 00:30 UTC+5')
  // At the site it is today, and here tomorrow: whose today is meant has to be said.
  expect(siteTime(at('03-02T21:30'), at('03-02T20:00'), 'Asia/Almaty', 'en', 'UTC')).toBe('Tue 02:30 UTC+5')
  expect(siteTime(at('03-03T00:01'), now, 'UTC', 'zh', 'UTC')).toBe('周二00:01')
})
