// The road graph: every vertex of every road is a node, so the nodes of a path are its geometry. Edges are directed and
// lie sorted by the node they leave (compressed sparse rows). Owns the shape of the graph, and what a whole one is;
// knows neither its bytes (road-graph-bytes.ts) nor where roads come from nor how fast a car may be.
import type { Place } from '../model/place.ts'

export interface RoadGraph {
  /** degrees north times 1e7, of each node */
  readonly lat: Int32Array
  /** degrees east times 1e7, of each node */
  readonly lon: Int32Array
  /** The edges of node `n` are those from `firstEdge[n]` up to, not with, `firstEdge[n + 1]`. */
  readonly firstEdge: Uint32Array
  /** the node that each edge leads to */
  readonly target: Uint32Array
  /** length of each edge */
  readonly metres: Float32Array
  /** driving time of each edge */
  readonly seconds: Float32Array
}

/** Steps in a degree: 1e-7 degrees is about a centimetre. */
export const stepsPerDegree = 1e7

/** The bytes are not a road graph, or not a whole one. */
export class RoadGraphError extends Error {
  constructor(reason: string) {
    super(`not a road graph: ${reason}`)
    this.name = 'RoadGraphError'
  }
}

export function nodeCount(graph: RoadGraph): number {
  return graph.lat.length
}

export function edgeCount(graph: RoadGraph): number {
  return graph.target.length
}

export function placeOfNode(graph: RoadGraph, node: number): Place {
  const lat = graph.lat[node]
  const lon = graph.lon[node]
  if (lat === undefined || lon === undefined) throw new RangeError(`the road graph has no node ${node}`)
  return { lat: lat / stepsPerDegree, lon: lon / stepsPerDegree }
}

/** Throws a RoadGraphError unless every index is inside and every number possible. */
export function checkRoadGraph(graph: RoadGraph): void {
  const nodes = graph.lat.length
  const edges = graph.target.length
  if (graph.lon.length !== nodes || graph.firstEdge.length !== nodes + 1) {
    throw new RoadGraphError('its arrays of nodes differ in length')
  }
  if (graph.metres.length !== edges || graph.seconds.length !== edges) {
    throw new RoadGraphError('its arrays of edges differ in length')
  }
  for (let node = 0; node < nodes; node += 1) {
    if (Math.abs(graph.lat[node]!) > 90 * stepsPerDegree || Math.abs(graph.lon[node]!) > 180 * stepsPerDegree) {
      throw new RoadGraphError(`node ${node} is not on the earth`)
    }
    if (graph.firstEdge[node]! > graph.firstEdge[node + 1]!) {
      throw new RoadGraphError(`the edges of node ${node} are out of order`)
    }
  }
  if (graph.firstEdge[0] !== 0 || graph.firstEdge[nodes] !== edges) {
    throw new RoadGraphError('its edges do not add up')
  }
  for (let edge = 0; edge < edges; edge += 1) {
    if (graph.target[edge]! >= nodes) throw new RoadGraphError(`edge ${edge} leads to no node`)
    if (!isLength(graph.metres[edge]!)) throw new RoadGraphError(`edge ${edge} has no possible length`)
    if (!isLength(graph.seconds[edge]!)) throw new RoadGraphError(`edge ${edge} has no possible time`)
  }
}

function isLength(value: number): boolean {
  return value >= 0 && value < Infinity
}
