// The twenty tickets whose clocks will be breached next, with what is left of the time, and why nobody has stopped the clock.
import { useTranslation } from 'react-i18next'
import { LightSymbol } from '../../ui/light.tsx'
import { StandingMark } from '../../ui/standing-mark.tsx'
import { timeLeft } from '../../ui/times.ts'
import { ticketLabel } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import type { NextBreach, WallPicture } from './wall-picture.ts'
import { WhyWords } from './why-words.tsx'
import css from './next-breaches.module.css'
import wall from './wall.module.css'

export function NextBreaches({ picture: { next, now, sure } }: { picture: WallPicture }) {
  const { t } = useTranslation()
  return (
    <div className={wall['pane']} data-testid="wall-next">
      <h2>{t('wall.next')}</h2>
      {next.length === 0 && <p className={wall['nothing']}>{t('wall.nothingNext')}</p>}
      <ol className={css['next']}>
        {next.map((one) => (
          <Row key={one.ticket.id} one={one} now={now} sure={sure} />
        ))}
      </ol>
    </div>
  )
}

function Row({ one, now, sure }: { one: NextBreach; now: number; sure: boolean }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const { ticket, clock, light, stands, why } = one
  const { area } = ticket.site
  return (
    <li data-ticket={ticket.id} data-why={why.code}>
      <LightSymbol light={light} dashed={!sure} />
      <b>{ticketLabel(ticket.number)}</b>
      <span>{area === '' ? t('wall.noArea') : t(`area.${area}`, area)}</span>
      <span>{t(`clockShort.${clock}`)}</span>
      <b className={css['left-time']}>
        {(stands.kind === 'paused' || stands.kind === 'closed') && <StandingMark kind={stands.kind} />}
        {timeLeft(stands.left, language)}
      </b>
      <span>
        <WhyWords why={why} ticket={ticket} clock={clock} now={now} />
      </span>
    </li>
  )
}
