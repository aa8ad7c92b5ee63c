// The three clocks of a ticket, each against its target: what is left, what holds it, and on a click its ledger.
import { useTranslation } from 'react-i18next'
import { clockLight, isBreachedInTime } from '../../../shared/model/sla.ts'
import type { Instant } from '../../../shared/model/ids.ts'
import { openPause, type Ticket } from '../../../shared/model/ticket.ts'
import { clockNames, type ClockName } from '../../../shared/sla/pauses.ts'
import { LightSymbol } from '../../ui/light.tsx'
import { StandingMark } from '../../ui/standing-mark.tsx'
import { clockTime, duration } from '../../ui/times.ts'
import { siteTime } from '../../ui/zone-times.ts'
import { clockStanding, zoneOf } from '../data/clock-standing.ts'
import { pauseWords } from '../data/pause-words.ts'
import { useRelayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { shownLight } from '../data/ticket-light.ts'
import { useUi } from '../data/ui-state.ts'
import { Ledger } from './ledger.tsx'
import table from './clocks.module.css'
import css from './detail.module.css'

export function Clocks({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const now = useRelayNow()
  const language = useSession((s) => s.preferences.language)
  const phase = useSession((s) => s.link.phase)
  const heardAt = useSession((s) => s.link.heardAt)
  const opened = useUi((s) => s.ledger)
  const sure = phase === 'live' || phase === 'lagging'
  const held = openPause(ticket) && clockNames.find((name) => clockStanding(ticket, name, now).kind === 'paused')
  return (
    <>
      <table className={table['clocks']}>
        <tbody>
          {clockNames.map((name) => {
            const clock = ticket.clocks[name]
            const open = opened === name
            return (
              <tr key={name} data-running={clock.stoppedAt === null} data-open={open}>
                <th scope="row">
                  <button
                    aria-expanded={open}
                    title={t('ledger.openLight')}
                    onClick={() => useUi.setState({ ledger: open ? null : name })}
                    data-testid={`clock-${name}`}
                  >
                    <LightSymbol {...shownLight(clockLight(clock, now), phase)} />
                    <span>{t(`clock.${name}`)}</span>
                  </button>
                </th>
                <td>
                  <ClockWords ticket={ticket} name={name} now={now} />
                </td>
                <td className={table['due']}>
                  {clock.stoppedAt === null &&
                    clock.pausedAt === null &&
                    t('board.dueAt', { time: siteTime(clock.dueAt, now, zoneOf(ticket, name), language) })}
                </td>
              </tr>
            )
          })}
        </tbody>
        {held && (
          <tfoot>
            <tr>
              <td colSpan={3} data-testid="pause-words">
                <StandingMark kind="paused" /> {pauseWords(ticket, held, now, language, t)}
              </td>
            </tr>
          </tfoot>
        )}
        {!sure && heardAt !== null && <caption>{t('strip.asOf', { time: clockTime(heardAt) })}</caption>}
      </table>
      {opened && <Ledger key={`${ticket.id}/${opened}`} ticket={ticket} name={opened} now={now} />}
    </>
  )
}

/** What is left of it, and what keeps it from counting. */
function ClockWords({ ticket, name, now }: { ticket: Ticket; name: ClockName; now: Instant }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const clock = ticket.clocks[name]
  const { kind, left, opensAt } = clockStanding(ticket, name, now)
  const at = (instant: Instant) => ({ time: siteTime(instant, now, zoneOf(ticket, name), language) })
  if (isBreachedInTime(clock))
    return (
      <>
        {t('clock.inTimeByReport', at(clock.stoppedAt!))}
        <small className={css['standing']}>{t('clock.breachStands')}</small>
      </>
    )
  if (kind === 'met' || kind === 'missed') return t(`clock.${kind}`, at(clock.stoppedAt!))
  const time = duration(left, language)
  const words = t(left < 0 ? 'clock.over' : 'clock.left', { time, of: duration(clock.targetMs, language) })
  return (
    <>
      {words}
      {(kind === 'paused' || kind === 'closed') && (
        <small className={css['standing']}>
          <StandingMark kind={kind} /> {kind === 'paused' ? t('clock.paused') : t('clock.closed', at(opensAt!))}
        </small>
      )}
      {clock.lateAt !== null && <small className={css['standing']}>{t('clock.lateExpected', at(clock.lateAt))}</small>}
    </>
  )
}
