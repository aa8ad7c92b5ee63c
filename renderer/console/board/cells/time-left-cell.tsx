// Time left on the most urgent clock, which clock it is, and how much of its time is used.
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import { clockTime, timeLeft } from '../../../ui/times.ts'
import { useRelayNow } from '../../data/relay-time.ts'
import { useSession } from '../../data/session.ts'
import { ticketLight } from '../../data/ticket-light.ts'
import css from '../board.module.css'

export function TimeLeftCell({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const now = useRelayNow()
  const language = useSession((s) => s.preferences.language)
  const phase = useSession((s) => s.link.phase)
  const { worst, light } = ticketLight(ticket, now, phase)
  if (!worst) return <span className={css['dim']}>{clockTime(ticket.movedAt)}</span>
  const { startAt, dueAt } = worst.clock
  const used = Math.min(1, (now - startAt) / Math.max(1, dueAt - startAt))
  return (
    <span className={css['timeLeft']} data-light={light} title={t('board.dueAt', { time: clockTime(dueAt) })}>
      <b>{timeLeft(dueAt, now, language)}</b>
      <small>{t(`clockShort.${worst.name}`)}</small>
      <i className={css['used']}>
        <i style={{ width: `${used * 100}%` }} />
      </i>
    </span>
  )
}
