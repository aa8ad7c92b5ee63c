// Lays loose edges out as a road graph. Knows nothing of what the edges stand for.
import { stepsPerDegree } from './road-graph.ts'
import type { RoadGraph } from './road-graph.ts'
import type { Place } from '../model/place.ts'

/** One direction of a piece of road; nodes are numbers in the list of places. */
export interface RoadEdge {
  readonly from: number
  readonly to: number
  readonly metres: number
  readonly seconds: number
}

/** Edges of one node keep the order they came in. */
export function roadGraphOfEdges(places: readonly Place[], edges: readonly RoadEdge[]): RoadGraph {
  const firstEdge = new Uint32Array(places.length + 1)
  for (const { from } of edges) firstEdge[from + 1]! += 1
  for (let node = 0; node < places.length; node += 1) firstEdge[node + 1]! += firstEdge[node]!
  const free = firstEdge.slice()
  const target = new Uint32Array(edges.length)
  const metres = new Float32Array(edges.length)
  const seconds = new Float32Array(edges.length)
  for (const edge of edges) {
    const at = free[edge.from]!++
    target[at] = edge.to
    metres[at] = edge.metres
    seconds[at] = edge.seconds
  }
  return {
    lat: Int32Array.from(places, ({ lat }) => Math.round(lat * stepsPerDegree)),
    lon: Int32Array.from(places, ({ lon }) => Math.round(lon * stepsPerDegree)),
    firstEdge,
    target,
    metres,
    seconds,
  }
}
