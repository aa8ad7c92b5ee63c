// What happened to a ticket, oldest first: when, who, what, and in whose words why.
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import type { Language } from '../../../shared/ipc/contract.ts'
import { ticketHistory, type HistoryEntry } from '../../../shared/model/ticket-history.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import type { Visit } from '../../../shared/model/visit.ts'
import { LightSymbol } from '../../ui/light.tsx'
import { ownZone, pastTime } from '../../ui/zone-times.ts'
import { entities } from '../data/entity-store.ts'
import { technicianName } from '../data/names.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { useKindRevision } from '../data/use-entities.ts'
import css from './history.module.css'

export function History({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  useKindRevision('visit')
  const visits = ticket.visitIds.map((id) => entities.value('visit', id)).filter((visit): visit is Visit => !!visit)
  const entries = ticketHistory(ticket, visits)
  const now = relayNow()
  return (
    <section className={css['history']} aria-label={t('history.title')} data-testid="history">
      <h3>
        {t('history.title')} <small>{t('history.count', { count: entries.length })}</small>
      </h3>
      <ol>
        {entries.map((entry, i) => (
          <li key={`${entry.what}/${i}`} data-what={entry.what}>
            <time>{pastTime(entry.at, now, ownZone, language)}</time>
            <span>
              {entry.threshold && <LightSymbol light={entry.threshold === 'due' ? 'red' : 'yellow'} size={12} />}
              <b>{subject(entry, t, language)}</b> {deed(entry, t, language)}
              {because(entry, t) && <em>{because(entry, t)}</em>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function technicianOf({ technicianId }: HistoryEntry, language: Language): string | null {
  const technician = entities.value('technician', technicianId)
  return technician ? technicianName(technician, language) : technicianId
}

/** What names the technician in its own words. */
const namesTechnician: ReadonlySet<HistoryEntry['what']> = new Set(['offered', 'recalled', 'delivered'])

function subject(entry: HistoryEntry, t: TFunction, language: Language): string {
  const { by, what, technicianId } = entry
  if (by === null) {
    if (what === 'resumed') return t('history.itself')
    return namesTechnician.has(what) ? '' : (technicianOf(entry, language) ?? '')
  }
  if (by.id === technicianId) return technicianOf(entry, language)!
  const technician = entities.value('technician', by.id)
  if (technician) return technicianName(technician, language)
  return by.role === 'rule' ? t('role.rule') : by.name
}

function deed(entry: HistoryEntry, t: TFunction, language: Language): string {
  const { what, by, technicianId, clock, threshold, field, step, counts, file } = entry
  const technician = technicianOf(entry, language)
  const words = t(`history.what.${what}`, {
    technician,
    clock: clock && t(`clock.${clock}`),
    threshold: threshold && t(`history.threshold.${threshold}`),
    field: field && t(`field.${field}`),
    file,
    step: step && t(`step.${step}`),
  })
  if (counts !== undefined) return `${words}: ${t(counts ? 'ledger.correctedIn' : 'ledger.correctedOut')}`
  // Somebody has reported for the technician.
  const forOther = technician !== null && by !== null && by.id !== technicianId && !namesTechnician.has(what)
  return forOther ? `${words} (${technician})` : words
}

function because(entry: HistoryEntry, t: TFunction): string {
  const { what, text, reason, pauseReason } = entry
  if (what === 'offered') return text === undefined ? '' : t('history.override', { reason: text })
  const code = pauseReason ? t(`pauseReason.${pauseReason}`) : reason && t(`history.reason.${reason}`, reason)
  return [code, text].filter(Boolean).join(' · ')
}
