// Names and facts in the reader's language: people and streets have a Latin form beside their own, codes have words.
import type { TFunction } from 'i18next'
import type { Facts } from '../../../shared/commands/refusal.ts'
import type { Language } from '../../../shared/ipc/contract.ts'
import type { Technician } from '../../../shared/model/technician.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { editableFieldSchema } from '../../../shared/model/ticket-edits.ts'
import { ownZone, pastTime } from '../../ui/zone-times.ts'
import { entities } from './entity-store.ts'
import { fieldWords } from './field-words.ts'
import { relayNow } from './relay-time.ts'
import { skillWords } from './skill-words.ts'

export function technicianName(technician: Pick<Technician, 'name' | 'nameLatin'>, language: Language): string {
  return language === 'zh' ? technician.name : technician.nameLatin
}

export function customerName({ customer }: Pick<Ticket, 'customer'>, language: Language): string {
  return language === 'zh' ? customer.name : (customer.nameLatin ?? customer.name)
}

/** Both readers read the local script's Latin form: addresses are in neither language. */
export function siteAddress({ site }: Pick<Ticket, 'site'>): string {
  return site.addressLatin ?? site.address
}

export function ticketLabel(number: number | null): string {
  return number === null ? '#…' : `#${number}`
}

/** The facts of a refusal as words: names for ids, times for instants, words for codes. */
export function factWords(facts: Facts, t: TFunction, language: Language): Record<string, string | number> {
  const words: Record<string, string | number> = {}
  const field = editableFieldSchema.safeParse(facts['field'])
  for (const [key, value] of Object.entries(facts)) {
    if (value === null) words[key] = '—'
    else if (['at', 'from', 'to', 'madeAt'].includes(key))
      words[key] = pastTime(Number(value), relayNow(), ownZone, language)
    // How many decides between one and several: it must stay a number.
    else if (key === 'count') words[key] = Number(value)
    else if (key === 'number') words[key] = ticketLabel(Number(value))
    else if (key === 'state') words[key] = t([`visitState.${String(value)}`, `ticketState.${String(value)}`])
    else if (key === 'reason') words[key] = t(`pauseReason.${String(value)}`, String(value))
    else if (key === 'field') words[key] = t(`field.${String(value)}`)
    else if (key === 'value' && field.success) words[key] = fieldWords(field.data, String(value), t)
    else if (key === 'role') words[key] = t(`role.${String(value)}`)
    else if (Array.isArray(value)) words[key] = skillWords(value, t, language)
    else words[key] = String(value)
  }
  const technician = entities.value('technician', facts['technicianId'] as string | null)
  if (technician) words['technicianName'] = technicianName(technician, language)
  return words
}
