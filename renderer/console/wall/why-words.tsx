// The reason in words.
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../shared/model/ticket.ts'
import type { ClockName } from '../../../shared/sla/pauses.ts'
import { age } from '../../ui/times.ts'
import { siteTime } from '../../ui/zone-times.ts'
import { zoneOf } from '../data/clock-standing.ts'
import { entities } from '../data/entity-store.ts'
import { technicianName } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import type { Why } from './why-not-yet.ts'

export function WhyWords(props: { why: Why; ticket: Ticket; clock: ClockName; now: number }) {
  const { why, ticket, clock, now } = props
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const nameOf = (id: string) => {
    const technician = entities.value('technician', id)
    return technician ? technicianName(technician, language) : id
  }
  switch (why.code) {
    case 'paused':
      return why.reason ? t('wall.why.paused', { reason: t(`pauseReason.${why.reason}`) }) : t('wall.why.pausedPlain')
    case 'closed':
      return t('wall.why.closed', { time: siteTime(why.opensAt, now, zoneOf(ticket, clock), language) })
    case 'late': {
      const time = siteTime(why.expectedAt, now, zoneOf(ticket, clock), language)
      if (why.technicianId === null) return t('wall.why.lateNobody', { time })
      return t('wall.why.late', { time, name: nameOf(why.technicianId) })
    }
    case 'nobody':
      return t('wall.why.nobody')
    case 'unanswered': {
      const { unit, count } = age(why.for)
      return t('wall.why.unanswered', { age: t(`age.${unit}`, { count }), name: nameOf(why.technicianId) })
    }
    default:
      return t(`wall.why.${why.code}`, { name: nameOf(why.technicianId) })
  }
}
