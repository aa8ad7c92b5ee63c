// One selection, and one set of marks, for all windows of the console. A window that is apart has its own: it neither tells
// nor takes.
import type { Selection } from '../../../shared/ipc/contract.ts'
import { bridge } from './bridge.ts'
import { useUi, type UiState } from './ui-state.ts'
import { keepView } from './window-view.ts'

let shared: Selection = { ticketId: null, technicianId: null, marked: [] }
let taking = false
const listeners = new Set<() => void>()

/** @param now what is selected in the other windows */
export function shareSelection(now: Selection, apart: boolean): void {
  shared = now
  useUi.setState({ apart })
  if (!apart) take()
  bridge.on('selection', (selection) => {
    shared = selection
    if (!useUi.getState().apart) take()
  })
  useUi.subscribe((next, before) => {
    if (taking || next.apart || same(next, before)) return
    const { ticketId, technicianId, marked } = next
    shared = { ticketId, technicianId, marked: [...marked] }
    void bridge.call('select', shared)
  })
}

export function setApart(apart: boolean): void {
  if (apart === useUi.getState().apart) return
  // Coming back it takes what the others have, and does not tell them what it had.
  taking = true
  useUi.setState({ apart })
  taking = false
  keepView({ apart })
  if (!apart) take()
}

/** @param listener called when something has been selected here by another window */
export function onTaken(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function take(): void {
  const { ticketId, technicianId, marked } = shared
  const before = useUi.getState()
  const moved = ticketId !== before.ticketId || technicianId !== before.technicianId
  const remarked = marked.length !== before.marked.size || marked.some((id) => !before.marked.has(id))
  if (!moved && !remarked) return
  taking = true
  useUi.setState({ ticketId, technicianId, ...(remarked && { marked: new Set(marked) }) })
  taking = false
  if (moved) for (const listener of listeners) listener()
}

function same(a: UiState, b: UiState): boolean {
  return a.ticketId === b.ticketId && a.technicianId === b.technicianId && a.marked === b.marked
}
