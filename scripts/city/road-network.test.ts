import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeOfNode } from '../../shared/routing/road-graph.ts'
import { createRouter } from '../../shared/routing/shortest-path.ts'
import { buildRoadGraph } from './road-network.ts'
import { drivingRules } from './road-rules.ts'
import { largestStronglyConnected } from './strongly-connected.ts'
import { gridPointOf, placeOf } from './world-grid.ts'
import type { CityObject } from './city-objects.ts'
import type { Tags } from './qa-tile.ts'
import type { GridPoint } from './world-grid.ts'

describe('drivingRules', () => {
  it.each<[Tags, { forward: boolean; backward: boolean; kmPerHour: number } | null]>([
    [{ highway: 'residential' }, { forward: true, backward: true, kmPerHour: 25 }],
    [
      { highway: 'residential', oneway: 'yes' },
      { forward: true, backward: false, kmPerHour: 25 },
    ],
    [
      { highway: 'residential', oneway: '-1' },
      { forward: false, backward: true, kmPerHour: 25 },
    ],
    [{ highway: 'motorway' }, { forward: true, backward: false, kmPerHour: 100 }],
    [
      { highway: 'motorway', oneway: 'no' },
      { forward: true, backward: true, kmPerHour: 100 },
    ],
    [
      { highway: 'primary', junction: 'roundabout' },
      { forward: true, backward: false, kmPerHour: 48 },
    ],
    [
      { highway: 'primary', maxspeed: '60' },
      { forward: true, backward: true, kmPerHour: 48 },
    ],
    [
      { highway: 'trunk', maxspeed: '50 mph' },
      { forward: true, backward: true, kmPerHour: 64.37376 },
    ],
    [
      { highway: 'primary', maxspeed: 'RU:urban' },
      { forward: true, backward: true, kmPerHour: 48 },
    ],
    [
      { highway: 'service', maxspeed: '5' },
      { forward: true, backward: true, kmPerHour: 5 },
    ],
    [
      { highway: 'service', service: 'parking_aisle' },
      { forward: true, backward: true, kmPerHour: 10 },
    ],
    [
      { highway: 'residential', access: 'no', motor_vehicle: 'yes' },
      { forward: true, backward: true, kmPerHour: 25 },
    ],
    [{ highway: 'residential', access: 'private' }, null],
    [{ highway: 'residential', motor_vehicle: 'no' }, null],
    [{ highway: 'service', area: 'yes' }, null],
    [{ highway: 'footway' }, null],
    [{ highway: 'construction' }, null],
    [{ railway: 'rail' }, null],
  ])('%j', (tags, rules) => {
    expect(drivingRules(tags)).toEqual(rules)
  })
})

describe('largestStronglyConnected', () => {
  it('finds what asking every node for every other finds', () => {
    const graphs = fc.integer({ min: 1, max: 12 }).chain((nodes) => {
      const node = fc.nat(nodes - 1)
      return fc.tuple(fc.constant(nodes), fc.array(fc.record({ from: node, to: node }), { maxLength: 30 }))
    })
    fc.assert(
      fc.property(graphs, ([nodes, edges]) => {
        const reaches = reachability(nodes, edges)
        const partOf = (node: number) => reaches.map((row, other) => row[node]! && reaches[node]![other]!)
        const sizes = reaches.map((_, node) => partOf(node).filter(Boolean).length)
        const kept = largestStronglyConnected(nodes, edges)
        expect(kept).toEqual(partOf(kept.indexOf(true)))
        expect(kept.filter(Boolean)).toHaveLength(Math.max(...sizes))
      }),
    )
  })

  it('does not overflow on a long road', () => {
    const edges = Array.from({ length: 200_000 }, (_, at) => ({ from: at, to: (at + 1) % 200_000 }))
    expect(largestStronglyConnected(200_000, edges).every(Boolean)).toBe(true)
  })
})

function reachability(nodes: number, edges: { from: number; to: number }[]): boolean[][] {
  const reaches = Array.from({ length: nodes }, (_, a) => Array.from({ length: nodes }, (_, b) => a === b))
  for (const { from, to } of edges) reaches[from]![to] = true
  for (let via = 0; via < nodes; via += 1) {
    for (const row of reaches) for (let to = 0; to < nodes; to += 1) row[to] ||= row[via]! && reaches[via]![to]!
  }
  return reaches
}

describe('buildRoadGraph', () => {
  const origin = gridPointOf({ lat: 51.16, lon: 71.43 })
  const at = (x: number, y: number): GridPoint => [origin[0] + x * 20_000, origin[1] + y * 20_000]
  const road = (tags: Tags, ...points: GridPoint[]): CityObject => ({
    tags: { highway: 'residential', ...tags },
    shape: { kind: 'line', lines: [points] },
  })

  it('joins roads where they share a point, and not where they merely cross', () => {
    const joined = buildRoadGraph([road({}, at(0, 1), at(1, 1), at(2, 1)), road({}, at(1, 0), at(1, 1), at(1, 2))])
    expect([joined.lat.length, joined.target.length]).toEqual([5, 8])
    const apart = buildRoadGraph([road({}, at(0, 1), at(1, 1), at(2, 1)), road({}, at(1, 0), at(1, 2))])
    expect([apart.lat.length, apart.target.length]).toEqual([3, 4])
  })

  it('drops what cannot be left or not be reached', () => {
    const square = road({ oneway: 'yes' }, at(0, 0), at(1, 0), at(1, 1), at(0, 0))
    const trap = road({ oneway: 'yes' }, at(1, 1), at(2, 2))
    const source = road({ oneway: '-1' }, at(0, 0), at(-1, 0))
    const graph = buildRoadGraph([square, trap, source])
    expect([graph.lat.length, graph.target.length]).toEqual([3, 3])
  })

  it('measures metres on the ground and seconds at the speed of the road', () => {
    const graph = buildRoadGraph([road({ maxspeed: '90' }, at(0, 0), at(1, 0))])
    const [a, b] = [placeOfNode(graph, 0), placeOfNode(graph, 1)]
    const metresEast = (b.lon - a.lon) * 111_195 * Math.cos((51.16 * Math.PI) / 180)
    expect(graph.metres[0]).toBeCloseTo(metresEast, 2)
    // 90 km/h allowed, 72 km/h made, 20 m/s
    expect(graph.seconds[0]).toBeCloseTo(graph.metres[0]! / 20, 4)
  })

  it('drives a roundabout one way round', () => {
    const ring = road({ junction: 'roundabout' }, at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0))
    const router = createRouter(buildRoadGraph([ring]))
    expect(router.route(0, 1)?.points).toHaveLength(2)
    expect(router.route(1, 0)?.points).toHaveLength(4)
  })

  it('has nothing to do with paths and buildings', () => {
    const graph = buildRoadGraph([
      road({}, at(0, 0), at(1, 0)),
      road({ highway: 'footway' }, at(1, 0), at(2, 0)),
      { tags: { highway: 'residential' }, shape: { kind: 'point', point: at(5, 5) } },
    ])
    expect(graph.lat).toHaveLength(2)
  })
})

describe('the world grid', () => {
  it('gives back the place within a step', () => {
    const place = { lat: 51.1605, lon: 71.4304 }
    const back = placeOf(gridPointOf(place))
    expect(back.lat).toBeCloseTo(place.lat, 7)
    expect(back.lon).toBeCloseTo(place.lon, 7)
  })
})
