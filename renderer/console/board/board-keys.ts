// Keys of the board while it has the focus: walk through rows and headers, open and close groups; all else is the commands'.
import type { KeyboardEvent } from 'react'
import { takeKey } from '../commands/take-key.ts'
import { mark } from '../data/marked-tickets.ts'
import { selectTicket, useUi } from '../data/ui-state.ts'
import { isComposing } from '../keys/composing.ts'
import { boardRows } from './board-rows.ts'
import { beginRange } from './mark-rows.ts'
import { rowsBetween } from './rows/rows-between.ts'
import { toggleGroup, useBoard } from './board-state.ts'

const page = 15

export function boardKeys(event: KeyboardEvent): void {
  if (isComposing(event.nativeEvent)) return
  const act = event.ctrlKey || event.altKey || event.metaKey ? undefined : walking(event.shiftKey)[event.key]
  if (act) act()
  else if (!takeKey(event.nativeEvent, 'board')) return
  event.preventDefault()
  // What a key starts here must not take the same key as its first input.
  event.stopPropagation()
}

function walking(marking: boolean): Record<string, () => void> {
  const { view } = boardRows.get()
  const { cursorGroup, closed, look } = useBoard.getState()
  const { ticketId } = useUi.getState()
  const at = cursorGroup !== null ? view.headerOf(cursorGroup) : ticketId === null ? -1 : boardRows.indexOf(ticketId)
  const go = (wanted: number) => {
    const to = Math.max(0, Math.min(view.length - 1, wanted))
    const row = view.row(to)
    if (!row) return selectTicket(null)
    if (row.kind === 'group') return useBoard.setState({ cursorGroup: row.group.key })
    if (marking && ticketId !== null && cursorGroup === null) mark(rowsBetween(view, at, to))
    useBoard.setState({ cursorGroup: null })
    beginRange(row.id)
    selectTicket(row.id)
  }
  const steps = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    PageDown: () => go(at + page),
    PageUp: () => go(at - page),
    Home: () => go(0),
    End: () => go(view.length - 1),
  }
  if (look.group === 'none') return steps
  if (cursorGroup === null)
    return { ...steps, ArrowLeft: () => useBoard.setState({ cursorGroup: view.groupAt(at)?.key ?? null }) }
  const toggle = () => toggleGroup(cursorGroup)
  return {
    ...steps,
    ArrowLeft: () => toggleGroup(cursorGroup, false),
    ArrowRight: () => (closed.has(cursorGroup) ? toggleGroup(cursorGroup, true) : go(at + 1)),
    Enter: toggle,
    ' ': toggle,
  }
}
