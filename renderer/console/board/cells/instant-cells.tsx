// When a ticket was reported, how long ago that is, and when its most urgent clock is due.
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../../shared/model/ids.ts'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import { worstClock } from '../../../../shared/model/sla.ts'
import { age } from '../../../ui/times.ts'
import { comingTime, ownZone, pastTime } from '../../../ui/zone-times.ts'
import { useRelayNowFor } from '../../data/relay-time.ts'
import { useSession } from '../../data/session.ts'
import css from './cells.module.css'

interface Props {
  ticket: Ticket
}

export function ReportedCell({ ticket: { reportedAt } }: Props) {
  const language = useSession((s) => s.preferences.language)
  const words = (now: Instant) => pastTime(reportedAt, now, ownZone, language)
  return <span className={css['fact']}>{words(useRelayNowFor(words))}</span>
}

export function AgeCell({ ticket: { reportedAt } }: Props) {
  const { t } = useTranslation()
  const words = (now: Instant) => {
    const { unit, count } = age(Math.max(0, now - reportedAt))
    return t(`age.${unit}`, { count })
  }
  return <span className={css['fact']}>{words(useRelayNowFor(words))}</span>
}

export function DueCell({ ticket: { clocks } }: Props) {
  const language = useSession((s) => s.preferences.language)
  const words = (now: Instant) => {
    const dueAt = worstClock(clocks, now)?.clock.dueAt
    if (dueAt === undefined) return ''
    return dueAt < now ? pastTime(dueAt, now, ownZone, language) : comingTime(dueAt, now, ownZone, language)
  }
  return <span className={css['fact']}>{words(useRelayNowFor(words))}</span>
}
