// How often a ticket's row has been drawn: the bench asks what an event costs in rows.
export interface RowCount {
  rows: number
}

declare global {
  interface Window {
    boardRowsDrawn?: RowCount
  }
}

export function countRow(): void {
  if (window.boardRowsDrawn) window.boardRowsDrawn.rows++
}
