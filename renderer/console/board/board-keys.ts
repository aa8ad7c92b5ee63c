// Keys of the board while it has the focus: walk through the rows; all else is the commands'.
import type { KeyboardEvent } from 'react'
import type { TicketId } from '../../../shared/model/ids.ts'
import { takeKey } from '../commands/take-key.ts'
import { mark } from '../data/marked-tickets.ts'
import { selectTicket } from '../data/ui-state.ts'
import { isComposing } from '../keys/composing.ts'

export function boardKeys(event: KeyboardEvent, ids: readonly TicketId[], current: TicketId | null): void {
  if (isComposing(event.nativeEvent)) return
  const at = current === null ? -1 : ids.indexOf(current)
  const go = (to: number) => {
    const id = ids[Math.max(0, Math.min(ids.length - 1, to))] ?? null
    if (event.shiftKey && current && id) mark([current, id])
    selectTicket(id)
  }
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 15,
    PageUp: at - 15,
    Home: 0,
    End: ids.length - 1,
  }
  const to = event.ctrlKey || event.altKey || event.metaKey ? undefined : steps[event.key]
  if (to !== undefined) go(to)
  else if (!takeKey(event.nativeEvent, 'board')) return
  event.preventDefault()
  // What a key starts here must not take the same key as its first input.
  event.stopPropagation()
}
