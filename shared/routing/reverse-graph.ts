// The same roads driven backwards: paths that lead to a node become paths that leave it. Knows nothing of searching.
import type { RoadGraph } from './road-graph.ts'

export function reverseGraph(graph: RoadGraph): RoadGraph {
  const nodes = graph.lat.length
  const edges = graph.target.length
  const firstEdge = new Uint32Array(nodes + 1)
  for (let edge = 0; edge < edges; edge += 1) firstEdge[graph.target[edge]! + 1]! += 1
  for (let node = 0; node < nodes; node += 1) firstEdge[node + 1]! += firstEdge[node]!

  const target = new Uint32Array(edges)
  const metres = new Float32Array(edges)
  const seconds = new Float32Array(edges)
  const free = firstEdge.slice()
  for (let node = 0; node < nodes; node += 1) {
    for (let edge = graph.firstEdge[node]!; edge < graph.firstEdge[node + 1]!; edge += 1) {
      const place = free[graph.target[edge]!]!++
      target[place] = node
      metres[place] = graph.metres[edge]!
      seconds[place] = graph.seconds[edge]!
    }
  }
  return { lat: graph.lat, lon: graph.lon, firstEdge, target, metres, seconds }
}
