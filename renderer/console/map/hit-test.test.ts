import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../test/support/runs.ts'
import { meant, snapPixels, within, type ScreenPoint } from './hit-test.ts'

const [x, y] = [500, 400]
const at = (id: string, dx: number, dy = 0): ScreenPoint => ({ id, x: x + dx, y: y + dy })
const ids = (points: readonly ScreenPoint[]) => points.map(({ id }) => id)
const drop = (...points: ScreenPoint[]) => ids(meant(within(points, x, y, snapPixels), x, y))

describe('[MAP12] whom a drop is meant for', () => {
  test('the only one within 32 px; nobody beyond', () => {
    expect(drop(at('a', 32))).toEqual(['a'])
    expect(drop(at('a', 32.1))).toEqual([])
    expect(drop(at('a', 30), at('b', 33))).toEqual(['a'])
  })

  test('it asks where several are within 32 px, the nearest first, however far they are from one another', () => {
    expect(drop(at('a', 20), at('b', -14))).toEqual(['b', 'a'])
    expect(drop(at('a', 31), at('b', -31), at('c', 0, 13))).toEqual(['c', 'a', 'b'])
  })

  test('it does not ask on the disc of one alone', () => {
    expect(drop(at('a', 12), at('b', -13))).toEqual(['a'])
    expect(drop(at('a', 0), at('b', 13), at('c', -20))).toEqual(['a'])
  })

  test('it asks where two lie on one another, also on the part of one that is seen', () => {
    expect(drop(at('a', 0), at('b', 12))).toEqual(['a', 'b'])
    expect(drop(at('a', 8), at('b', 20))).toEqual(['a', 'b'])
    expect(drop(at('a', 10), at('b', -10))).toHaveLength(2)
  })

  const crowd = fc.array(
    fc.record({ dx: fc.double({ min: -45, max: 45, noNaN: true }), dy: fc.double({ min: -45, max: 45, noNaN: true }) }),
    {
      maxLength: 12,
    },
  )
  const points = (all: { dx: number; dy: number }[]) => all.map(({ dx, dy }, i) => at(`w${i}`, dx, dy))

  test('whoever gets it unasked is alone within reach, or the one on whose disc alone the pointer is', () => {
    fc.assert(
      fc.property(crowd, (all) => {
        const far = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y)
        const reached = points(all)
          .filter((point) => far(point, { x, y }) <= 32)
          .sort((a, b) => far(a, { x, y }) - far(b, { x, y }))
        const clear = reached.filter(
          (one) =>
            far(one, { x, y }) <= 12 &&
            reached.every((other) => other === one || (far(other, { x, y }) > 12 && far(other, one) > 12)),
        )
        expect(drop(...points(all))).toEqual(ids(clear.length === 1 ? clear : reached))
      }),
      runs(3_000),
    )
  })

  test('who is asked about does not depend on the order in which they are known', () => {
    fc.assert(
      fc.property(crowd, (all) => {
        const list = points(all)
        expect(new Set(drop(...list))).toEqual(new Set(drop(...list.toReversed())))
      }),
      runs(500),
    )
  })
})
