// Keys that work wherever the focus is: the commands that have such a key, and picking a technician while assigning.
import { useEffect } from 'react'
import { assign } from '../acts/assign.ts'
import { useCommandState } from '../commands/command-state.ts'
import { keyOf } from '../commands/key-names.ts'
import { takeKey } from '../commands/take-key.ts'
import { useUi } from '../data/ui-state.ts'
import { rosterList } from '../roster/roster-list.ts'
import { isComposing } from './composing.ts'

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
  if ((menu || sheet || palette) && !['F1', 'Ctrl+K'].includes(keyOf(event))) return
  if (takeKey(event, null)) return event.preventDefault()
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
  const { assigning, choosing } = useUi.getState()
  if (assigning && !event.ctrlKey && !event.altKey && !event.metaKey) chooseTechnician(event, assigning, choosing)
}

/** Digits pick from the ranked list, letters narrow it by name, Enter takes the first. */
function chooseTechnician(event: KeyboardEvent, ticketId: string, choosing: string): void {
  // Enter held down has chosen an entry of a menu, and not yet anybody here.
  if (event.repeat && event.key !== 'Backspace') return
  const list = rosterList(ticketId, choosing, true)
  const take = (at: number) => {
    const found = list[at]
    if (found) void assign({ ticketId, technicianId: found.technician.id, before: null })
  }
  if (/^[1-9]$/.test(event.key) && !/^w\d*$/i.test(choosing)) take(Number(event.key) - 1)
  else if (event.key === 'Enter') take(0)
  else if (event.key === 'Backspace') useUi.setState({ choosing: choosing.slice(0, -1) })
  else if (event.key.length === 1) useUi.setState({ choosing: choosing + event.key })
  else return
  event.preventDefault()
  event.stopImmediatePropagation()
}
