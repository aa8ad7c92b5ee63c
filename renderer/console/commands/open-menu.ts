// Opens the menu of a row or a symbol: at the pointer, or, asked for by a key, beside what is selected. It selects what it
// is about, so that the detail shows it.
import { selectTechnician, selectTicket, useUi } from '../data/ui-state.ts'
import { focusedPane } from '../keys/panes.ts'
import type { Pane, Subject } from './command.ts'
import { openOnly } from './command-state.ts'
import { mapHandle } from './map-handle.ts'
import { subjectsAt } from './subjects.ts'

export function openMenu(subject: Subject, pane: Pane, at: { x: number; y: number }): void {
  const ui = useUi.getState()
  if (subject.kind === 'ticket' && (ui.ticketId !== subject.id || ui.technicianId !== null)) selectTicket(subject.id)
  if (subject.kind === 'technician' && ui.technicianId !== subject.id) selectTechnician(subject.id)
  mapHandle()?.cover()
  openOnly({ menu: { subjects: subjectsAt(subject), pane, x: at.x, y: at.y } })
}

export function openMenuByKey(subject: Subject): void {
  const pane = focusedPane()
  if (!pane) return
  openMenu(subject, pane, placeOf(subject, pane))
}

/** Below the selected row, or beside the symbol; else in the pane's middle. */
function placeOf(subject: Subject, pane: Pane): { x: number; y: number } {
  const element = document.querySelector(`[data-pane=${pane}]`)
  const row = pane === 'map' ? null : element?.querySelector('[role=option][aria-selected=true], [data-chosen=true]')
  const box = row?.getBoundingClientRect()
  if (box) return { x: box.left + 40, y: box.bottom }
  const symbol = pane === 'map' ? mapHandle()?.pointOf(subject) : null
  if (symbol) return { x: symbol.x + 14, y: symbol.y + 14 }
  const whole = element?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight)
  return { x: whole.left + whole.width / 2, y: whole.top + whole.height / 3 }
}
