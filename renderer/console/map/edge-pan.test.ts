import { describe, expect, test } from 'vitest'
import { edgePan } from './edge-pan.ts'

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
})
