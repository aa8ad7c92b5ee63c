// The quickest ways over the road graph, by Dijkstra's algorithm. A router claims its memory once and uses it for every
// question, so it answers one question at a time and an answer of `reach…` holds until the next question. Knows no
// addresses, no traffic and no clock: the seconds are those of the edges.
import { NodeHeap } from './node-heap.ts'
import { reverseGraph } from './reverse-graph.ts'
import { edgeCount, nodeCount, placeOfNode } from './road-graph.ts'
import type { RoadGraph } from './road-graph.ts'
import type { Place } from '../model/place.ts'

/** For every node, the quickest way between it and the node asked about; Infinity where there is none. */
export interface Reach {
  readonly seconds: Float64Array
  /** the length of that quickest way, which need not be the shortest */
  readonly metres: Float64Array
}

export interface RoadPath {
  /** from the start to the end; one place alone when both are the same node */
  readonly points: Place[]
  readonly metres: number
  readonly seconds: number
}

export interface Router {
  /** From one node to all. The arrays are written over by the router's next answer. */
  reachFrom(node: number): Reach
  /** From all nodes to one. The arrays are written over by the router's next answer. */
  reachTo(node: number): Reach
  /** null where no way leads from the one to the other */
  route(from: number, to: number): RoadPath | null
}

const none = -1

export function createRouter(graph: RoadGraph): Router {
  const nodes = nodeCount(graph)
  const seconds = new Float64Array(nodes)
  const metres = new Float64Array(nodes)
  /** the node before each one on the quickest way to it */
  const previous = new Int32Array(nodes)
  const heap = new NodeHeap(seconds)
  let backwards: RoadGraph | null = null

  function search(roads: RoadGraph, start: number, goal: number): void {
    const { firstEdge, target } = roads
    seconds.fill(Infinity)
    metres.fill(Infinity)
    heap.clear()
    seconds[start] = 0
    metres[start] = 0
    previous[start] = none
    heap.raise(start)
    for (let node = heap.pop(); node !== none && node !== goal; node = heap.pop()) {
      const secondsHere = seconds[node]!
      const metresHere = metres[node]!
      const end = firstEdge[node + 1]!
      for (let edge = firstEdge[node]!; edge < end; edge += 1) {
        const neighbour = target[edge]!
        const secondsThere = secondsHere + roads.seconds[edge]!
        if (secondsThere >= seconds[neighbour]!) continue
        seconds[neighbour] = secondsThere
        metres[neighbour] = metresHere + roads.metres[edge]!
        previous[neighbour] = node
        heap.raise(neighbour)
      }
    }
  }

  function requireNode(node: number): void {
    if (!Number.isInteger(node) || node < 0 || node >= nodes) {
      throw new RangeError(`the road graph of ${nodes} nodes and ${edgeCount(graph)} edges has no node ${node}`)
    }
  }

  return {
    reachFrom(node) {
      requireNode(node)
      search(graph, node, none)
      return { seconds, metres }
    },
    reachTo(node) {
      requireNode(node)
      backwards ??= reverseGraph(graph)
      search(backwards, node, none)
      return { seconds, metres }
    },
    route(from, to) {
      requireNode(from)
      requireNode(to)
      search(graph, from, to)
      if (seconds[to] === Infinity) return null
      const points: Place[] = []
      for (let node = to; node !== none; node = previous[node]!) points.push(placeOfNode(graph, node))
      return { points: points.reverse(), metres: metres[to]!, seconds: seconds[to]! }
    },
  }
}
