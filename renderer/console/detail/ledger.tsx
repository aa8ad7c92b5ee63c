// The ledger of a clock: every stretch, counted or not, by whom and why, by the site's wall and by the viewer's. Its sum is
// the time used.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../shared/model/ids.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { ledger } from '../../../shared/sla/ledger.ts'
import type { ClockName } from '../../../shared/sla/pauses.ts'
import { calendarNamed } from '../../../shared/sla/settings.ts'
import { clockTimeOf, settingsNow, zoneOf } from '../data/clock-standing.ts'
import { policyName } from '../data/policy-name.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { CorrectClock } from './correct-clock.tsx'
import { exact, ledgerLines } from './ledger-lines.ts'
import { LedgerRow } from './ledger-row.tsx'
import { LightStory } from './light-story.tsx'
import css from './ledger.module.css'

export function Ledger({ ticket, name, now }: { ticket: Ticket; name: ClockName; now: Instant }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const actor = useSession((s) => s.actor)
  const [correcting, setCorrecting] = useState(false)
  const clock = ticket.clocks[name]
  const zone = zoneOf(ticket, name)
  const lines = ledgerLines(ledger(name, clock, ticket, clockTimeOf(ticket, name), now), zone, language)
  const sum = (counting: boolean) =>
    lines.reduce((total, { counts, seconds }) => (counts === counting ? total + seconds : total), 0)
  const settings = settingsNow()
  const calendar = calendarNamed(settings, clock.calendarId)
  const policy = settings.policies.find(({ id }) => id === ticket.policyId)
  const title = t('ledger.title', { clock: t(`clock.${name}`) })
  return (
    <section className={css['ledger']} aria-label={title} data-testid="ledger">
      <header>
        <h3>{title}</h3>
        <button onClick={() => useUi.setState({ ledger: null })} aria-label={t('ledger.close')}>
          ✕
        </button>
      </header>
      <p>
        {t('ledger.policy', { policy: policyName(ticket.policyId, t) })}
        {' · '}
        {t('ledger.target', { time: exact(Math.floor(clock.targetMs / 1000)) })}
        {' · '}
        {calendar ? t('ledger.calendar', { name: calendar.name, zone }) : t('ledger.always')}
      </p>
      <LightStory ticket={ticket} clock={clock} target={policy?.targets[name]} zone={zone} now={now} />
      <table>
        <thead>
          <tr>
            <th>{t('ledger.stretch')}</th>
            <th>{t('ledger.why')}</th>
            <th className={css['number']}>{t('ledger.length')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            <LedgerRow
              key={line.entry.from}
              line={line}
              zone={zone}
              now={now}
              last={clock.stoppedAt === null && i === lines.length - 1}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th colSpan={2}>{t('ledger.sum')}</th>
            <th className={css['number']} data-testid="ledger-sum">
              {exact(sum(true))}
            </th>
          </tr>
          {lines.some(({ counts }) => !counts) && (
            <tr data-counts={false}>
              <td colSpan={2}>{t('ledger.sumOut')}</td>
              <td className={css['number']}>{exact(sum(false))}</td>
            </tr>
          )}
        </tfoot>
      </table>
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
