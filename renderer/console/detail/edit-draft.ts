// What somebody has made of a ticket's fields in the form, beside what colleagues make of them meanwhile. A field nobody
// has touched here follows the ticket; one that was touched keeps its text, and the value it was changed from. Pure.
import type { Actor } from '../../../shared/model/actor.ts'
import type { Instant } from '../../../shared/model/ids.ts'
import { editableFields, type EditableField, type Edits } from '../../../shared/model/ticket-edits.ts'
import { fieldOf, fieldValues, sameValue, valueText, type FieldValues } from '../../../shared/model/ticket-fields.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { zoneNamed } from '../../../shared/sla/calendar.ts'

export interface EditDraft {
  /** the fields as they were when the form was opened */
  opened: FieldValues
  /** who had edited them by then */
  edits: Edits
  /** of each touched field the value it is changed from */
  from: Partial<FieldValues>
  /** and to */
  mine: Partial<FieldValues>
}

/** By whom a value is, and since when; null: it is not known. */
export type Stamp = { by: Actor; at: Instant } | null

export interface FieldNow<F extends EditableField = EditableField> {
  value: FieldValues[F]
  /**
   * `as-opened`: nobody else has changed it; `moved`: a colleague has, and it follows; `clash`: a colleague has changed what
   * was touched here, and it is not decided whose stays; `mine`: it is decided that this one does
   */
  kind: 'as-opened' | 'moved' | 'clash' | 'mine'
  theirs: FieldValues[F]
  stamp: Stamp
}

export function openDraft(ticket: Ticket): EditDraft {
  return { opened: fieldValues(ticket), edits: ticket.edits ?? {}, from: {}, mine: {} }
}

export function touch<F extends EditableField>(
  draft: EditDraft,
  ticket: Ticket,
  name: F,
  value: FieldValues[F],
): EditDraft {
  const from = draft.from[name] ?? fieldOf(ticket, name)
  if (sameValue(value, from) && sameValue(from, fieldOf(ticket, name))) return takeTheirs(draft, name)
  return { ...draft, from: { ...draft.from, [name]: from }, mine: { ...draft.mine, [name]: value } }
}

/** Something is being typed that is no value yet: what it is changed from is known from then on. */
export function beginTouch(draft: EditDraft, ticket: Ticket, name: EditableField): EditDraft {
  return draft.from[name] === undefined ? keepMine(draft, ticket, name) : draft
}

/** The field follows the ticket again. */
export function takeTheirs(draft: EditDraft, name: EditableField): EditDraft {
  const { [name]: _from, ...from } = draft.from
  const { [name]: _mine, ...mine } = draft.mine
  return { ...draft, from, mine }
}

/** What was typed here shall replace what a colleague has made of the field. */
export function keepMine(draft: EditDraft, ticket: Ticket, name: EditableField): EditDraft {
  return { ...draft, from: { ...draft.from, [name]: fieldOf(ticket, name) } }
}

/** @param me who works here: what they have changed themselves is no news */
export function fieldNow<F extends EditableField>(draft: EditDraft, ticket: Ticket, name: F, me: string): FieldNow<F> {
  const theirs = fieldOf(ticket, name)
  const stamp = stampSince(draft.edits, ticket, name)
  const moved = !sameValue(theirs, draft.opened[name]) || (stamp !== null && stamp.by.id !== me)
  const value = draft.mine[name]
  if (value === undefined || sameValue(value, theirs))
    return { value: theirs, kind: moved ? 'moved' : 'as-opened', theirs, stamp }
  if (!sameValue(theirs, draft.from[name])) return { value, kind: 'clash', theirs, stamp }
  return { value, kind: moved ? 'mine' : 'as-opened', theirs, stamp }
}

/** Who has edited the field since these edits; null: nobody. */
export function stampSince(before: Edits, ticket: Ticket, name: EditableField): Stamp {
  const [was, is] = [before[name], ticket.edits?.[name]]
  return is && (is.at !== was?.at || is.by.id !== was.by.id) ? is : null
}

/** As it is meant: nobody sees a space at the end, or looks up how a zone is written. */
export function tidy(name: EditableField, value: FieldValues[EditableField]): FieldValues[EditableField] {
  if (name === 'customer') {
    const customer = value as FieldValues['customer']
    return { ...customer, name: customer.name.trim() }
  }
  if (name !== 'contract' && name !== 'zone') return value
  const text = valueText(value).trim()
  return name === 'zone' ? (zoneNamed(text) ?? text) : text
}

/** What was touched here, as it would be saved. */
export function tidied({ mine }: EditDraft): Partial<FieldValues> {
  return Object.fromEntries(
    editableFields.flatMap((name) => {
      const value = mine[name]
      return value === undefined ? [] : [[name, tidy(name, value)]]
    }),
  )
}

/** What is saved: each field from the value that was seen to another. */
export function changesOf(draft: EditDraft, ticket: Ticket): { before: FieldValues; after: FieldValues } {
  const now = fieldValues(ticket)
  return { before: { ...now, ...draft.from }, after: { ...now, ...tidied(draft) } }
}
