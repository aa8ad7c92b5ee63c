import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceMetres } from '../geo/distance.ts'
import { indexNodes } from './nearest-node.ts'
import { roadGraphOfEdges } from './road-graph-of-edges.ts'
import { nodeCount, placeOfNode } from './road-graph.ts'
import type { RoadGraph } from './road-graph.ts'
import type { Place } from '../model/place.ts'

function slowNearestMetres(graph: RoadGraph, place: Place): number {
  let nearest = Infinity
  for (let node = 0; node < nodeCount(graph); node += 1) {
    nearest = Math.min(nearest, distanceMetres(place, placeOfNode(graph, node)))
  }
  return nearest
}

const places = (margin: number) =>
  fc.record({
    lat: fc.double({ min: 51 - margin, max: 51.3 + margin, noNaN: true }),
    lon: fc.double({ min: 71.2 - margin, max: 71.6 + margin, noNaN: true }),
  })

describe('indexNodes', () => {
  it.each([
    ['inside the graph', 0],
    ['around the graph', 0.5],
    ['far from the graph', 30],
  ])('finds what looking at every node finds, for a place %s', (_, margin) => {
    fc.assert(
      fc.property(fc.array(places(0), { minLength: 1, maxLength: 60 }), places(margin), (nodes, place) => {
        const graph = roadGraphOfEdges(nodes, [])
        const found = indexNodes(graph).nearest(place)!
        expect(found.metres).toBeCloseTo(slowNearestMetres(graph, place), 3)
        expect(found.metres).toBe(distanceMetres(place, placeOfNode(graph, found.node)))
      }),
      { numRuns: 400 },
    )
  })

  it('finds each node of a lattice at its own place', () => {
    const lattice = Array.from({ length: 900 }, (_, at) => ({
      lat: 51 + Math.floor(at / 30) * 0.001,
      lon: 71 + (at % 30) * 0.002,
    }))
    const index = indexNodes(roadGraphOfEdges(lattice, []))
    for (const [node, place] of lattice.entries()) expect(index.nearest(place)?.node).toBe(node)
  })

  it('copes with nodes on one line, on one spot, and with none', () => {
    const line = Array.from({ length: 50 }, (_, at) => ({ lat: 51, lon: 71 + at * 0.01 }))
    expect(indexNodes(roadGraphOfEdges(line, [])).nearest({ lat: 51.2, lon: 71.298 })?.node).toBe(30)
    const spot = Array.from({ length: 50 }, () => ({ lat: 51, lon: 71 }))
    expect(indexNodes(roadGraphOfEdges(spot, [])).nearest({ lat: 51, lon: 71 })?.metres).toBe(0)
    expect(indexNodes(roadGraphOfEdges([], [])).nearest({ lat: 51, lon: 71 })).toBeNull()
  })
})
