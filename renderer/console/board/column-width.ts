// How wide a column is drawn: its own width, or for one that grows whatever is left.
export interface DrawnColumn {
  id: string
  getSize(): number
  columnDef: { meta?: unknown }
}

export function columnWidth(column: DrawnColumn): { flex: string; minWidth: number } {
  const grows = (column.columnDef.meta as { grows?: boolean } | undefined)?.grows
  return { flex: grows ? `1 1 ${column.getSize()}px` : `0 0 ${column.getSize()}px`, minWidth: 0 }
}
