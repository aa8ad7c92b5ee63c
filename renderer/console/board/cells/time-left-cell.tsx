// Time left on the most urgent clock, which clock it is, and how much of its time is used.
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../../shared/ipc/contract.ts'
import type { Instant } from '../../../../shared/model/ids.ts'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import type { LinkPhase } from '../../../../shared/sync/link-state.ts'
import { StandingMark } from '../../../ui/standing-mark.tsx'
import { clockTime, timeLeft } from '../../../ui/times.ts'
import { siteTime } from '../../../ui/zone-times.ts'
import { clockStanding, zoneOf } from '../../data/clock-standing.ts'
import { pauseWords } from '../../data/pause-words.ts'
import { relayNow, useRelayNowFor } from '../../data/relay-time.ts'
import { useSession } from '../../data/session.ts'
import { ticketLight } from '../../data/ticket-light.ts'
import css from './cells.module.css'

export function TimeLeftCell({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const phase = useSession((s) => s.link.phase)
  const look = (at: Instant) => shownOf(ticket, at, phase, language)
  const shown = look(useRelayNowFor((at) => Object.values(look(at) ?? {}).join()))
  if (!shown) return <span className={css['dim']}>{clockTime(ticket.movedAt)}</span>
  const { name, light, kind, left, used, until } = shown
  const title =
    kind === 'paused'
      ? pauseWords(ticket, name, relayNow(), language, t)
      : kind === 'closed'
        ? t('clock.closed', { time: until })
        : t('board.dueAt', { time: until })
  return (
    <span className={css['timeLeft']} data-light={light} title={title}>
      <b>{left}</b>
      <small>
        {(kind === 'paused' || kind === 'closed') && <StandingMark kind={kind} size={11} />}
        {t(`clockShort.${name}`)}
      </small>
      <i className={css['used']}>
        <i style={{ width: `${used}%` }} />
      </i>
    </span>
  )
}

/** Everything that is drawn of the time; null: no clock runs. */
function shownOf(ticket: Ticket, now: Instant, phase: LinkPhase, language: Language) {
  const { worst, light } = ticketLight(ticket, now, phase)
  if (!worst) return null
  const { name, clock } = worst
  const { kind, left, used, opensAt } = clockStanding(ticket, name, now)
  return {
    name,
    light,
    kind,
    left: timeLeft(left, language),
    used: Math.round(used * 100),
    /** when a closed calendar opens, else when the clock is due */
    until: siteTime(kind === 'closed' ? opensAt! : clock.dueAt, now, zoneOf(ticket, name), language),
  }
}
