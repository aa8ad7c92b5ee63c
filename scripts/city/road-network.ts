// The city's road graph: every vertex of every road a car may use, joined where roads share a point, without the parts
// that cannot be reached from the rest or left towards it. Knows nothing of searching in it.
import { distanceMetres } from '../../shared/geo/distance.ts'
import { roadGraphOfEdges } from '../../shared/routing/road-graph-of-edges.ts'
import { drivingRules } from './road-rules.ts'
import { largestStronglyConnected } from './strongly-connected.ts'
import { placeOf, pointKey } from './world-grid.ts'
import type { RoadEdge } from '../../shared/routing/road-graph-of-edges.ts'
import type { RoadGraph } from '../../shared/routing/road-graph.ts'
import type { CityObject } from './city-objects.ts'
import type { DrivingRules } from './road-rules.ts'
import type { GridLine, GridPoint } from './world-grid.ts'

export function buildRoadGraph(objects: readonly CityObject[]): RoadGraph {
  const nodes = new Map<string, number>()
  const points: GridPoint[] = []
  const edges: RoadEdge[] = []
  const nodeAt = (point: GridPoint): number => {
    const key = pointKey(point)
    const known = nodes.get(key)
    if (known !== undefined) return known
    nodes.set(key, points.length)
    return points.push(point) - 1
  }

  for (const { tags, shape } of objects) {
    if (shape.kind !== 'line') continue
    const rules = drivingRules(tags)
    if (rules) for (const line of shape.lines) edges.push(...edgesAlong(line, rules, nodeAt))
  }
  return keepLargestPart(points, edges)
}

function edgesAlong(line: GridLine, rules: DrivingRules, nodeAt: (point: GridPoint) => number): RoadEdge[] {
  const edges: RoadEdge[] = []
  for (let at = 1; at < line.length; at += 1) {
    const from = nodeAt(line[at - 1]!)
    const to = nodeAt(line[at]!)
    if (from === to) continue
    const metres = distanceMetres(placeOf(line[at - 1]!), placeOf(line[at]!))
    const seconds = metres / (rules.kmPerHour / 3.6)
    if (rules.forward) edges.push({ from, to, metres, seconds })
    if (rules.backward) edges.push({ from: to, to: from, metres, seconds })
  }
  return edges
}

function keepLargestPart(points: readonly GridPoint[], edges: readonly RoadEdge[]): RoadGraph {
  const kept = largestStronglyConnected(points.length, edges)
  const newNumber = new Map<number, number>()
  for (const [node, isKept] of kept.entries()) if (isKept) newNumber.set(node, newNumber.size)
  const places = [...newNumber.keys()].map((node) => placeOf(points[node]!))
  const inside = edges.flatMap(({ from, to, metres, seconds }) => {
    const [newFrom, newTo] = [newNumber.get(from), newNumber.get(to)]
    return newFrom === undefined || newTo === undefined ? [] : [{ from: newFrom, to: newTo, metres, seconds }]
  })
  return roadGraphOfEdges(places, inside)
}
