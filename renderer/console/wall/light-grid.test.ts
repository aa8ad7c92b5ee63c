import { describe, expect, test } from 'vitest'
import { lightGrid, worstLight, type GridRoom } from './light-grid.ts'
import type { Cell, Cells } from './ticket-book.ts'

const cell = (red: number, yellow = 0, green = 0): Cell => ({ red, yellow, green })
const cellsOf = (rows: Record<string, Record<string, Cell>>): Cells =>
  new Map(Object.entries(rows).map(([area, row]) => [area, new Map(Object.entries(row))]))
const roomy: GridRoom = { rows: 10, columns: 10 }
const byName = (a: string, b: string) => a.localeCompare(b)
const grid = (rows: Record<string, Record<string, Cell>>, room = roomy, policies = ['p', 'q', 'r', 's']) =>
  lightGrid(cellsOf(rows), policies, byName, room)

test('[WAL2] the worst of a cell: one red weighs more than any number of others', () => {
  expect([worstLight(cell(1, 50, 900)), worstLight(cell(0, 1, 900)), worstLight(cell(0, 0, 1))]).toEqual([
    'red',
    'yellow',
    'green',
  ])
})

describe('areas by policies', () => {
  test('[WAL2] the worst light on top, and else by name, whatever burns how often', () => {
    const { rows } = grid({
      d: { p: cell(0, 9) },
      b: { p: cell(1) },
      a: { p: cell(0, 0, 9) },
      c: { p: cell(7), q: cell(0, 1) },
    })
    expect(rows.map(({ area }) => area)).toEqual(['b', 'c', 'd', 'a'])
    expect(rows[1]).toEqual({ area: 'c', cells: [cell(7), cell(0, 1)], sum: cell(7, 1) })
    expect(rows[0]!.cells).toEqual([cell(1), null])
  })

  test('[WAL2] more lights of the same kind move no row', () => {
    const before = grid({ a: { p: cell(1) }, b: { p: cell(1) } })
    const after = grid({ a: { p: cell(1) }, b: { p: cell(8, 3, 2) } })
    expect(after.rows.map(({ area }) => area)).toEqual(before.rows.map(({ area }) => area))
  })

  test('[WAL2] what does not fit is what burns least, in one sum', () => {
    const { rows, rest } = grid(
      { a: { p: cell(1) }, b: { p: cell(2, 1) }, c: { p: cell(1, 5) }, d: { q: cell(0, 3, 4), p: cell(0, 0, 1) } },
      { rows: 2, columns: 4 },
    )
    expect(rows.map(({ area }) => area)).toEqual(['b', 'c'])
    expect(rest).toEqual({ areas: 2, sum: cell(1, 3, 5) })
    expect(grid({ a: { p: cell(1) } }).rest).toBeNull()
  })

  test('[WAL2] policies in their order, those that have gone behind; the least ones in a column of others', () => {
    const rows = {
      a: { s: cell(3), gone: cell(0, 1), p: cell(1), q: cell(0, 0, 2) },
      b: { q: cell(0, 0, 1), gone: cell(0, 2) },
    }
    expect(grid(rows)).toMatchObject({ columns: ['p', 'q', 's', 'gone'], others: 0 })
    const narrow = grid(rows, { rows: 9, columns: 3 })
    expect(narrow).toMatchObject({ columns: ['p', 's'], others: 2 })
    expect(narrow.rows.map(({ cells }) => cells)).toEqual([
      [cell(1), cell(3), cell(0, 1, 2)],
      [null, null, cell(0, 2, 1)],
    ])
  })
})
