// The three clocks of a ticket, each against its target.
import { useTranslation } from 'react-i18next'
import { clockLight } from '../../../shared/model/sla.ts'
import { clockNames } from '../../../shared/sla/pauses.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { LightSymbol } from '../../ui/light.tsx'
import { clockTime, duration, timeLeft } from '../../ui/times.ts'
import { useRelayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import css from './detail.module.css'

export function Clocks({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const now = useRelayNow()
  const language = useSession((s) => s.preferences.language)
  const phase = useSession((s) => s.link.phase)
  const heardAt = useSession((s) => s.link.heardAt)
  const sure = phase === 'live' || phase === 'lagging'
  return (
    <table className={css['clocks']}>
      <tbody>
        {clockNames.map((name) => {
          const clock = ticket.clocks[name]
          const light = clockLight(clock, now)
          const { stoppedAt, dueAt, startAt } = clock
          return (
            <tr key={name} data-running={stoppedAt === null}>
              <td>
                <LightSymbol light={light === 'green' && !sure ? 'unsure' : light} dashed={!sure && light !== 'none'} />
              </td>
              <th scope="row">{t(`clock.${name}`)}</th>
              <td>
                {stoppedAt === null
                  ? t(now >= dueAt ? 'clock.over' : 'clock.left', {
                      time: timeLeft(dueAt, now, language).replace('+', ''),
                      of: duration(dueAt - startAt, language),
                    })
                  : t(stoppedAt <= dueAt ? 'clock.met' : 'clock.missed', { time: clockTime(stoppedAt) })}
              </td>
              <td className={css['due']}>{t('board.dueAt', { time: clockTime(dueAt) })}</td>
            </tr>
          )
        })}
      </tbody>
      {!sure && heardAt !== null && <caption>{t('strip.asOf', { time: clockTime(heardAt) })}</caption>}
    </table>
  )
}
