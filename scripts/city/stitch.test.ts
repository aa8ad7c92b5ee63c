import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stitchPieces } from './city-objects.ts'
import { areaOf, insidePoint, isInside, signedArea } from './ring-geometry.ts'
import { stitchAreas, uniteSquares } from './stitch-areas.ts'
import { stitchLines } from './stitch-lines.ts'
import { pointKey, stepsPerTile as edge } from './world-grid.ts'
import type { GridLine, GridPoint, GridPolygon } from './world-grid.ts'

const box = (west: number, north: number, east: number, south: number): GridLine => [
  [west, north],
  [east, north],
  [east, south],
  [west, south],
  [west, north],
]
const corners = (polygons: readonly GridPolygon[]) => polygons.map((rings) => rings.map((ring) => ring.length - 1))

describe('stitchLines', () => {
  const whole: GridLine = [0, 1, 2, 3, 4, 5, 6].map((at): GridPoint => [at * 10, at * at])

  it('joins the pieces of a way in whatever order they come', () => {
    const pieces = [whole.slice(0, 3), whole.slice(2, 5), whole.slice(4)]
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
      [2, 1, 0],
    ]) {
      expect(stitchLines(order.map((at) => pieces[at]!))).toEqual([whole])
    }
  })

  it('keeps apart what does not touch', () => {
    expect(stitchLines([whole.slice(0, 3), whole.slice(4)])).toEqual([whole.slice(0, 3), whole.slice(4)])
  })

  it('closes a ring that was cut twice', () => {
    const ring = box(0, 0, 10, 10)
    const [joined] = stitchLines([ring.slice(0, 3), ring.slice(2)])
    expect(joined).toHaveLength(5)
    expect(joined?.[0]).toEqual(joined?.at(-1))
  })
})

describe('stitchAreas', () => {
  it('takes the cut away', () => {
    const united = stitchAreas([[box(edge - 50, 10, edge, 30)], [box(edge, 10, edge + 70, 30)]])
    expect(areaOf(united)).toBe(120 * 20)
    // the two ends of the cut stay as points on straight sides
    expect(corners(united)).toEqual([[6]])
  })

  it('joins four pieces around a corner of tiles', () => {
    const united = stitchAreas([
      [box(edge - 5, edge - 5, edge, edge)],
      [box(edge, edge - 5, edge + 5, edge)],
      [box(edge - 5, edge, edge, edge + 5)],
      [box(edge, edge, edge + 5, edge + 5)],
    ])
    expect(areaOf(united)).toBe(100)
    expect(united).toHaveLength(1)
  })

  it('makes one hole of a hole that was cut through', () => {
    // a frame of 40 by 40 around a hole of 20 by 20, cut in the middle: two brackets
    const left: GridLine = [
      [edge - 20, 0],
      [edge, 0],
      [edge, 10],
      [edge - 10, 10],
      [edge - 10, 30],
      [edge, 30],
      [edge, 40],
      [edge - 20, 40],
      [edge - 20, 0],
    ]
    const right = left.map(([x, y]): GridPoint => [2 * edge - x, y])
    const united = stitchAreas([[left], [right]])
    expect(united.map((rings) => rings.length)).toEqual([2])
    expect(areaOf(united)).toBe(40 * 40 - 20 * 20)
  })

  it('copes with cuts whose ends differ', () => {
    const united = stitchAreas([[box(edge - 50, 10, edge, 30)], [box(edge, 12, edge + 70, 29)]])
    expect(areaOf(united)).toBe(50 * 20 + 70 * 17)
  })

  it('covers the same ground, however an area is cut up', () => {
    const squares = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })), {
      minLength: 1,
      maxLength: 30,
      selector: pointKey,
    })
    fc.assert(
      fc.property(squares, (chosen) => {
        const pieces = chosen.map(([column, row]): GridPolygon => [
          box(column * edge, row * edge, (column + 1) * edge, (row + 1) * edge),
        ])
        const united = stitchAreas(pieces)
        expect(areaOf(united)).toBe(chosen.length * edge * edge)
        expect(areaOf(uniteSquares(chosen, edge))).toBe(areaOf(united))
        for (const [outer, ...holes] of united) {
          expect(signedArea(outer!)).toBeGreaterThan(0)
          for (const hole of holes) expect(signedArea(hole)).toBeLessThan(0)
        }
      }),
    )
  })
})

describe('stitchPieces', () => {
  it('joins pieces of one way, and leaves equal ways and nodes alone', () => {
    const line = (key: string, from: number) => ({
      key,
      tags: { highway: 'residential' },
      shape: {
        kind: 'line',
        lines: [
          [
            [from, 0],
            [from + 5, 0],
          ],
        ],
      } as const,
    })
    const objects = stitchPieces([line('way 1', 0), line('way 2', 0), line('way 1', 5)])
    expect(objects.map(({ shape }) => shape)).toEqual([
      {
        kind: 'line',
        lines: [
          [
            [0, 0],
            [5, 0],
            [10, 0],
          ],
        ],
      },
      {
        kind: 'line',
        lines: [
          [
            [0, 0],
            [5, 0],
          ],
        ],
      },
    ])
  })
})

describe('insidePoint', () => {
  it('is the middle of a box', () => {
    expect(insidePoint([[box(0, 0, 100, 50)]])).toEqual([50, 25])
  })

  it('lies in the area where the middle does not', () => {
    const horseshoe: GridLine = [
      [0, 0],
      [30, 0],
      [30, 40],
      [70, 40],
      [70, 0],
      [100, 0],
      [100, 50],
      [0, 50],
      [0, 0],
    ]
    const point = insidePoint([[horseshoe]])
    expect(isInside(horseshoe, point)).toBe(true)
  })

  it('lies in the largest part, and beside its hole', () => {
    const point = insidePoint([[box(0, 0, 10, 10)], [box(100, 0, 200, 100), box(110, 10, 190, 90)]])
    expect(isInside(box(100, 0, 200, 100), point)).toBe(true)
    expect(isInside(box(110, 10, 190, 90), point)).toBe(false)
  })
})
