// What is said of a pause that lasts: why, by whom, since when, and when it ends by itself at the latest.
import type { TFunction } from 'i18next'
import type { Language } from '../../../shared/ipc/contract.ts'
import type { Instant } from '../../../shared/model/ids.ts'
import { openPause, type Ticket } from '../../../shared/model/ticket.ts'
import type { ClockName } from '../../../shared/sla/pauses.ts'
import { siteTime } from '../../ui/zone-times.ts'
import { zoneOf } from './clock-standing.ts'

export function pauseWords(ticket: Ticket, name: ClockName, now: Instant, language: Language, t: TFunction): string {
  const pause = openPause(ticket)
  if (!pause) return t('clock.paused')
  const time = (at: Instant) => siteTime(at, now, zoneOf(ticket, name), language)
  return [
    t(`pauseReason.${pause.reason}`),
    t('pause.since', { name: pause.by.name, time: time(pause.from) }),
    t('pause.until', { time: time(pause.endsBy) }),
  ].join(' · ')
}
