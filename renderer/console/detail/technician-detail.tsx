// A technician: state, shift, skills, and the route in order. The order is changed by dragging or with Alt and the arrow
// keys; either way the phone gets a reroute.
import { useTranslation } from 'react-i18next'
import type { TechnicianId } from '../../../shared/model/ids.ts'
import { clockTime } from '../../ui/times.ts'
import { technicianName } from '../data/names.ts'
import { useRelayNow } from '../data/relay-time.ts'
import { useReading, useSession } from '../data/session.ts'
import { onSiteVisit, technicianState } from '../data/technician-state.ts'
import { useEntity, useShown } from '../data/use-entities.ts'
import { FenceWords } from './fence-words.tsx'
import { RouteList } from './route-list.tsx'
import css from './detail.module.css'

export function TechnicianDetail({ technicianId }: { technicianId: TechnicianId }) {
  const { t } = useTranslation()
  const now = useRelayNow()
  const language = useSession((s) => s.preferences.language)
  const technician = useEntity('technician', technicianId)
  const reading = useReading()
  const onSite = useShown('visit', onSiteVisit(useEntity('route', technicianId)))
  if (!technician) return <p className={css['empty']}>{t('detail.gone')}</p>
  return (
    <>
      <header className={css['head']}>
        <h2>
          {technicianName(technician, language)} <small>{technician.id}</small>
        </h2>
        <span>{reading ? '…' : t(`technicianState.${technicianState(technician, now)}`)}</span>
      </header>
      {onSite && <FenceWords visit={onSite.value} />}
      <dl className={css['facts']}>
        <dt>{t('fact.shift')}</dt>
        <dd>{technician.shift ? `${clockTime(technician.shift.from)}–${clockTime(technician.shift.to)}` : '—'}</dd>
        <dt>{t('fact.team')}</dt>
        <dd>{t(`area.${technician.team}`, technician.team)}</dd>
        <dt>{t('fact.partner')}</dt>
        <dd>{technician.partner ?? t('fact.ownStaff')}</dd>
        <dt>{t('fact.phone')}</dt>
        <dd>{technician.phone}</dd>
        <dt>{t('fact.skills')}</dt>
        <dd>
          {technician.skills
            .map(({ code, level }) => `${t(`skill.${code}`, code)} ${level}`)
            .join(language === 'zh' ? '、' : ', ')}
        </dd>
      </dl>
      {reading ? <p className={css['empty']}>{t('reading.copy')}</p> : <RouteList technicianId={technicianId} />}
    </>
  )
}
