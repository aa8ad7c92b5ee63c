// The three clocks of a ticket, each against its target: what is left, what holds it, and on a click its ledger.
import { useTranslation } from 'react-i18next'
import { clockLight, isBreachedInTime } from '../../../shared/model/sla.ts'
import type { Instant } from '../../../shared/model/ids.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { clockNames, type ClockName } from '../../../shared/sla/pauses.ts'
import { LightSymbol } from '../../ui/light.tsx'
import { StandingMark } from '../../ui/standing-mark.tsx'
import { clockTime, duration } from '../../ui/times.ts'
import { comingTime } from '../../ui/zone-times.ts'
import { clockStanding, zoneOf } from '../data/clock-standing.ts'
import { useRelayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { Ledger } from './ledger.tsx'
import css from './detail.module.css'

export function Clocks({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const now = useRelayNow()
  const language = useSession((s) => s.preferences.language)
  const phase = useSession((s) => s.link.phase)
  const heardAt = useSession((s) => s.link.heardAt)
  const opened = useUi((s) => s.ledger)
  const sure = phase === 'live' || phase === 'lagging'
  return (
    <>
      <table className={css['clocks']}>
        <tbody>
          {clockNames.map((name) => {
            const clock = ticket.clocks[name]
            const light = clockLight(clock, now)
            const open = opened === name
            return (
              <tr key={name} data-running={clock.stoppedAt === null} data-open={open}>
                <td>
                  <LightSymbol
                    light={light === 'green' && !sure ? 'unsure' : light}
                    dashed={!sure && light !== 'none'}
                  />
                </td>
                <th scope="row">
                  <button
                    className={css['link']}
                    aria-expanded={open}
                    title={t('ledger.open')}
                    onClick={() => useUi.setState({ ledger: open ? null : name })}
                    data-testid={`clock-${name}`}
                  >
                    {t(`clock.${name}`)}
                  </button>
                </th>
                <td>
                  <ClockWords ticket={ticket} name={name} now={now} />
                </td>
                <td className={css['due']}>
                  {clock.stoppedAt === null && clock.pausedAt === null && (
                    <DueAt at={clock.dueAt} now={now} zone={zoneOf(ticket, name)} />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
        {!sure && heardAt !== null && <caption>{t('strip.asOf', { time: clockTime(heardAt) })}</caption>}
      </table>
      {opened && <Ledger key={`${ticket.id}/${opened}`} ticket={ticket} name={opened} now={now} language={language} />}
    </>
  )
}

/** What is left of it, and what keeps it from counting. */
function ClockWords({ ticket, name, now }: { ticket: Ticket; name: ClockName; now: Instant }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const clock = ticket.clocks[name]
  const { kind, left, opensAt } = clockStanding(ticket, name, now)
  if (isBreachedInTime(clock))
    return (
      <>
        {t('clock.inTimeByReport', { time: clockTime(clock.stoppedAt!) })}
        <small className={css['standing']}>{t('clock.breachStands')}</small>
      </>
    )
  if (kind === 'met' || kind === 'missed') return t(`clock.${kind}`, { time: clockTime(clock.stoppedAt!) })
  const time = duration(left, language)
  const words = t(left < 0 ? 'clock.over' : 'clock.left', { time, of: duration(clock.targetMs, language) })
  return (
    <>
      {words}
      {(kind === 'paused' || kind === 'closed') && (
        <small className={css['standing']}>
          <StandingMark kind={kind} /> {kind === 'paused' && t('clock.paused')}
          {kind === 'closed' && t('clock.closed', { time: comingTime(opensAt!, now, zoneOf(ticket, name), language) })}
        </small>
      )}
      {clock.lateAt !== null && (
        <small className={css['standing']}>{t('clock.lateExpected', { time: clockTime(clock.lateAt) })}</small>
      )}
    </>
  )
}

/** With the day, when that is not today. */
function DueAt({ at, now, zone }: { at: Instant; now: Instant; zone: string }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  return t('board.dueAt', { time: comingTime(at, now, zone, language) })
}
