import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roadGraphOfEdges } from './road-graph-of-edges.ts'
import { detour, estimatePace, roadWays, straightWays } from './way.ts'
import { distanceMetres } from '../geo/distance.ts'

const place = (i: number) => ({ lat: 51 + (i % 5) * 0.004, lon: 71 + Math.floor(i / 5) * 0.004 })

describe('the way from place to place', () => {
  test('[ROU1] on roads it is as quick as the quickest of all ways, one-ways as they are', () => {
    const edge = fc.record({ from: fc.nat(11), to: fc.nat(11), seconds: fc.integer({ min: 1, max: 300 }) })
    fc.assert(
      fc.property(fc.array(edge, { minLength: 1, maxLength: 40 }), fc.nat(11), fc.nat(11), (edges, from, to) => {
        const graph = roadGraphOfEdges(
          Array.from({ length: 12 }, (_, i) => place(i)),
          edges.map((one) => ({ ...one, metres: one.seconds * 10 })),
        )
        const leg = roadWays(graph).leg(place(from), place(to))
        const best = plainQuickest(edges, from, to)
        expect(leg.estimate).toBe(best === Infinity)
        if (best === Infinity) return
        expect(leg.seconds).toBeCloseTo(best, 3)
        expect(leg.metres).toBeCloseTo(best * 10, 2)
        expect(leg.line.at(0)).toEqual([place(from).lon, place(from).lat])
        expect(leg.line.at(-1)).toEqual([place(to).lon, place(to).lat])
      }),
    )
  })

  test('[ROU5] [ROU10] a table of all to all, and drives of all to one, say what each leg says', () => {
    const edge = fc.record({ from: fc.nat(11), to: fc.nat(11), seconds: fc.integer({ min: 1, max: 300 }) })
    const near = fc.record({
      lat: fc.double({ min: 50.99, max: 51.03, noNaN: true }),
      lon: fc.double({ min: 70.99, max: 71.03, noNaN: true }),
    })
    const places = fc.array(near, { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(edge, { minLength: 1, maxLength: 40 }), places, places, (edges, from, to) => {
        const graph = roadGraphOfEdges(
          Array.from({ length: 12 }, (_, i) => place(i)),
          edges.map((one) => ({ ...one, metres: one.seconds * 10 })),
        )
        for (const ways of [roadWays(graph), straightWays]) {
          const table = ways.table(from, to)
          for (const [row, one] of from.entries())
            for (const [column, other] of to.entries())
              expect(table[row * to.length + column]).toBeCloseTo(ways.leg(one, other).seconds, 6)
          for (const [i, drive] of ways.drives(from, to[0]!).entries()) {
            const { seconds, metres, estimate } = ways.leg(from[i]!, to[0]!)
            expect(drive.estimate).toBe(estimate)
            expect(drive.seconds).toBeCloseTo(seconds, 6)
            expect(drive.metres).toBeCloseTo(metres, 6)
          }
        }
      }),
    )
  })

  test('[ROU2] away from all roads, and without any, it is an estimate that says so', () => {
    const graph = roadGraphOfEdges([place(0), place(1)], [{ from: 0, to: 1, metres: 400, seconds: 40 }])
    const far = { lat: 52, lon: 71 }
    const straight = distanceMetres(place(0), far) * detour
    for (const ways of [roadWays(graph), straightWays]) {
      const leg = ways.leg(place(0), far)
      expect(leg).toMatchObject({ estimate: true, metres: straight })
      expect(leg.seconds).toBeCloseTo(straight / estimatePace)
      expect(leg.line).toHaveLength(2)
    }
    // Only there: the other direction of a one-way is no way.
    expect(roadWays(graph).leg(place(0), place(1)).estimate).toBe(false)
    expect(roadWays(graph).leg(place(1), place(0)).estimate).toBe(true)
  })
})

/** Bellman and Ford, over all edges until nothing gets quicker. */
function plainQuickest(edges: { from: number; to: number; seconds: number }[], from: number, to: number): number {
  const best = Array.from({ length: 12 }, (_, i) => (i === from ? 0 : Infinity))
  for (let round = 0; round < 12; round++)
    for (const edge of edges) best[edge.to] = Math.min(best[edge.to]!, best[edge.from]! + edge.seconds)
  return best[to]!
}
