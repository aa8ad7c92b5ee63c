import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roadGraphOfEdges } from './road-graph-of-edges.ts'
import { nodeCount, placeOfNode } from './road-graph.ts'
import { createRouter } from './shortest-path.ts'
import type { RoadGraph } from './road-graph.ts'
import type { Place } from '../model/place.ts'

const place = fc.record({
  lat: fc.double({ min: 51, max: 51.3, noNaN: true }),
  lon: fc.double({ min: 71.2, max: 71.6, noNaN: true }),
})

/** Loops, parallel edges and parts out of reach included; whole numbers, so that sums do not depend on their order. */
const randomGraph = fc.array(place, { minLength: 1, maxLength: 30 }).chain((places) => {
  const node = fc.nat(places.length - 1)
  return fc
    .array(fc.record({ from: node, to: node, metres: fc.nat(500), seconds: fc.nat(60) }), { maxLength: 90 })
    .map((edges) => roadGraphOfEdges(places, edges))
})

/** Bellman and Ford: relax every edge until nothing changes. */
function slowSeconds(graph: RoadGraph, start: number): number[] {
  const seconds = Array.from({ length: nodeCount(graph) }, () => Infinity)
  seconds[start] = 0
  for (let changed = true; changed;) {
    changed = false
    for (let node = 0; node < seconds.length; node += 1) {
      for (let edge = graph.firstEdge[node]!; edge < graph.firstEdge[node + 1]!; edge += 1) {
        const there = seconds[node]! + graph.seconds[edge]!
        if (there >= seconds[graph.target[edge]!]!) continue
        seconds[graph.target[edge]!] = there
        changed = true
      }
    }
  }
  return seconds
}

/** The ends of all edges that leave a node at this place. */
function placesAfter(graph: RoadGraph, place: Place): Place[] {
  const after: Place[] = []
  for (let node = 0; node < nodeCount(graph); node += 1) {
    const here = placeOfNode(graph, node)
    if (here.lat !== place.lat || here.lon !== place.lon) continue
    for (const target of graph.target.subarray(graph.firstEdge[node], graph.firstEdge[node + 1])) {
      after.push(placeOfNode(graph, target))
    }
  }
  return after
}

const graphAndNodes = randomGraph.chain((graph) =>
  fc.tuple(fc.constant(graph), fc.nat(nodeCount(graph) - 1), fc.nat(nodeCount(graph) - 1)),
)

describe('router', () => {
  it('reaches every node as fast as the slow search does, also when its buffers are used again', () => {
    fc.assert(
      fc.property(randomGraph, (graph) => {
        const router = createRouter(graph)
        for (let node = 0; node < nodeCount(graph); node += 1) {
          expect([...router.reachFrom(node).seconds]).toEqual(slowSeconds(graph, node))
        }
      }),
    )
  })

  it('finds towards a node what it finds from all others', () => {
    fc.assert(
      fc.property(graphAndNodes, ([graph, node]) => {
        const router = createRouter(graph)
        const there = router.reachTo(node).seconds.slice()
        for (let from = 0; from < nodeCount(graph); from += 1) {
          expect(there[from]).toBe(router.reachFrom(from).seconds[node])
        }
      }),
    )
  })

  it('gives a path whose seconds and metres are those of the reach, or null where that is endless', () => {
    fc.assert(
      fc.property(graphAndNodes, ([graph, from, to]) => {
        const router = createRouter(graph)
        const path = router.route(from, to)
        const reach = router.reachFrom(from)
        expect(path?.seconds ?? Infinity).toBe(reach.seconds[to])
        expect(path?.metres ?? Infinity).toBe(reach.metres[to])
      }),
    )
  })

  it('gives a path along edges, from the start to the end', () => {
    fc.assert(
      fc.property(graphAndNodes, ([graph, from, to]) => {
        const path = createRouter(graph).route(from, to)
        fc.pre(path !== null)
        expect(path.points[0]).toEqual(placeOfNode(graph, from))
        expect(path.points.at(-1)).toEqual(placeOfNode(graph, to))
        for (const [at, point] of path.points.slice(1).entries()) {
          expect(placesAfter(graph, path.points[at]!)).toContainEqual(point)
        }
      }),
    )
  })

  it('prefers the quick way to the short one, and obeys one-way roads', () => {
    const places = [
      { lat: 51, lon: 71 },
      { lat: 51, lon: 71.01 },
      { lat: 51.01, lon: 71.01 },
    ]
    const router = createRouter(
      roadGraphOfEdges(places, [
        { from: 0, to: 2, metres: 1300, seconds: 300 },
        { from: 0, to: 1, metres: 700, seconds: 60 },
        { from: 1, to: 2, metres: 1100, seconds: 90 },
      ]),
    )
    expect(router.route(0, 2)).toEqual({ points: places, metres: 1800, seconds: 150 })
    expect(router.route(2, 0)).toBeNull()
    expect(router.route(1, 1)).toEqual({ points: [places[1]], metres: 0, seconds: 0 })
  })

  it('throws when asked for a node that is not there', () => {
    const router = createRouter(roadGraphOfEdges([{ lat: 51, lon: 71 }], []))
    for (const node of [-1, 1, 0.5, Number.NaN]) {
      expect(() => router.reachFrom(node)).toThrow(RangeError)
      expect(() => router.route(0, node)).toThrow(RangeError)
    }
  })
})
