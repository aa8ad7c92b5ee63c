// What a technician can do and until when, in few letters; the whole words are in the detail and in the tooltip.
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../shared/model/ids.ts'
import type { Technician } from '../../../shared/model/technician.ts'
import { comingTime, ownZone } from '../../ui/zone-times.ts'
import { useSession } from '../data/session.ts'
import css from './roster.module.css'

export function RosterFacts({ technician: { skills, shift }, now }: { technician: Technician; now: Instant }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const comma = language === 'zh' ? '、' : ', '
  const words = (group: string) => skills.map(({ code }) => t(`${group}.${code}`, code)).join(comma)
  return (
    <>
      <span className={css['skills']} title={words('skill')}>
        {words('skillShort')}
      </span>
      {shift && now < shift.to && (
        <span className={css['shift']}>
          {t('roster.until', { time: comingTime(shift.to, now, ownZone, language) })}
        </span>
      )}
    </>
  )
}
