// Marking many rows of the board: from the one that was clicked or marked last to another, and all that are shown. Rows of a
// closed group are not shown.
import type { TicketId } from '../../../shared/model/ids.ts'
import { canBeMarked, mark, mostMarked } from '../data/marked-tickets.ts'
import { readingNow } from '../data/session.ts'
import { say, useUi } from '../data/ui-state.ts'
import { boardRows } from './board-rows.ts'
import { rowsBetween } from './rows/rows-between.ts'

let anchor: TicketId | null = null
/** what the last reach from there has marked: another reach takes its place */
let reached: readonly TicketId[] = []
/** the marks as it has left them: of marks that have become others since, it takes none back */
let left: ReadonlySet<TicketId> | null = null

/** The row was clicked, marked or walked to: a range begins here. */
export function beginRange(id: TicketId): void {
  anchor = id
  reached = []
}

/** Marks all rows up to this one, in the order of the screen. */
export function markTo(id: TicketId): void {
  const { view } = boardRows.get()
  const { marked, ticketId } = useUi.getState()
  const from = [anchor, ticketId].map((one) => (one === null ? -1 : boardRows.indexOf(one))).find((at) => at >= 0)
  const to = boardRows.indexOf(id)
  const rows = to < 0 ? [] : rowsBetween(view, from ?? to, to)
  const again = new Set(marked === left ? reached : [])
  const before = new Set([...marked].filter((one) => !again.has(one)))
  useUi.setState({ marked: before })
  mark(rows)
  reached = rows.filter((one) => !before.has(one))
  left = useUi.getState().marked
}

/** Marks all that the tab and the filter show; of too many the first. */
export function markAll(): void {
  // The list is not yet all there is.
  if (readingNow()) return say({ kind: 'refused', key: 'reading.wait', values: {} })
  const { view } = boardRows.get()
  const rows = rowsBetween(view, 0, view.length - 1).filter(canBeMarked)
  if (rows.length === 0) return say({ kind: 'refused', key: 'said.nothingToMark', values: {} })
  mark(rows)
  const { marked } = useUi.getState()
  const count = rows.filter((id) => marked.has(id)).length
  if (count < rows.length)
    say({ kind: 'refused', key: 'said.markedFirst', values: { count, of: rows.length, most: mostMarked } })
}
