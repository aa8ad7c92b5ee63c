import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../test/support/runs.ts'
import { glideMs, glideShare, jumpMetres, jumpSilenceMs, longestGlide, reckonedMetres } from './glide.ts'

describe('[MAP3] a glide', () => {
  test('lasts as long as fixes take to come, a second at most', () => {
    expect(glideMs(400, 10, 400)).toBe(400)
    expect(glideMs(5_000, 10, 5_000)).toBe(longestGlide)
  })

  test('is none for a jump or after a silence', () => {
    expect(glideMs(400, jumpMetres + 1, 400)).toBe(0)
    expect(glideMs(400, 10, jumpSilenceMs + 1)).toBe(0)
  })

  test('goes from start to end, never beyond, never back', () => {
    const time = fc.double({ min: 0, max: 3_000, noNaN: true })
    fc.assert(
      fc.property(time, time, time, (early, late, length) => {
        const [a, b] = [early, late].sort((x, y) => x - y) as [number, number]
        const [first, second] = [glideShare(a, 500, 500 + length), glideShare(b, 500, 500 + length)]
        expect(first).toBeGreaterThanOrEqual(0)
        expect(second).toBeLessThanOrEqual(1)
        expect(second).toBeGreaterThanOrEqual(first)
      }),
      runs(500),
    )
    expect(glideShare(500, 500, 500)).toBe(1)
  })
})

describe('[MAP4] where somebody may be by now', () => {
  test('is ahead by the speed, while the fix is young', () => {
    expect(reckonedMetres(4_000, 90, 10)).toBe(40)
    expect(reckonedMetres(15_001, 90, 10)).toBe(0)
  })

  test('is unknown without a heading, without a speed, and standing still', () => {
    expect(reckonedMetres(4_000, Number.NaN, 10)).toBe(0)
    expect(reckonedMetres(4_000, 90, Number.NaN)).toBe(0)
    expect(reckonedMetres(4_000, 90, 0.9)).toBe(0)
  })

  test('is never behind, for a fix of the future', () => {
    expect(reckonedMetres(-4_000, 90, 10)).toBe(0)
  })
})
