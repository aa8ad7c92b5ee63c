// The ledger of a clock: every stretch, counted or not, by whom and why, by the site's wall and by the viewer's. Its sum is
// the time used.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/ipc/contract.ts'
import type { Instant } from '../../../shared/model/ids.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { ledger, type LedgerEntry } from '../../../shared/sla/ledger.ts'
import type { ClockName } from '../../../shared/sla/pauses.ts'
import { calendarNamed } from '../../../shared/sla/settings.ts'
import { StandingMark } from '../../ui/standing-mark.tsx'
import { dayTime, offsetName, ownZone } from '../../ui/zone-times.ts'
import { clockTimeOf, settingsNow, zoneOf } from '../data/clock-standing.ts'
import { policyName } from '../data/policy-name.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { CorrectClock } from './correct-clock.tsx'
import css from './ledger.module.css'

export function Ledger(props: { ticket: Ticket; name: ClockName; now: Instant; language: Language }) {
  const { ticket, name, now, language } = props
  const { t } = useTranslation()
  const actor = useSession((s) => s.actor)
  const [correcting, setCorrecting] = useState(false)
  const clock = ticket.clocks[name]
  const entries = ledger(name, clock, ticket, clockTimeOf(ticket, name), now)
  const zone = zoneOf(ticket, name)
  const sum = entries.reduce((total, { counted }) => total + counted, 0)
  const settings = settingsNow()
  const calendar = calendarNamed(settings, clock.calendarId)
  return (
    <section
      className={css['ledger']}
      aria-label={t('ledger.title', { clock: t(`clock.${name}`) })}
      data-testid="ledger"
    >
      <header>
        <h3>{t('ledger.title', { clock: t(`clock.${name}`) })}</h3>
        <button onClick={() => useUi.setState({ ledger: null })} aria-label={t('ledger.close')}>
          ✕
        </button>
      </header>
      <p>
        {t('ledger.policy', { policy: policyName(ticket.policyId, t) })}
        {' · '}
        {t('ledger.target', { time: exact(clock.targetMs) })}
        {' · '}
        {calendar ? t('ledger.calendar', { name: calendar.name, zone }) : t('ledger.always')}
      </p>
      <table>
        <thead>
          <tr>
            <th>{t('ledger.from', { zone: offsetName(clock.startAt, zone) })}</th>
            <th>{t('ledger.why')}</th>
            <th className={css['number']}>{t('ledger.counted')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.from} entry={entry} zone={zone} language={language} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th colSpan={2}>{t('ledger.sum')}</th>
            <th className={css['number']} data-testid="ledger-sum">
              {exact(sum)}
            </th>
          </tr>
        </tfoot>
      </table>
      <dl>
        <dt>{t('ledger.due')}</dt>
        <dd>
          {clock.pausedAt !== null && clock.stoppedAt === null ? (
            t('ledger.dueOpen')
          ) : (
            <>
              {dayTime(clock.dueAt, zone, language)} {offsetName(clock.dueAt, zone)}
              {differs(clock.dueAt, zone) && (
                <small>
                  {t('ledger.here', { time: dayTime(clock.dueAt, ownZone, language) })}{' '}
                  {offsetName(clock.dueAt, ownZone)}
                </small>
              )}
            </>
          )}
        </dd>
        {clock.breachedAt !== null && (
          <>
            <dt>{t('ledger.breached')}</dt>
            <dd>{dayTime(clock.breachedAt, zone, language)}</dd>
          </>
        )}
      </dl>
      {actor.role === 'supervisor' &&
        (correcting ? (
          <CorrectClock ticket={ticket} name={name} zone={zone} now={now} close={() => setCorrecting(false)} />
        ) : (
          <button onClick={() => setCorrecting(true)} data-testid="correct-open">
            {t('ledger.correct')}
          </button>
        ))}
    </section>
  )
}

function Row({ entry, zone, language }: { entry: LedgerEntry; zone: string; language: Language }) {
  const { t } = useTranslation()
  const { cause, from, to, counted } = entry
  const began = offsetName(from, zone)
  const ended = offsetName(to, zone)
  return (
    <tr data-counts={counted > 0} data-kind={cause.kind}>
      <td>
        <time>{dayTime(from, zone, language)}</time>
        {differs(from, zone) && <small>{t('ledger.here', { time: dayTime(from, ownZone, language) })}</small>}
        {began !== ended && <small>{t('ledger.clockChange', { from: began, to: ended })}</small>}
      </td>
      <td>
        <Cause cause={cause} />
      </td>
      <td className={css['number']}>{counted > 0 ? exact(counted) : '—'}</td>
    </tr>
  )
}

function Cause({ cause }: { cause: LedgerEntry['cause'] }) {
  const { t } = useTranslation()
  switch (cause.kind) {
    case 'open':
      return t('ledger.open')
    case 'closed':
      return (
        <>
          <StandingMark kind="closed" /> {t('ledger.closed')}
        </>
      )
    case 'paused': {
      const { by, reason, note, endedBy } = cause.pause
      return (
        <>
          <StandingMark kind="paused" /> {t(`pauseReason.${reason}`)}
          <small>
            {t('ledger.by', { name: by.name })}
            {endedBy && ` · ${t(endedBy.role === 'rule' ? 'ledger.ranOut' : 'ledger.endedBy', { name: endedBy.name })}`}
            {note && ` · ${note}`}
          </small>
        </>
      )
    }
    case 'corrected': {
      const { by, why, counts } = cause.correction
      return (
        <>
          {t(counts ? 'ledger.correctedIn' : 'ledger.correctedOut')}
          <small>
            {t('ledger.by', { name: by.name })} · {why}
          </small>
        </>
      )
    }
    default:
      return null
  }
}

function differs(at: Instant, zone: string): boolean {
  return offsetName(at, zone) !== offsetName(at, ownZone)
}

/** To the second: `3:05:09`. */
function exact(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
