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
  return wallDayOf(at, ownZone, language)
}

export function wallDayOf(at: Instant, zone: string, language: Language): string {
  return plain(format(zone, language, { weekday: 'short', day: 'numeric', month: 'short' }).format(at))
}

/** `18:00:30`. */
export function secondTime(at: Instant, zone: string): string {
  return format(zone, 'en', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at)
}

/** `2026-03-02` on the wall of that zone. */
function dayOf(at: Instant, zone: string): string {
  return format(zone, 'en', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

export function sameDay(a: Instant, b: Instant, zone: string): boolean {
  return dayOf(a, zone) === dayOf(b, zone)
}

/** `UTC+5`, as the wall of that zone stands at that instant. */
export function offsetName(at: Instant, zone: string): string {
  const parts = format(zone, 'en', { timeZoneName: 'shortOffset' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  // Greenwich has one name here, and no line ends at a minus.
  return name
    .replace('GMT', 'UTC')
    .replace(/^UTC[+-]0$/, 'UTC')
    .replace('-', '−')
}

/** Whether the wall of that zone shows another time than the one here. */
export function differs(at: Instant, zone: string, here: string = ownZone): boolean {
  return zone !== here && offsetName(at, zone) !== offsetName(at, here)
}

/**
 * An instant by the wall of a site: `14:03` of today, `Mon 08:00` of the days to come, `2 Mar, 08:00` of any other; and
 * `14:03 UTC+5` where the wall here shows another time. Today is what is today on both.
 */
export function siteTime(at: Instant, now: Instant, zone: string, language: Language, here: string = ownZone): string {
  const time = { hour: '2-digit', minute: '2-digit' } as const
  const day = dayOf(at, zone)
  const today = day === dayOf(now, zone) && (zone === here || day === dayOf(now, here))
  const soon = at > now && at - now < 6 * 86_400_000
  const date = soon ? ({ weekday: 'short' } as const) : ({ day: 'numeric', month: 'short' } as const)
  const words = plain(format(zone, language, today ? time : { ...date, ...time }).format(at))
  return differs(at, zone, here) ? `${words} ${offsetName(at, zone)}` : words
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ')
}
