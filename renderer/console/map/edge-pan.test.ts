import { describe, expect, test } from 'vitest'
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

  test('[MAP29] crossing an edge moves nothing; it moves once the pointer has stayed there for 0.3 s', () => {
    const pan = new EdgePan()
    const at = (ms: number, x: number) => pan.at(ms, x, 300, 800, 600)
    expect(at(1_000, 5)).toBeUndefined()
    expect(at(1_290, 20)).toBeUndefined()
    expect(at(1_300, 20)).toEqual({ x: -14, y: 0 })
    expect(at(1_350, 400)).toBeUndefined()
    expect(at(1_400, 790)).toBeUndefined()
    pan.left()
    expect(at(1_900, 790)).toBeUndefined()
    expect(at(2_250, 800)).toEqual({ x: 28, y: 0 })
  })
})
