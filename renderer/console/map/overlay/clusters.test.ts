import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import type { ShownLight } from '../../../ui/light-shapes.ts'
import { mercator, viewOf } from './anchor.ts'
import { cluster, clusterFrom, clustersBelow, urgency, type Placed } from './clusters.ts'

interface Ticket extends Placed {
  id: number
}

const light = fc.constantFrom(...(Object.keys(urgency) as ShownLight[]))
const tickets = fc
  .array(
    fc.record({
      lat: fc.double({ min: 51, max: 51.3, noNaN: true }),
      lon: fc.double({ min: 71, max: 71.5, noNaN: true }),
      light,
      dashed: fc.boolean(),
    }),
    { maxLength: 300 },
  )
  .map((all) => all.map((one, id): Ticket => ({ id, ...one, place: mercator(one.lat, one.lon) })))
const zoom = fc.double({ min: 8, max: 15, noNaN: true })
const at = (z: number, lng = 71.25) => viewOf({ lat: 51.15, lng }, z, 1_000, 800)
const none = () => false

describe('[MAP6] clusters', () => {
  test('hold each ticket once, four or more together, and the worst light of them', () => {
    fc.assert(
      fc.property(tickets, zoom, (all, z) => {
        const { alone, clusters } = cluster(at(z), all, none)
        const ids = [...alone, ...clusters.flatMap(({ members }) => members)].map(({ id }) => id)
        expect(ids.sort((a, b) => a - b)).toEqual(all.map(({ id }) => id))
        for (const one of clusters) {
          expect(one.members.length).toBeGreaterThanOrEqual(clusterFrom)
          expect(urgency[one.light]).toBe(Math.max(...one.members.map((member) => urgency[member.light])))
          expect(one.dashed).toBe(one.members.some(({ dashed }) => dashed))
        }
      }),
      runs(200),
    )
  })

  test('do not change by panning, nor by a zoom within the same whole one', () => {
    fc.assert(
      fc.property(
        tickets,
        fc.integer({ min: 8, max: 13 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (all, z, part) => {
          const ids = (view: ReturnType<typeof at>) =>
            cluster(view, all, none).clusters.map(({ members }) => members.map(({ id }) => id))
          expect(ids(at(z + part, 71.4))).toEqual(ids(at(z)))
        },
      ),
      runs(100),
    )
  })

  test('never swallow what stands apart', () => {
    fc.assert(
      fc.property(tickets, zoom, (all, z) => {
        const { alone } = cluster(at(z), all, ({ id }) => id % 5 === 0)
        const ids = alone.map(({ id }) => id)
        expect(all.every(({ id }) => id % 5 !== 0 || ids.includes(id))).toBe(true)
      }),
      runs(100),
    )
  })

  test('are none at near zooms', () => {
    const one: Ticket = { id: 1, place: mercator(51, 71), light: 'red', dashed: false }
    const many = Array.from({ length: 10 }, (_, id) => ({ ...one, id }))
    expect(cluster(at(clustersBelow), many, none).clusters).toEqual([])
    expect(cluster(at(clustersBelow - 0.01), many, none).clusters).toHaveLength(1)
  })
})
