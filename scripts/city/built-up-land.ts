// The shape of the city from far off, where single houses cannot be seen: the land that is built over, drawn from the
// buildings, because hardly any of it is mapped as such. Knows no tags but `building`.
import { insidePoint, signedArea } from './ring-geometry.ts'
import { uniteSquares } from './stitch-areas.ts'
import type { CityObject } from './city-objects.ts'
import type { Shape } from './qa-tile.ts'
import type { GridLine, GridPoint } from './world-grid.ts'

/** A square of 96 metres at Astana: a house or two make it built over. */
const squareSide = 2 ** 14
/** Fewer squares than this together are a farm, not a quarter. */
const smallestQuarter = 6
/** A gap of fewer squares is a yard or a square, and stays hidden. */
const smallestGap = 16
const smoothings = 4

export function builtUpLand(objects: readonly CityObject[]): Shape {
  const houses = new Set<string>()
  for (const { tags, shape } of objects) {
    if (!tags.building || shape.kind !== 'area') continue
    const [x, y] = insidePoint(shape.polygons)
    houses.add(keyOf(Math.floor(x / squareSide), Math.floor(y / squareSide)))
  }
  // Closing the gaps: grown by a square on every side, then shrunk by one.
  const grown = new Set([...houses].flatMap(around))
  const closed = new Set([...grown].filter((square) => around(square).every((other) => grown.has(other))))
  const polygons = quarters(closed)
    .flatMap((quarter) => uniteSquares(quarter.map(squareOf), squareSide))
    .map(([outer, ...holes]) => [outer!, ...holes.filter(isWide)].map(smoothed))
  return { kind: 'area', polygons }
}

function isWide(hole: GridLine): boolean {
  return Math.abs(signedArea(hole)) >= smallestGap * squareSide ** 2
}

/** The groups of squares that touch each other, the small ones left out. */
function quarters(squares: ReadonlySet<string>): string[][] {
  const waiting = new Set(squares)
  const found: string[][] = []
  for (const first of squares) {
    if (!waiting.delete(first)) continue
    const quarter = [first]
    for (const square of quarter) for (const other of around(square)) if (waiting.delete(other)) quarter.push(other)
    if (quarter.length >= smallestQuarter) found.push(quarter)
  }
  return found
}

/** Stairs become slopes: every corner moves towards its neighbours. */
function smoothed(ring: GridLine): GridLine {
  let corners = ring.slice(1)
  for (let pass = 0; pass < smoothings; pass += 1) {
    corners = corners.map(([x, y], at): GridPoint => {
      const before = corners.at(at - 1)!
      const after = corners[(at + 1) % corners.length]!
      return [Math.round((before[0] + 2 * x + after[0]) / 4), Math.round((before[1] + 2 * y + after[1]) / 4)]
    })
  }
  return [...corners, corners[0]!]
}

function around(square: string): string[] {
  const [column, row] = squareOf(square)
  return [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((across) => keyOf(column + across, row + down)))
}

function keyOf(column: number, row: number): string {
  return `${column},${row}`
}

function squareOf(key: string): GridPoint {
  const [column, row] = key.split(',').map(Number)
  return [column ?? 0, row ?? 0]
}
