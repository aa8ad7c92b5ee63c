// Whether who is on site is where the site is: inside or outside its arrival fence and how far, with the age of the position
// where that matters.
import { useTranslation } from 'react-i18next'
import { fenceSide } from '../../../shared/geo/fence.ts'
import type { Visit } from '../../../shared/model/visit.ts'
import { age } from '../../ui/times.ts'
import { freshness, isUsable, positions } from '../data/positions.ts'
import { useRelayNow } from '../data/relay-time.ts'
import { useEntity } from '../data/use-entities.ts'
import css from './fence.module.css'

/** Where the dot is in the picture of the fence. */
const dot = { inside: 6.5, outside: 13.5, unsure: 11.5, unknown: null } as const

export function FenceWords({ visit }: { visit: Visit }) {
  const { t } = useTranslation()
  const now = useRelayNow()
  const technician = useEntity('technician', visit.technicianId)
  const site = useEntity('ticket', visit.ticketId)?.site.place
  if (visit.state !== 'on-site' || !technician || !site) return null
  const fix = positions.of(technician.index)
  const ageMs = fix ? Math.max(0, now - fix.at) : Infinity
  const side = fix && isUsable(ageMs) ? fenceSide(site, fix, fix.accuracy) : null
  const where = !side ? 'unknown' : !side.sure ? 'unsure' : side.inside ? 'inside' : 'outside'
  const far = where === 'outside' && side!.metres >= 1_000
  const values = {
    metres: Math.max(1, Math.round(side?.metres ?? 0)),
    km: ((side?.metres ?? 0) / 1_000).toFixed(1),
    accuracy: Math.round(fix?.accuracy ?? 0),
  }
  const old = age(ageMs)
  return (
    <p className={css['fence']} data-testid="fence" data-side={where}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden>
        <circle cx="6.5" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.6 1.4" />
        {dot[where] !== null && <circle cx={dot[where]} cy="8" r="2.2" fill="currentColor" />}
      </svg>
      <span>
        {t(far ? 'fence.outsideKm' : `fence.${where}`, values)}
        {fix && freshness(ageMs) !== 'fresh' && (
          <small> · {t('fence.age', { age: t(`age.${old.unit}`, { count: old.count }) })}</small>
        )}
      </span>
    </p>
  )
}
