// Keys that work wherever the focus is: the commands that have such a key, and picking a technician while assigning.
import { useEffect } from 'react'
import { boardRows } from '../board/board-rows.ts'
import { useCommandState } from '../commands/command-state.ts'
import { keyOf } from '../commands/key-names.ts'
import { keysNow } from '../commands/keys-now.ts'
import { inForm, takeKey } from '../commands/take-key.ts'
import { useUi } from '../data/ui-state.ts'
import { narrow, takesTechnician } from './choose-technician.ts'
import { isComposing } from './composing.ts'
import { focusedPane } from './panes.ts'

export function useConsoleKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function onKey(event: KeyboardEvent): void {
  if (isComposing(event)) return
  const { menu, sheet, palette } = useCommandState.getState()
  // What lies over the window has the keys; the ones that open it close it again.
  if ((menu || sheet || palette) && ![...keysNow('keys'), ...keysNow('palette')].includes(keyOf(event))) return
  if (takeKey(event, null) || takeWaiting(event)) return event.preventDefault()
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
  const { assigning, choosing } = useUi.getState()
  if (assigning && !event.ctrlKey && !event.altKey && !event.metaKey) chooseTechnician(event, choosing)
}

/** The board says which key it waits for, also to whoever has the focus in no pane. */
function takeWaiting(event: KeyboardEvent): boolean {
  const pane = focusedPane()
  // In a flood the alarm line takes no key.
  if ((pane !== null && pane !== 'alarms') || boardRows.get().waiting === 0 || inForm(event.target)) return false
  return keysNow('refresh').includes(keyOf(event)) && takeKey(event, 'board')
}

/** Where the field for names has lost the focus keys do the same. */
function chooseTechnician(event: KeyboardEvent, choosing: string): void {
  // Enter held down has chosen an entry of a menu, and not yet anybody here.
  if (event.repeat && event.key !== 'Backspace') return
  if (!takesTechnician(event)) {
    if (event.key === 'Backspace') narrow(choosing.slice(0, -1))
    else if (event.key.length === 1) narrow(choosing + event.key)
    else return
  }
  event.preventDefault()
  event.stopImmediatePropagation()
}
