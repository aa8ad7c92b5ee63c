// When a ticket was reported, how long ago that is, and when its most urgent clock is due.
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import { worstClock } from '../../../../shared/model/sla.ts'
import { age } from '../../../ui/times.ts'
import { comingTime, ownZone, pastTime } from '../../../ui/zone-times.ts'
import { useRelayNow } from '../../data/relay-time.ts'
import { useSession } from '../../data/session.ts'
import css from '../board.module.css'

interface Props {
  ticket: Ticket
}

export function ReportedCell({ ticket }: Props) {
  const language = useSession((s) => s.preferences.language)
  return <span className={css['fact']}>{pastTime(ticket.reportedAt, useRelayNow(), ownZone, language)}</span>
}

export function AgeCell({ ticket }: Props) {
  const { t } = useTranslation()
  const { unit, count } = age(Math.max(0, useRelayNow() - ticket.reportedAt))
  return <span className={css['fact']}>{t(`age.${unit}`, { count })}</span>
}

export function DueCell({ ticket }: Props) {
  const language = useSession((s) => s.preferences.language)
  const now = useRelayNow()
  const worst = worstClock(ticket.clocks, now)
  if (!worst) return null
  const { dueAt } = worst.clock
  const words = dueAt < now ? pastTime(dueAt, now, ownZone, language) : comingTime(dueAt, now, ownZone, language)
  return <span className={css['fact']}>{words}</span>
}
