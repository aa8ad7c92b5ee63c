// What a field of a ticket says, in the reader's words: names for codes, and a word for what is empty. A code that only another
// system knows stands as it is.
import type { TFunction } from 'i18next'
import type { EditableField } from '../../../shared/model/ticket-edits.ts'

export function fieldWords(field: EditableField, value: string | number, t: TFunction): string {
  if (value === '') return t('history.nothing')
  if (field === 'priority') return t(`priority.${value}`)
  return field === 'category' || field === 'tier' ? t(`${field}.${value}`, String(value)) : String(value)
}

/** The same where there is little room. */
export function shortFieldWords(field: EditableField, value: string | number, t: TFunction): string {
  return field === 'priority' ? `P${value}` : fieldWords(field, value, t)
}
