// Area by policy, as much as fits: the worst areas on top, each with the worst of its lights; the rest in one sum.
import type { Cell, Cells } from './ticket-book.ts'

export type CellLight = 'red' | 'yellow' | 'green'
const lights = ['red', 'yellow', 'green'] as const

export interface GridRow {
  area: string
  /** one for each column; null: nothing burns there */
  cells: (Cell | null)[]
  sum: Cell
}

export interface Grid {
  /** policies, in the order in which they are asked */
  columns: string[]
  /** how many further policies the last column sums up; 0: there is no such column */
  others: number
  rows: GridRow[]
  /** areas that do not fit; null: all do */
  rest: { areas: number; sum: Cell } | null
}

export interface GridRoom {
  rows: number
  columns: number
}

export function worstLight({ red, yellow }: Cell): CellLight {
  return red > 0 ? 'red' : yellow > 0 ? 'yellow' : 'green'
}

/**
 * @param policies all of them in their order; one that has gone stands behind
 * @param compare of two areas by name: where lights are equal the order stays
 */
export function lightGrid(
  cells: Cells,
  policies: readonly string[],
  compare: (a: string, b: string) => number,
  room: GridRoom,
): Grid {
  const byPolicy = new Map<string, Cell>()
  for (const row of cells.values())
    for (const [policy, cell] of row) byPolicy.set(policy, sum([byPolicy.get(policy), cell]))
  const known = [...policies.filter((id) => byPolicy.has(id)), ...[...byPolicy.keys()].filter(not(policies)).sort()]
  const worstFirst = [...known].sort((a, b) => heavier(byPolicy.get(a)!, byPolicy.get(b)!))
  const shown = known.length <= room.columns ? known : worstFirst.slice(0, room.columns - 1)
  const columns = known.filter((id) => shown.includes(id))
  const hidden = known.filter(not(columns))

  const rows = [...cells].map(([area, row]): GridRow => {
    const others = hidden.length > 0 ? [some(sum(hidden.map((id) => row.get(id))))] : []
    return { area, cells: [...columns.map((id) => row.get(id) ?? null), ...others], sum: sum(row.values()) }
  })
  // Which rows fit goes by how much burns, in which order they stand only by the worst light: so they seldom move.
  rows.sort((a, b) => heavier(a.sum, b.sum) || compare(a.area, b.area))
  const beyond = rows.splice(room.rows)
  rows.sort((a, b) => rank(a.sum) - rank(b.sum) || compare(a.area, b.area))
  const rest = beyond.length > 0 ? { areas: beyond.length, sum: sum(beyond.map((row) => row.sum)) } : null
  return { columns, others: hidden.length, rows, rest }
}

function rank(cell: Cell): number {
  return lights.indexOf(worstLight(cell))
}

function heavier(a: Cell, b: Cell): number {
  return b.red - a.red || b.yellow - a.yellow || b.green - a.green
}

function sum(cells: Iterable<Cell | undefined>): Cell {
  const total: Cell = { red: 0, yellow: 0, green: 0 }
  for (const cell of cells) if (cell) for (const light of lights) total[light] += cell[light]
  return total
}

function some(cell: Cell): Cell | null {
  return lights.some((light) => cell[light] > 0) ? cell : null
}

function not(list: readonly string[]): (id: string) => boolean {
  return (id) => !list.includes(id)
}
