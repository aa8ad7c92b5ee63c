// Runs a command, or says why that cannot be: nothing an operator asks for fails in silence.
import { say } from '../data/ui-state.ts'
import type { OperatorCommand, Subject } from './command.ts'
import { whatIsMissing } from './subjects.ts'

/** @param subject undefined: there is none that it is about */
export function runCommand(command: OperatorCommand, subject: Subject | undefined): void {
  const can = whyNot(command, subject)
  if (can === null) command.run(subject!)
  else say({ kind: 'refused', key: can, values: {} })
}

/** @returns the key of the reason; null: it is possible */
export function whyNot(command: OperatorCommand, subject: Subject | undefined): string | null {
  if (!subject) return whatIsMissing(command)
  const can = command.available(subject)
  return can === true ? null : can
}
