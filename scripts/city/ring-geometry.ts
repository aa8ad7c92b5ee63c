// Plane geometry of rings on the world grid. Knows no tags and no tiles.
import type { GridLine, GridPoint, GridPolygon } from './world-grid.ts'

/** Positive for rings that turn from x towards y, which are the outer ones. */
export function signedArea(ring: GridLine): number {
  const [originX, originY] = ring[0] ?? [0, 0]
  let twice = 0
  for (let at = 1; at < ring.length; at += 1) {
    const [x0, y0] = ring[at - 1]!
    const [x1, y1] = ring[at]!
    twice += (x0 - originX) * (y1 - originY) - (x1 - originX) * (y0 - originY)
  }
  return twice / 2
}

/** Square steps that the polygons cover. */
export function areaOf(polygons: readonly GridPolygon[]): number {
  let area = 0
  for (const [outer, ...holes] of polygons) {
    area += Math.abs(signedArea(outer ?? []))
    for (const hole of holes) area -= Math.abs(signedArea(hole))
  }
  return area
}

export function isInside(ring: GridLine, [x, y]: GridPoint): boolean {
  return crossings([ring], y).filter((crossing) => crossing < x).length % 2 === 1
}

/** A point to put a label on: the centre of mass, or, where that lies outside, the middle of the widest part beside it. */
export function insidePoint(polygons: readonly GridPolygon[]): GridPoint {
  const largest = polygons.reduce((a, b) => (areaOf([b]) > areaOf([a]) ? b : a))
  const centre = centreOfMass(largest[0] ?? [])
  const xs = crossings(largest, centre[1] + 0.5)
  let best = centre
  let width = 0
  for (let at = 0; at + 1 < xs.length; at += 2) {
    const [left, right] = [xs[at]!, xs[at + 1]!]
    if (left < centre[0] && centre[0] < right) return centre
    if (right - left <= width) continue
    width = right - left
    best = [Math.round((left + right) / 2), centre[1]]
  }
  return best
}

/** Where the rings cross the horizontal at y, from left to right. */
function crossings(rings: readonly GridLine[], y: number): number[] {
  const xs: number[] = []
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at += 1) {
      const [x0, y0] = ring[at - 1]!
      const [x1, y1] = ring[at]!
      if (y0 > y !== y1 > y) xs.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0))
    }
  }
  return xs.sort((a, b) => a - b)
}

function centreOfMass(ring: GridLine): GridPoint {
  const [originX, originY] = ring[0] ?? [0, 0]
  let sumX = 0
  let sumY = 0
  let sum = 0
  for (let at = 1; at < ring.length; at += 1) {
    const [x0, y0] = [ring[at - 1]![0] - originX, ring[at - 1]![1] - originY]
    const [x1, y1] = [ring[at]![0] - originX, ring[at]![1] - originY]
    const cross = x0 * y1 - x1 * y0
    sumX += (x0 + x1) * cross
    sumY += (y0 + y1) * cross
    sum += cross
  }
  if (sum === 0) return [originX, originY]
  return [Math.round(originX + sumX / (3 * sum)), Math.round(originY + sumY / (3 * sum))]
}
