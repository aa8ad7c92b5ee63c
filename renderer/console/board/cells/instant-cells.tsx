// When a ticket was reported, how long ago that is, and when its most urgent clock is due.
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../../shared/model/ids.ts'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import { worstClock } from '../../../../shared/model/sla.ts'
import { age } from '../../../ui/times.ts'
import { ownZone, pastTime, siteTime } from '../../../ui/zone-times.ts'
import { zoneOf } from '../../data/clock-standing.ts'
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

export function DueCell({ ticket }: Props) {
  const language = useSession((s) => s.preferences.language)
  const words = (now: Instant) => {
    const worst = worstClock(ticket.clocks, now)
    return worst ? siteTime(worst.clock.dueAt, now, zoneOf(ticket, worst.name), language) : ''
  }
  const text = words(useRelayNowFor(words))
  return (
    <span className={css['fact']} title={text}>
      {text}
    </span>
  )
}
