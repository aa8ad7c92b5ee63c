// Instants as the wall of a place shows them, with the day where it matters and the distance to UTC where two walls meet.
import type { Language } from '../../shared/ipc/contract.ts'
import type { Instant } from '../../shared/model/ids.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string, language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone}/${language}/${Object.keys(options).join()}`
  let found = formats.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      ...options,
    })
    formats.set(key, found)
  }
  return found
}

/** The zone of this PC. */
export const ownZone: string = new Intl.DateTimeFormat().resolvedOptions().timeZone

/** A coming instant: `14:03` of today, `Mon 08:00` of this week, `2 Mar, 08:00` of later; `周一 08:00`. */
export function comingTime(at: Instant, now: Instant, zone: string, language: Language): string {
  const time = { hour: '2-digit', minute: '2-digit' } as const
  const days = (at - now) / 86_400_000
  if (days < 0.5) return plain(format(zone, language, time).format(at))
  const day = days < 6 ? ({ weekday: 'short' } as const) : ({ day: 'numeric', month: 'short' } as const)
  return plain(format(zone, language, { ...day, ...time }).format(at))
}

/** A past instant: `14:03` of today, `2 Mar, 14:03` of any other day, `2 Mar 2025, 14:03` of another year. */
export function pastTime(at: Instant, now: Instant, zone: string, language: Language): string {
  const day = { day: 'numeric', month: 'short' } as const
  const time = { hour: '2-digit', minute: '2-digit' } as const
  const days = format(zone, language, day)
  const today = days.format(at) === days.format(now)
  return plain(format(zone, language, today ? time : { ...day, ...otherYear(at, now, zone), ...time }).format(at))
}

/** A past day: `2 Mar`, or `2 Mar 2025` of another year. */
export function pastDay(at: Instant, now: Instant, zone: string, language: Language): string {
  return plain(format(zone, language, { day: 'numeric', month: 'short', ...otherYear(at, now, zone) }).format(at))
}

function otherYear(at: Instant, now: Instant, zone: string): Intl.DateTimeFormatOptions {
  const year = format(zone, 'en', { year: 'numeric' })
  return year.format(at) === year.format(now) ? {} : { year: 'numeric' }
}

/** `Mon 2 Mar, 08:00:30`; `3月2日周一 08:00:30`. */
export function dayTime(at: Instant, zone: string, language: Language): string {
  return plain(
    format(zone, language, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }).format(at),
  )
}

/** The day on the wall of this PC: `Mon 2 Mar`; `3月2日周一`. */
export function wallDay(at: Instant, language: Language): string {
  return plain(format(ownZone, language, { weekday: 'short', day: 'numeric', month: 'short' }).format(at))
}

/** `GMT+5`, as the wall of that zone stands at that instant. */
export function offsetName(at: Instant, zone: string): string {
  const parts = format(zone, 'en', { timeZoneName: 'shortOffset' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ')
}
