// Times as operators read them: the two largest units, digits that do not move their neighbours.
import type { Language } from '../../shared/ipc/contract.ts'
import type { Instant, Milliseconds } from '../../shared/model/ids.ts'

const units = {
  en: { day: 'd ', hour: 'h ', minute: 'm ', second: 's' },
  zh: { day: '天', hour: '小时', minute: '分', second: '秒' },
} as const

/** The two largest units: `1h 05m`, `6m 44s`; `1小时05分`, `6分44秒`. */
export function duration(ms: Milliseconds, language: Language): string {
  const { day, hour, minute, second } = units[language]
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const two = (n: number) => String(n).padStart(2, '0')
  const text =
    hours >= 48
      ? `${Math.floor(hours / 24)}${day}${hours % 24}${hour}`
      : hours >= 1
        ? `${hours}${hour}${two(minutes % 60)}${minute}`
        : `${minutes}${minute}${two(seconds % 60)}${second}`
  return text.trimEnd()
}

/** Time left; when there is none, how much over, with a plus. */
export function timeLeft(left: Milliseconds, language: Language): string {
  return left <= 0 ? `+${duration(left, language)}` : duration(left, language)
}

const minutes = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const seconds = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** `14:03`, or `14:03:27` with seconds, in this machine's zone. */
export function clockTime(at: Instant, withSeconds = false): string {
  return (withSeconds ? seconds : minutes).format(at)
}

/** An age in one unit: `12 s`, `4 min`, `2 h`. Keys of the locale files take it from here. */
export function age(ms: Milliseconds): { unit: 'seconds' | 'minutes' | 'hours'; count: number } {
  if (ms < 60_000) return { unit: 'seconds', count: Math.floor(ms / 1000) }
  if (ms < 3_600_000) return { unit: 'minutes', count: Math.floor(ms / 60_000) }
  return { unit: 'hours', count: Math.floor(ms / 3_600_000) }
}
