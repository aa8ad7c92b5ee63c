import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../test/support/runs.ts'
import { EdgePan, edgePan } from './edge-pan.ts'

describe('at the edge of the map', () => {
  test('[MAP11] in the middle it stands still, at the edge it moves that way, the faster the nearer', () => {
    expect(edgePan(400, 300, 800, 600)).toBeUndefined()
    expect(edgePan(40, 300, 800, 600)).toBeUndefined()
    expect(edgePan(20, 300, 800, 600)).toEqual({ x: -14, y: 0 })
    expect(edgePan(0, 300, 800, 600)).toEqual({ x: -28, y: 0 })
    expect(edgePan(800, 600, 800, 600)).toEqual({ x: 28, y: 28 })
    expect(edgePan(400, 5, 800, 600)!.y).toBeLessThan(edgePan(400, 35, 800, 600)!.y)
  })

  test('[MAP11] outside, and on a map too small to have a middle, it stands still', () => {
    expect(edgePan(-1, 300, 800, 600)).toBeUndefined()
    expect(edgePan(10, 10, 120, 120)).toBeUndefined()
  })

  /** @param way where the pointer is, every 50 ms @returns by how much the map has moved in all */
  function moved(way: readonly (readonly [number, number])[], begin?: readonly [number, number]): number {
    const pan = new EdgePan()
    if (begin) pan.begin(...begin)
    let sum = 0
    way.forEach(([x, y], i) => {
      const by = pan.at(i * 50, x, y, 800, 600)
      sum += by ? Math.hypot(by.x, by.y) : 0
    })
    return sum
  }
  const rest = (x: number, y: number, ms: number) => Array.from({ length: ms / 50 + 1 }, () => [x, y] as const)

  test('[MAP29] it moves once the hand has rested there for 0.3 s, also a hand that shakes', () => {
    expect(moved(rest(780, 300, 250))).toBe(0)
    expect(moved(rest(780, 300, 300))).toBe(14)
    expect(moved(rest(780, 300, 500))).toBe(5 * 14)
    const shaking = Array.from({ length: 11 }, (_, i) => [780 + (i % 2) * 3, 300 + (i % 3) * 2] as const)
    expect(moved(shaking)).toBeGreaterThan(4 * 10)
  })

  test('[MAP29] crossing an edge moves nothing, in or out, however slowly, straight or along it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(['out', 'in'] as const)),
        // Pixels between looks 50 ms apart: 9 is a hand that takes longer for the edge than 0.2 s.
        fc.double({ min: 9, max: 80, noNaN: true }),
        fc.double({ min: -1.5, max: 1.5, noNaN: true }),
        (direction, step, slope) => {
          const way: (readonly [number, number])[] = []
          for (let x = 700; x <= 800; x += step) way.push([x, 300 + (x - 700) * slope])
          expect(moved(direction === 'out' ? way : way.toReversed())).toBe(0)
        },
      ),
      runs(300),
    )
    expect(moved(Array.from({ length: 60 }, (_, i) => [790, 5 + i * 9] as const))).toBe(0)
  })

  test('[MAP29] it begins anew after it has been elsewhere, and outside', () => {
    const pan = new EdgePan()
    const at = (ms: number, x: number) => pan.at(ms, x, 300, 800, 600)
    at(1_000, 790)
    expect(at(1_300, 790)).toEqual({ x: 21, y: 0 })
    expect(at(1_350, 400)).toBeUndefined()
    expect(at(1_400, 790)).toBeUndefined()
    pan.left()
    expect(at(1_900, 790)).toBeUndefined()
    expect(at(2_200, 795)).toEqual({ x: 25, y: 0 })
  })

  test('[MAP29] who takes hold of something at the edge and reads first moves nothing before the hand has gone elsewhere', () => {
    expect(moved(rest(780, 300, 2_000), [782, 301])).toBe(0)
    expect(moved([...rest(780, 300, 500), ...rest(780, 330, 300)], [780, 300])).toBe(14)
  })
})
