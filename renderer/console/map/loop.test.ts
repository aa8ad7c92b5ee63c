import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addToLoop, inLoop, isLoop } from './loop.ts'

const points = (...all: [string, number, number][]) => all.map(([id, x, y]) => ({ id, x, y }))
const loop = (...all: [number, number][]) => all.map(([x, y]) => ({ x, y }))

describe('what lies in a loop drawn by hand', () => {
  test('[MAP30] the loop closes itself', () => {
    const open = loop([0, 0], [100, 0], [100, 100], [0, 100])
    expect(inLoop(points(['in', 2, 50], ['left', -2, 50], ['below', 50, 101], ['right', 101, 50]), open)).toEqual([
      'in',
    ])
  })

  test('[MAP30] a hollow in it is out', () => {
    const hollow = loop([0, 0], [100, 0], [100, 100], [80, 100], [80, 20], [20, 20], [20, 100], [0, 100])
    expect(inLoop(points(['arm', 10, 90], ['hollow', 50, 60], ['bridge', 50, 10], ['arm 2', 90, 90]), hollow)).toEqual([
      'arm',
      'bridge',
      'arm 2',
    ])
  })

  test('[MAP30] where it crosses itself: both halves of an eight are in, what is shut in twice is out', () => {
    const eight = loop([0, 0], [100, 100], [100, 0], [0, 100])
    expect(inLoop(points(['left', 10, 50], ['right', 90, 50], ['top', 50, 10]), eight)).toEqual(['left', 'right'])
    const twice = [...loop([0, 0], [90, 0], [90, 90], [0, 90]), ...loop([0, 0], [50, 0], [50, 50], [0, 50])]
    expect(inLoop(points(['twice', 25, 25], ['once', 75, 75]), twice)).toEqual(['once'])
  })

  test('[MAP30] a point at the height of a corner is counted once', () => {
    const diamond = loop([50, 0], [100, 50], [50, 100], [0, 50])
    expect(inLoop(points(['middle', 50, 50], ['before', -10, 50], ['behind', 110, 50]), diamond)).toEqual(['middle'])
    const steps = loop([0, 0], [100, 0], [100, 50], [50, 50], [50, 100], [0, 100])
    expect(inLoop(points(['on the step', 25, 50], ['before it', -5, 50]), steps)).toEqual(['on the step'])
  })

  test('[MAP30] agrees with a circle, however many corners it has and wherever it begins', () => {
    const circle = fc.record({
      corners: fc.integer({ min: 40, max: 300 }),
      turn: fc.double({ min: 0, max: 7, noNaN: true }),
    })
    fc.assert(
      fc.property(
        circle,
        fc.double({ min: 0, max: 7, noNaN: true }),
        fc.integer({ min: 0, max: 200 }),
        (of, at, far) => {
          fc.pre(Math.abs(far - 100) > 2)
          const drawn = Array.from({ length: of.corners }, (_, i) => {
            const course = of.turn + (i / of.corners) * 2 * Math.PI
            return { x: 100 * Math.cos(course), y: 100 * Math.sin(course) }
          })
          const found = inLoop([{ id: 'p', x: far * Math.cos(at), y: far * Math.sin(at) }], drawn)
          expect(found).toEqual(far < 100 ? ['p'] : [])
        },
      ),
    )
  })
})

describe('a loop or a click', () => {
  const drawn = (...all: [number, number][]) => {
    const taken = loop([50, 50])
    for (const [x, y] of all) addToLoop(taken, { x, y })
    return taken
  }

  test('[MAP30] a hand that shakes has clicked', () => {
    expect(isLoop(drawn())).toBe(false)
    expect(isLoop(drawn([51, 50], [51, 51], [50, 51], [49, 50]))).toBe(false)
    expect(isLoop(drawn([53, 50]))).toBe(false)
    expect(isLoop(drawn([53, 50], [50, 53], [53, 53]))).toBe(false)
    expect(isLoop(drawn([80, 50], [80, 80]))).toBe(true)
  })

  test('[MAP30] steps smaller than a shake add no points', () => {
    expect(drawn([51, 50], [52, 50], [53, 50], [54, 50], [56, 50])).toEqual(loop([50, 50], [53, 50], [56, 50]))
  })
})
