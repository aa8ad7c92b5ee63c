// From a key to its command: in the pane that has the focus, or wherever it is. Nothing a key asks for fails in silence.
import { useUi } from '../data/ui-state.ts'
import { isComposing } from '../keys/composing.ts'
import type { OperatorCommand, Pane } from './command.ts'
import { keyOf, writes } from './key-names.ts'
import { keysNow } from './keys-now.ts'
import { commands } from './registry.ts'
import { runCommand } from './run-command.ts'
import { subjectFor, subjectsIn } from './subjects.ts'

/**
 * @param pane null: the keys that work everywhere
 * @returns whether the key was a command's
 */
export function takeKey(event: KeyboardEvent, pane: Pane | null): boolean {
  if (isComposing(event)) return false
  const text = inText(event.target)
  if (text && (pane !== null || writes(event) || event.key === 'Escape')) return false
  // While a technician is being chosen, letters narrow the choice.
  if (useUi.getState().assigning !== null && writes(event)) return false
  const found = commandAt(keyOf(event), pane) ?? (writes(event) ? commandAt(event.key.toUpperCase(), pane) : undefined)
  if (!found || (found.notInForms && (text || inForm(event.target)))) return false
  runCommand(found, subjectFor(found, subjectsIn(pane)))
  return true
}

function commandAt(key: string, pane: Pane | null): OperatorCommand | undefined {
  return commands.find(
    ({ id, scope, menuBar }) =>
      !menuBar && keysNow(id).includes(key) && (pane === null ? scope === 'everywhere' : scope.includes(pane)),
  )
}

export function inText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  )
}

export function inForm(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('form, [role=dialog], [role=alertdialog]') !== null
}
