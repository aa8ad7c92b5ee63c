// What happened to a ticket, one row each: when, who, what, in whose words why, and at which seat.
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import type { Language } from '../../../shared/ipc/contract.ts'
import type { HistoryEntry } from '../../../shared/model/ticket-history.ts'
import { LightSymbol } from '../../ui/light.tsx'
import { ownZone, pastTime } from '../../ui/zone-times.ts'
import { entities } from '../data/entity-store.ts'
import { shortFieldWords } from '../data/field-words.ts'
import { technicianName } from '../data/names.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import type { ShownEntry } from './whole-history.ts'

export function HistoryList({ entries }: { entries: readonly ShownEntry[] }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const now = relayNow()
  return (
    <ol>
      {entries.map((entry) => (
        <li key={entry.key} data-what={entry.what} data-seat={entry.seat ?? undefined}>
          <time>{pastTime(entry.at, now, ownZone, language)}</time>
          <span>
            {entry.threshold && <LightSymbol light={entry.threshold === 'due' ? 'red' : 'yellow'} size={12} />}
            <b>{subject(entry, t, language)}</b> {deed(entry, t, language)}
            {entry.seat !== null && <small>{t('history.atSeat', { seat: entry.seat })}</small>}
            {because(entry, t) && <em>{because(entry, t)}</em>}
          </span>
        </li>
      ))}
    </ol>
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

/** What a field was and what it has become, as far as it is known. */
function changed({ field, from, to }: HistoryEntry, t: TFunction): string {
  if (to === undefined) return ''
  const value = (text: string) => (field ? shortFieldWords(field, text, t) : text)
  return from === undefined ? value(to) : t('history.change', { from: value(from), to: value(to) })
}

function because(entry: HistoryEntry, t: TFunction): string {
  const { what, text, reason, pauseReason } = entry
  if (what === 'edited') return changed(entry, t)
  if (what === 'offered') return text === undefined ? '' : t('history.override', { reason: text })
  const code = pauseReason ? t(`pauseReason.${pauseReason}`) : reason && t(`history.reason.${reason}`, reason)
  return [code, text].filter(Boolean).join(' · ')
}
