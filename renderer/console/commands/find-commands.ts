// What the palette lists: every command for what is selected, found by words of either language or by its key.
import type { OperatorCommand, Subject } from './command.ts'
import { subjectFor } from './subjects.ts'

export interface Found {
  command: OperatorCommand
  subject: Subject | undefined
  /** key of why it is not possible; null: it is */
  why: string | null
}

/** @returns what is possible first, each in the order of the registry */
export function paletteList(
  all: readonly OperatorCommand[],
  subjects: readonly Subject[],
  whyNot: (command: OperatorCommand, subject: Subject | undefined) => string | null,
): Found[] {
  const found = all
    .filter(({ keysOnly }) => !keysOnly)
    .map((command) => {
      const subject = subjectFor(command, subjects)
      return { command, subject, why: whyNot(command, subject) }
    })
  return [...found.filter(({ why }) => why === null), ...found.filter(({ why }) => why !== null)]
}

/** Whether all that was typed occurs in one of the names, however it is split. */
export function matches(typed: string, names: readonly string[]): boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return names.some((name) => words.every((word) => name.toLowerCase().includes(word)))
}
