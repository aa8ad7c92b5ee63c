// A business calendar: when the clock on a site's wall shows working time. Weekly hours, and days that are otherwise:
// holidays without hours, make-up workdays (调休) with some. Without a calendar a clock counts round the clock (24×7).
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { namedIdSchema } from '../model/ids.ts'

/** Minutes since midnight on the wall; 24:00 is 1440. */
const minuteSchema = z.number().int().min(0).max(1440)
const dateSchema = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDate(text), 'a date is written 2026-10-01, and must exist')
/** An IANA time zone, as `Asia/Shanghai`. */
export const zoneSchema = z.string().max(60).refine(isZone, 'not a time zone of the IANA list')

const hoursSchema = z
  .array(z.strictObject({ from: minuteSchema, to: minuteSchema }))
  .max(6)
  .refine((list) => list.every(({ from, to }, i) => from < to && (list[i - 1]?.to ?? 0) <= from), {
    message: 'hours begin before they end, and follow one another',
  })
export type Hours = z.infer<typeof hoursSchema>

export const calendarSchema = z
  .strictObject({
    id: namedIdSchema,
    name: z.string().min(1).max(80),
    /** where its walls are, unless the site says otherwise */
    zone: zoneSchema,
    /** from Monday to Sunday */
    weekly: z.array(hoursSchema).length(7),
    /** days that are not as their weekday: no hours is a holiday */
    days: z.array(z.strictObject({ date: dateSchema, hours: hoursSchema, name: z.string().max(80) })).max(1000),
  })
  .refine(({ weekly }) => weekly.some((hours) => hours.length > 0), 'a calendar needs hours on at least one weekday')
  .refine(({ days }) => new Set(days.map(({ date }) => date)).size === days.length, 'a date stands here twice')
export type Calendar = z.infer<typeof calendarSchema>

/** As the IANA list writes it; null: it has no such zone. */
export function zoneNamed(text: string): string | null {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId
  } catch {
    return null
  }
}

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

function isZone(name: string): boolean {
  return zoneNamed(name) !== null
}
