// Keys that work wherever the focus is: the commands that have such a key, and picking a technician while assigning.
import { useEffect } from 'react'
import { assign } from '../acts/assign.ts'
import { boardRows } from '../board/board-rows.ts'
import { useCommandState } from '../commands/command-state.ts'
import { keyOf } from '../commands/key-names.ts'
import { keysNow } from '../commands/keys-now.ts'
import { inForm, takeKey } from '../commands/take-key.ts'
import { ranking } from '../data/candidates.ts'
import { useUi } from '../data/ui-state.ts'
import { aimedTechnician, rosterList } from '../roster/roster-list.ts'
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
  if (assigning && !event.ctrlKey && !event.altKey && !event.metaKey) chooseTechnician(event, assigning, choosing)
}

/** The board says which key it waits for, also to whoever has the focus in no pane. */
function takeWaiting(event: KeyboardEvent): boolean {
  const pane = focusedPane()
  // In a flood the alarm line takes no key.
  if ((pane !== null && pane !== 'alarms') || boardRows.get().waiting === 0 || inForm(event.target)) return false
  return keysNow('refresh').includes(keyOf(event)) && takeKey(event, 'board')
}

/** Digits pick who has that rank, letters narrow the list by name, Enter takes whom the map and the roster point out. */
function chooseTechnician(event: KeyboardEvent, ticketId: string, choosing: string): void {
  // Enter held down has chosen an entry of a menu, and not yet anybody here.
  if (event.repeat && event.key !== 'Backspace') return
  const take = (technicianId: string | null | undefined) => {
    if (technicianId != null) void assign({ ticketId, technicianId, before: null })
  }
  const narrow = (next: string) => useUi.setState({ choosing: next, aimed: null })
  // Whoever is quicker than the drives goes by what is known.
  ranking.decide()
  if (/^[1-9]$/.test(event.key) && !/^w\d*$/i.test(choosing)) take(withRank(Number(event.key), choosing))
  else if (event.key === 'Enter') take(aimedTechnician())
  else if (event.key === 'Backspace') narrow(choosing.slice(0, -1))
  else if (event.key.length === 1) narrow(choosing + event.key)
  else return
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** @param named only among those whose name has these letters: a row that is not shown is not taken */
function withRank(rank: number, named: string): string | undefined {
  return rosterList(named).find(({ id }) => ranking.get()?.of.get(id)?.rank === rank)?.id
}
