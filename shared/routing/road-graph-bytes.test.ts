import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeRoadGraph, encodeRoadGraph } from './road-graph-bytes.ts'
import { RoadGraphError } from './road-graph.ts'
import { roadGraphOfEdges } from './road-graph-of-edges.ts'

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

const small = encodeRoadGraph({
  lat: Int32Array.of(511_000_000, 511_001_000),
  lon: Int32Array.of(714_000_000, -714_000_000),
  firstEdge: Uint32Array.of(0, 1, 2),
  target: Uint32Array.of(1, 0),
  metres: Float32Array.of(11.5, 11.5),
  seconds: Float32Array.of(1.25, 2.5),
})

function changed(offset: number, value: number): ArrayBuffer {
  const copy = small.slice(0)
  new DataView(copy).setUint32(offset, value, true)
  return copy
}

function failureOf(action: () => unknown): unknown {
  try {
    action()
    return null
  } catch (error) {
    return error
  }
}

describe('road graph bytes', () => {
  it('come back as the graph they were made from', () => {
    fc.assert(
      fc.property(randomGraph, (graph) => {
        expect(decodeRoadGraph(encodeRoadGraph(graph))).toEqual(graph)
      }),
    )
  })

  it('may lie at an odd place inside a larger buffer', () => {
    const larger = new Uint8Array(small.byteLength + 9)
    larger.set(new Uint8Array(small), 3)
    const decoded = decodeRoadGraph(larger.subarray(3, 3 + small.byteLength))
    expect([...decoded.lon]).toEqual([714_000_000, -714_000_000])
    expect([...decoded.seconds]).toEqual([1.25, 2.5])
  })

  it('are refused when cut short or followed by more, at any length', () => {
    for (let length = 0; length < small.byteLength; length += 1) {
      expect(() => decodeRoadGraph(small.slice(0, length))).toThrow(RoadGraphError)
    }
    const longer = new Uint8Array(small.byteLength + 1)
    longer.set(new Uint8Array(small))
    expect(() => decodeRoadGraph(longer)).toThrow('69 bytes')
  })

  it.each([
    ['another magic', 0, 0x21212121, 'does not begin with SBRG'],
    ['another version', 4, 7, 'version 7'],
    ['more nodes than bytes', 8, 0xffffffff, '4294967295 nodes'],
    ['a latitude off the earth', 16, 1_000_000_000, 'node 0 is not on the earth'],
    ['edges that do not begin at the first', 32, 1, 'do not add up'],
    ['edges out of order', 36, 3, 'out of order'],
    ['edges that do not end at the last', 40, 1, 'do not add up'],
    ['an edge to no node', 44, 2, 'edge 0 leads to no node'],
    ['a negative length', 52, 0xbf800000, 'edge 0 has no possible length'],
    ['a time that is not a number', 60, 0x7fc00000, 'edge 0 has no possible time'],
  ])('are refused with %s', (_, offset, value, message) => {
    expect(() => decodeRoadGraph(changed(offset, value))).toThrow(RoadGraphError)
    expect(() => decodeRoadGraph(changed(offset, value))).toThrow(message)
  })

  it('never make anything else than a graph or a RoadGraphError', () => {
    fc.assert(
      fc.property(fc.nat(small.byteLength - 4), fc.nat(0xffffffff), (offset, value) => {
        expect(failureOf(() => decodeRoadGraph(changed(offset, value)))).toSatisfy(
          (failure) => failure === null || failure instanceof RoadGraphError,
        )
      }),
    )
  })
})
