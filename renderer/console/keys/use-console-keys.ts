// Keys that work wherever the focus is: walk through the panes, leave what was begun, pick a technician while assigning.
import { useEffect } from 'react'
import { nextAlarm } from '../acts/alarms.ts'
import { assign } from '../acts/assign.ts'
import { silence, useAlarms } from '../alarms/alarm-store.ts'
import { ranking } from '../data/candidates.ts'
import { clearMarks } from '../data/marked-tickets.ts'
import { selectTechnician, useUi } from '../data/ui-state.ts'
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
  if (event.key === 'F6') {
    event.preventDefault()
    return focusNextPane(event.shiftKey ? -1 : 1)
  }
  if (event.key === 'F7') {
    event.preventDefault()
    return useAlarms.setState({ open: !useAlarms.getState().open })
  }
  if (event.key === 'F8') {
    event.preventDefault()
    if (event.ctrlKey) return silence()
    nextAlarm()
    return document.querySelector<HTMLElement>('[data-pane=alarms]')?.focus()
  }
  if (event.key === 'F9') {
    event.preventDefault()
    return useUi.setState({ reviewing: !useUi.getState().reviewing })
  }
  if (event.key === ',' && event.ctrlKey) {
    event.preventDefault()
    return useUi.setState({ slaSettings: !useUi.getState().slaSettings })
  }
  if (inText(event.target)) return
  const ui = useUi.getState()
  if (event.key === 'Escape') {
    if (ui.assigning) useUi.setState({ assigning: null, choosing: '' })
    else if (ui.bulk) useUi.setState({ bulk: null })
    else if (ui.marked.size > 0) clearMarks()
    else if (ui.technicianId) selectTechnician(null)
    else useUi.setState({ said: null })
    return
  }
  if (ui.assigning && !event.ctrlKey && !event.altKey && !event.metaKey)
    chooseTechnician(event, ui.assigning, ui.choosing)
}

/** Digits pick who has that rank, letters narrow the list by name, Enter takes whom the map and the roster point out. */
function chooseTechnician(event: KeyboardEvent, ticketId: string, choosing: string): void {
  const take = (technicianId: string | null | undefined) => {
    if (technicianId != null) void assign({ ticketId, technicianId, before: null })
  }
  const narrow = (next: string) => useUi.setState({ choosing: next, aimed: null })
  // Whoever is quicker than the drives goes by what is known.
  ranking.decide()
  if (/^[1-9]$/.test(event.key) && !/^w\d*$/i.test(choosing)) take(withRank(Number(event.key), choosing))
  else if (event.key === 'Enter') take(rosterList(choosing)[0]?.id)
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

function inText(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

function focusNextPane(step: number): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  const next = panes[(at + step + panes.length) % panes.length]
  const target = next?.querySelector<HTMLElement>('[tabindex="0"], canvas') ?? next
  target?.focus()
}
