// What a command of the operator is: its words, its keys and where they work, what it is about, whether it is possible
// now, and what it does. Menus, the sheet of keys and the palette know nothing but this.
import type { TechnicianId, TicketId } from '../../../shared/model/ids.ts'

export const panes = ['board', 'map', 'roster', 'detail', 'alarms', 'line'] as const
export type Pane = (typeof panes)[number]

/** What a command is done to. */
export type Subject =
  | { kind: 'tickets'; ids: readonly TicketId[] }
  | { kind: 'ticket'; id: TicketId }
  | { kind: 'technician'; id: TechnicianId }
  | { kind: 'file'; ticketId: TicketId; id: string }
  | { kind: 'nothing' }
export type SubjectKind = Subject['kind']
export type SubjectOf<K extends SubjectKind> = Extract<Subject, { kind: K }>

/** What is drawn on a button at the end of a ticket's row. */
export type RowSign = 'assign' | 'toQueue' | 'pause' | 'resume' | 'menu'

/** A key of the locale files and what it needs. */
export interface Words {
  key: string
  values?: Record<string, unknown>
}

export interface OperatorCommand<K extends SubjectKind = SubjectKind> {
  id: string
  /** key of its name, whatever it is done to */
  label: string
  /** its name for this subject, where that says more */
  words?: (subject: SubjectOf<K>) => Words
  /** as `keyOf` writes them; the first is the one that is shown */
  keys: readonly string[]
  /** where the keys work: wherever the focus is, or in these panes */
  scope: 'everywhere' | readonly Pane[]
  /** the menu bar of the window takes the keys */
  menuBar?: true
  /** a text field, a form and a dialog have a use of their own for its keys */
  notInForms?: true
  /** it says where to look, what to open or leave, and is no entry of a menu or the palette */
  keysOnly?: true
  /** it has a button at the end of a ticket's row, with this sign */
  onRow?: (subject: SubjectOf<K>) => RowSign
  /** what it can be done to; where several are at hand, the first of these */
  about: readonly K[]
  /** true, or the key of why not */
  available: (subject: SubjectOf<K>) => true | string
  run: (subject: SubjectOf<K>) => void
}

/** Keeps the types of subject and functions together while a command is written. */
export function command<K extends SubjectKind>(definition: OperatorCommand<K>): OperatorCommand {
  return definition as unknown as OperatorCommand
}

export const always = () => true as const

export function wordsOf(command: OperatorCommand, subject: Subject): Words {
  return command.words?.(subject) ?? { key: command.label }
}
