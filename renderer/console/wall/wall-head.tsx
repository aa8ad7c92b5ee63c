// Whose wall it is, the relay's time, and how the link is: in large letters when what is shown is old.
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../shared/model/ids.ts'
import { centreId } from '../../../shared/model/centre.ts'
import { age, clockTime } from '../../ui/times.ts'
import { wallDay } from '../../ui/zone-times.ts'
import { useSession } from '../data/session.ts'
import { linkShapes } from '../strip/link-mark.tsx'
import { useEntity } from '../data/use-entities.ts'
import css from './wall-head.module.css'

export function WallHead({ now, sure }: { now: Instant; sure: boolean }) {
  const { t } = useTranslation()
  const { phase, heardAt, missing } = useSession((s) => s.link)
  const language = useSession((s) => s.preferences.language)
  const centre = useEntity('centre', centreId)
  const silent = age(Math.max(0, now - (heardAt ?? now)))
  return (
    <header className={css['head']} data-sure={sure}>
      <span className={css['link']} role="status" data-testid="link" data-phase={phase}>
        <svg viewBox="0 0 16 16" aria-hidden>
          <path
            d={linkShapes[phase]}
            fill={sure ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth="2"
            strokeLinecap="round"
          />
        </svg>
        <b>{t(`link.${phase}`)}</b>
        {phase === 'lagging' && <span>{t(`age.${silent.unit}`, { count: silent.count })}</span>}
        {phase === 'catching-up' && missing > 0 && <span>{t('link.missing', { count: missing })}</span>}
      </span>
      {sure ? (
        <span className={css['centre']}>{centre?.name}</span>
      ) : (
        <span className={css['stale']} data-testid="stale">
          <b>{heardAt === null ? t('link.never') : t('wall.stale', { time: clockTime(heardAt) })}</b>
          {heardAt !== null && <small>{t('wall.staleHint')}</small>}
        </span>
      )}
      <span className={css['day']}>{wallDay(now, language)}</span>
      <b className={css['time']}>{clockTime(now, true)}</b>
    </header>
  )
}
