// Enter in the filter: the first ticket that fits. Where this tab has none it is looked for among all that are open, then
// among what has ended, so that nobody has to know how far a ticket has come to find it.
import type { BoardTab } from '../../../shared/ipc/board-look.ts'
import { selectTicket, useUi } from '../data/ui-state.ts'
import { focusRows } from './board-focus.ts'
import { boardRows } from './board-rows.ts'

export function openFirst(): void {
  const { tab } = useUi.getState()
  const tabs: BoardTab[] = [tab, 'open', 'ended']
  for (const one of tabs) {
    useUi.setState({ tab: one })
    const id = boardRows.get().view.firstTicket()
    if (id === null) continue
    selectTicket(id)
    return focusRows()
  }
  // Nowhere: the board says so, and the text can be mended.
  useUi.setState({ tab })
}
