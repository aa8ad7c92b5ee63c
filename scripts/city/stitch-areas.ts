// Puts an area that was cut at the edges of tiles together again. Two neighbouring pieces run along their common edge in
// opposite directions: those runs cancel each other out, and what is left is linked into rings anew.
import { groupBy } from './group-by.ts'
import { isInside, signedArea } from './ring-geometry.ts'
import { pointKey, stepsPerTile } from './world-grid.ts'
import type { GridLine, GridPoint, GridPolygon } from './world-grid.ts'

type Edge = readonly [from: GridPoint, to: GridPoint]

export function stitchAreas(polygons: readonly GridPolygon[]): GridPolygon[] {
  const edges = polygons.flatMap(([outer, ...holes]) => [
    ...edgesOf(outer ?? [], 1),
    ...holes.flatMap((hole) => edgesOf(hole, -1)),
  ])
  const onSeam = edges.filter((edge) => seamOf(edge) !== null)
  const rings = linkRings([
    ...edges.filter((edge) => seamOf(edge) === null),
    ...cancelOpposites(splitAtVertices(onSeam)),
  ])
  return nestHoles(rings)
}

/** Squares of a checkerboard, by their column and row, as the areas they form together. */
export function uniteSquares(squares: readonly GridPoint[], side: number): GridPolygon[] {
  const edges = squares.flatMap(([column, row]) => {
    const [west, north, east, south] = [column * side, row * side, (column + 1) * side, (row + 1) * side]
    const corners: GridLine = [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
      [west, north],
    ]
    return edgesOf(corners, 1)
  })
  return nestHoles(linkRings(cancelOpposites(edges)))
}

function edgesOf(ring: GridLine, orientation: 1 | -1): Edge[] {
  const turned = Math.sign(signedArea(ring)) === -orientation ? ring.toReversed() : ring
  return turned.slice(1).map((to, at): Edge => [turned[at]!, to])
}

/** The tile edge that an edge runs along, as a name, or null. */
function seamOf([[x0, y0], [x1, y1]]: Edge): string | null {
  if (x0 === x1 && x0 % stepsPerTile === 0) return `x${x0}`
  if (y0 === y1 && y0 % stepsPerTile === 0) return `y${y0}`
  return null
}

/** Splits edges on a seam wherever any other ends, so that opposite runs become equal pieces. */
function splitAtVertices(edges: readonly Edge[]): Edge[] {
  const bySeam = groupBy(edges, seamOf)
  return [...bySeam.values()].flatMap((onSeam) => {
    // One coordinate is common to all; the sum orders the points along the seam.
    const vertices = [...new Map(onSeam.flat().map((point) => [pointKey(point), point])).values()].sort(
      (a, b) => a[0] + a[1] - b[0] - b[1],
    )
    const rank = new Map(vertices.map((point, at) => [pointKey(point), at]))
    return onSeam.flatMap(([from, to]) => {
      const step = rank.get(pointKey(from))! < rank.get(pointKey(to))! ? 1 : -1
      const pieces: Edge[] = []
      for (let at = rank.get(pointKey(from))!; at !== rank.get(pointKey(to))!; at += step) {
        pieces.push([vertices[at]!, vertices[at + step]!])
      }
      return pieces
    })
  })
}

function cancelOpposites(edges: readonly Edge[]): Edge[] {
  const open = new Map<string, Edge[]>()
  for (const edge of edges) {
    const [from, to] = [pointKey(edge[0]), pointKey(edge[1])]
    if (open.get(`${to} ${from}`)?.pop()) continue
    const same = open.get(`${from} ${to}`)
    if (same) same.push(edge)
    else open.set(`${from} ${to}`, [edge])
  }
  return [...open.values()].flat()
}

/** As many edges reach every point as leave it, so each walk comes back to where it began. */
function linkRings(edges: readonly Edge[]): GridLine[] {
  const leaving = groupBy(edges, ([from]) => pointKey(from))
  const rings: GridLine[] = []
  for (const [from] of edges) {
    for (let edge = leaving.get(pointKey(from))?.pop(); edge; edge = leaving.get(pointKey(from))?.pop()) {
      const ring: GridPoint[] = [...edge]
      while (pointKey(ring.at(-1)!) !== pointKey(ring[0]!)) {
        const choices = leaving.get(pointKey(ring.at(-1)!)) ?? []
        const next = sharpestTurn(ring.at(-2)!, ring.at(-1)!, choices)
        if (!next) throw new Error('an area has an edge that leads nowhere')
        choices.splice(choices.indexOf(next), 1)
        ring.push(next[1])
      }
      if (signedArea(ring) !== 0) rings.push(ring)
    }
  }
  return rings
}

/** Turning as sharply towards the inside as possible keeps rings that touch in a point apart. */
function sharpestTurn(before: GridPoint, here: GridPoint, choices: readonly Edge[]): Edge | undefined {
  const arriving = Math.atan2(here[1] - before[1], here[0] - before[0])
  const turn = ([, to]: Edge) => {
    const angle = Math.atan2(to[1] - here[1], to[0] - here[0]) - arriving
    return angle <= -Math.PI ? angle + 2 * Math.PI : angle > Math.PI ? angle - 2 * Math.PI : angle
  }
  return choices.length < 2 ? choices[0] : choices.toSorted((a, b) => turn(b) - turn(a))[0]
}

/** Gives every hole to the smallest outer ring around it. */
function nestHoles(rings: readonly GridLine[]): GridPolygon[] {
  const polygons = rings
    .filter((ring) => signedArea(ring) > 0)
    .sort((a, b) => signedArea(a) - signedArea(b))
    .map((outer) => [outer])
  for (const hole of rings) {
    if (signedArea(hole) > 0) continue
    const [x, y] = hole[0]!
    const around = polygons.find(([outer]) => outer && isInside(outer, [x + 0.5, y + 0.5])) ?? polygons.at(-1)
    around?.push(hole)
  }
  return polygons
}
