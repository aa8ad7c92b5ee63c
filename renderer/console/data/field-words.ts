// What a field of a ticket says, in the reader's words: names for codes, and a word for what is empty. A code that only another
// system knows stands as it is.
import type { TFunction } from 'i18next'
import type { EditableField } from '../../../shared/model/ticket-edits.ts'
import { valueText, type FieldValues } from '../../../shared/model/ticket-fields.ts'

export function fieldWords(field: EditableField, value: FieldValues[EditableField], t: TFunction): string {
  if (typeof value === 'object') return valueText(value)
  if (value === '') return t('history.nothing')
  if (field === 'priority') return t(`priority.${String(value)}`)
  return field === 'category' || field === 'tier' ? t(`${field}.${String(value)}`, String(value)) : String(value)
}

/** The same where there is little room. */
export function shortFieldWords(field: EditableField, value: FieldValues[EditableField], t: TFunction): string {
  return field === 'priority' ? `P${valueText(value)}` : fieldWords(field, value, t)
}
