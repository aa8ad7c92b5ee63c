// The tickets on the rows from one to another, both included, whichever is further up.
import type { TicketId } from '../../../../shared/model/ids.ts'
import type { BoardView } from './board-view.ts'

export function rowsBetween(view: Pick<BoardView, 'row'>, from: number, to: number): TicketId[] {
  const ids: TicketId[] = []
  for (let at = Math.min(from, to); at <= Math.max(from, to); at++) {
    const row = view.row(at)
    if (row?.kind === 'ticket') ids.push(row.id)
  }
  return ids
}
