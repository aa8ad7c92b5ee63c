import { describe, expect, test } from 'vitest'
import { quadFloats, Quads, type Quad } from './quads.ts'

const place = { x: 7_900_000.25, y: -6_600_000.5 }
const quad = (over: Partial<Quad> = {}): Quad => ({
  from: { x: place.x - 10, y: place.y },
  to: place,
  glideStart: 0,
  glideEnd: 0,
  rect: { u: 3, v: 5, width: 30, height: 28 },
  dx: 0,
  dy: 0,
  alpha: 1,
  turn: 0,
  ...over,
})

describe('quads', () => {
  test('[MAP1] are packed relative to the anchor', () => {
    const quads = new Quads()
    quads.begin({ x: 7_900_000, y: -6_600_000 }, 0)
    quads.push(quad())
    expect(Array.from(quads.used.subarray(0, 4))).toEqual([0.25, -0.5, 0.25, -0.5])
  })

  test('[MAP3] a glide under way keeps its start, as seconds from the packing; one that is over stands', () => {
    const quads = new Quads()
    quads.begin({ x: 7_900_000, y: -6_600_000 }, 5_000)
    quads.push(quad({ glideStart: 4_800, glideEnd: 5_300 }))
    quads.push(quad({ glideStart: 4_000, glideEnd: 5_000 }))
    expect(quads.used[0]).toBe(-9.75)
    expect(quads.used[4]).toBeCloseTo(-0.2, 6)
    expect(quads.used[5]).toBeCloseTo(0.3, 6)
    expect(quads.used[quadFloats]).toBe(0.25)
    expect(quads.glidesUntil).toBe(5_300)
  })

  test('grow with their number, and begin anew', () => {
    const quads = new Quads()
    quads.begin(place, 0)
    for (let i = 0; i < 1_000; i++) quads.push(quad({ dx: i }))
    expect(quads.count).toBe(1_000)
    expect(quads.used[999 * quadFloats + 6]).toBe(999)
    quads.begin(place, 0)
    expect(quads.used).toHaveLength(0)
  })
})
