// Keys of the board while it has the focus: walk through the rows, assign, take back, take the list anew.
import type { KeyboardEvent } from 'react'
import type { TicketId } from '../../../shared/model/ids.ts'
import { startAssigning, unassign } from '../acts/assign.ts'
import { openLedger, startPausing } from '../acts/clocks.ts'
import { mark, toggleMark } from '../data/marked-tickets.ts'
import { selectTicket, useUi } from '../data/ui-state.ts'
import { isComposing } from '../keys/composing.ts'

export function boardKeys(
  event: KeyboardEvent,
  ids: readonly TicketId[],
  current: TicketId | null,
  refresh: () => void,
): void {
  if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return
  const at = current === null ? -1 : ids.indexOf(current)
  const go = (to: number) => {
    const id = ids[Math.max(0, Math.min(ids.length - 1, to))] ?? null
    if (event.shiftKey && current && id) mark([current, id])
    selectTicket(id)
  }
  const acts: Record<string, () => void> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    PageDown: () => go(at + 15),
    PageUp: () => go(at - 15),
    Home: () => go(0),
    End: () => go(ids.length - 1),
    s: refresh,
    ' ': () => current && toggleMark(current),
    a: () => {
      // With marks the act is theirs, wherever the cursor stands.
      const [marked] = useUi.getState().marked
      const ticketId = marked ?? current
      if (ticketId) startAssigning(ticketId)
    },
    u: () => current && void unassign(current),
    p: () => current && startPausing(current),
    l: () => current && openLedger(current),
    e: () => current && useUi.setState({ editing: current }),
  }
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key]
  if (!act) return
  event.preventDefault()
  // What a key starts here must not take the same key as its first input.
  event.stopPropagation()
  act()
}
