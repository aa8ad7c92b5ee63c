// What a menu lists, group by group: what is pointed at, and before it the marked tickets if it is one of them.
import type { OperatorCommand, Pane, Subject } from './command.ts'
import { keysNow } from './keys-now.ts'
import { subjectFor } from './subjects.ts'

export interface MenuGroup {
  subject: Subject
  entries: { command: OperatorCommand; shortcut: string | undefined }[]
}

export function menuGroups(all: readonly OperatorCommand[], subjects: readonly Subject[], pane: Pane): MenuGroup[] {
  return subjects.map((subject) => ({
    subject,
    entries: all
      .filter(({ about, keysOnly }) => !keysOnly && about.includes(subject.kind))
      // What is done to one of the marked tickets is done to all: it is not offered for the one as well.
      .filter((command) => subject.kind !== 'ticket' || subjectFor(command, subjects)?.kind !== 'tickets')
      .map((command) => ({ command, shortcut: shortcutOf(command, subject, subjects, pane) })),
  }))
}

/** The key that does the same here and now. */
function shortcutOf(
  command: OperatorCommand,
  subject: Subject,
  subjects: readonly Subject[],
  pane: Pane,
): string | undefined {
  const works = command.scope === 'everywhere' || command.scope.includes(pane)
  return works && subjectFor(command, subjects) === subject ? keysNow(command.id)[0] : undefined
}
