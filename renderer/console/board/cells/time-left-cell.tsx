// Time left on the most urgent clock, which clock it is, and how much of its time is used.
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import { StandingMark } from '../../../ui/standing-mark.tsx'
import { clockTime, timeLeft } from '../../../ui/times.ts'
import { comingTime } from '../../../ui/zone-times.ts'
import { clockStanding, zoneOf } from '../../data/clock-standing.ts'
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
  const { dueAt, stoppedAt } = worst.clock
  const { kind, left, used, opensAt } = clockStanding(ticket, worst.name, now)
  const title =
    kind === 'paused'
      ? t('clock.paused')
      : kind === 'closed'
        ? t('clock.closed', { time: comingTime(opensAt!, now, zoneOf(ticket, worst.name), language) })
        : t('board.dueAt', { time: clockTime(stoppedAt ?? dueAt) })
  return (
    <span className={css['timeLeft']} data-light={light} title={title}>
      <b>{timeLeft(left, language)}</b>
      <small>
        {(kind === 'paused' || kind === 'closed') && <StandingMark kind={kind} size={11} />}
        {t(`clockShort.${worst.name}`)}
      </small>
      <i className={css['used']}>
        <i style={{ width: `${used * 100}%` }} />
      </i>
    </span>
  )
}
