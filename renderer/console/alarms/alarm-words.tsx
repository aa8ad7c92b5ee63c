// An alarm in words: what it is, about whom, since when, and what has become of it.
import { useTranslation } from 'react-i18next'
import type { Alarm } from '../../../shared/model/alarm.ts'
import { age, clockTime } from '../../ui/times.ts'
import { customerName, technicianName, ticketLabel } from '../data/names.ts'
import { useRelayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { useEntity } from '../data/use-entities.ts'

/** What it is about: `#1042 Bakery South · North`. */
export function AlarmSubject({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const ticket = useEntity('ticket', alarm.ticketId)
  const technician = useEntity('technician', alarm.technicianId)
  const parts = [
    ticket && `${ticketLabel(ticket.number)} ${customerName(ticket, language)}`,
    technician && technicianName(technician, language),
    alarm.area && t(`area.${alarm.area}`, alarm.area),
  ]
  return parts.filter((part) => part).join(' · ')
}

/** What has become of it: seen by whom, gone by itself, put aside until when, whose it is now. */
export function AlarmState({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation()
  const me = useSession((s) => s.actor.id)
  const { acknowledged, shelved, active, owner, holder, handover } = alarm
  const held =
    holder &&
    t(holder.by.id === me ? 'alarm.heldByMe' : 'alarm.heldBy', { name: holder.by.name, time: clockTime(holder.at) })
  const offered = handover && t('alarm.offeredTo', { role: t(`role.${handover.to}`), time: clockTime(handover.at) })
  const became = () => {
    if (shelved)
      return t('alarm.shelvedUntil', { time: clockTime(shelved.until), name: shelved.by.name, reason: shelved.reason })
    if (acknowledged) return t('alarm.seenBy', { name: acknowledged.by.name, time: clockTime(acknowledged.at) })
    if (!active) return t('alarm.returned')
    return held ? null : t('alarm.owner', { role: t(`role.${owner}`) })
  }
  return [held, became(), offered].filter((part) => part).join(' · ')
}

export function AlarmAge({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation()
  const { unit, count } = age(Math.max(0, useRelayNow() - alarm.raisedAt))
  return t(`age.${unit}`, { count })
}
