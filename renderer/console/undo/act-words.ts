// An act of the operator as it is named when it is taken back: `assign #1042 → Wang Wei`.
import type { TFunction } from 'i18next'
import type { Language } from '../../../shared/ipc/contract.ts'
import type { Direction, OwnActsPicture, Step } from '../../../shared/undo/own-acts.ts'
import type { OwnAct } from '../../../shared/undo/way-back.ts'
import { editableFields, type EditableField } from '../../../shared/model/ticket-edits.ts'
import { unreachable } from '../../../shared/model/unreachable.ts'
import type { BulkResult } from '../data/bulk-result.ts'
import { entities } from '../data/entity-store.ts'
import { shortFieldWords } from '../data/field-words.ts'
import { technicianName, ticketLabel } from '../data/names.ts'

/** What is done to several in one go. */
const several: Readonly<Record<string, string>> = {
  'assign-ticket': 'assign',
  'reassign-ticket': 'assign',
  'unassign-ticket': 'unassign',
  'pause-clocks': 'pause',
  'resume-clocks': 'resume',
}

export function stepWords({ acts }: Step, t: TFunction, language: Language): string {
  const [first] = acts
  if (!first) return ''
  const together = several[first.name]
  if (acts.length === 1 || together === undefined)
    return acts.map((act) => actWords(act, t, language)).join(language === 'zh' ? '、' : ', ')
  const reason = text(first, 'reason')
  return t(`undo.manyOf.${together}`, {
    count: acts.length,
    to: technicianOf(text(first, 'technicianId'), language),
    reason: reason === null ? '' : t(`pauseReason.${reason}`),
  })
}

/** What the next press takes back, or does again; null: nothing. */
export function nextWords(
  { undo, redo, cannot }: OwnActsPicture,
  direction: Direction,
  t: TFunction,
  language: Language,
): string | null {
  if (direction === 'undo' && cannot) return null
  const step = (direction === 'undo' ? undo : redo).at(-1)
  return step ? stepWords(step, t, language) : null
}

export function outcomeWords({ act, done, asked }: BulkResult, t: TFunction, language: Language): string {
  switch (act.kind) {
    case 'assign':
      return t('marked.outcome', { done, asked, name: technicianOf(act.technicianId, language) })
    case 'pause':
      return t('marked.outcomeOf.pause', { count: done, done, asked, reason: t(`pauseReason.${act.reason}`) })
    case 'unassign':
    case 'resume':
    case 'cancel':
      return t(`marked.outcomeOf.${act.kind}`, { count: done, done, asked })
    case 'taken': {
      const key = act.direction === 'undo' ? 'undo.outcome' : 'undo.outcomeAgain'
      return t(key, { done, asked, what: stepWords(act.step, t, language) })
    }
    default:
      return unreachable(act)
  }
}

/** Only what an act was made with is looked at: what has become of it since does not change its name. */
export function actWords(act: OwnAct, t: TFunction, language: Language): string {
  const ticketId = text(act, 'ticketId')
  const reason = text(act, 'reason')
  return t(`undo.what.${act.name}`, {
    number: ticketLabel(entities.value('ticket', ticketId)?.number ?? null),
    to: technicianOf(text(act, 'technicianId'), language),
    from: technicianOf(act.from ?? null, language),
    fields: editWords(act, t, language),
    reason: reason === null ? '' : t(`pauseReason.${reason}`),
  })
}

/** What is short is named with what it was and what it has become. */
const named: ReadonlySet<EditableField> = new Set(['category', 'priority', 'tier', 'contract', 'zone'])

function editWords({ args }: OwnAct, t: TFunction, language: Language): string {
  const { fields = {} } = args as { fields?: Record<string, { from: unknown; to: unknown }> }
  const all = editableFields.flatMap((name) => {
    const change = fields[name]
    if (!change) return []
    const field = t(`field.${name}`)
    if (!named.has(name)) return t('undo.fieldText', { field })
    const words = (value: unknown) => shortFieldWords(name, String(value), t)
    return t('undo.field', { field, from: words(change.from), to: words(change.to) })
  })
  return all.join(language === 'zh' ? '、' : ', ')
}

function technicianOf(id: string | null, language: Language): string {
  const technician = entities.value('technician', id)
  return technician ? technicianName(technician, language) : (id ?? '?')
}

function text({ args }: OwnAct, key: string): string | null {
  const value = (args as Record<string, unknown>)[key]
  return typeof value === 'string' ? value : null
}
