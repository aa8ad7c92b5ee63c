import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../test/support/runs.ts'
import { goalAfter, stepOf, type Goal, type Step } from './key-moves.ts'
import { degreesAt, mercator, onScreen, viewOf } from './overlay/anchor.ts'

const zooms: [number, number] = [8, 18]
const astana: Goal = { middle: mercator(51.15, 71.42), zoom: 12 }
/** CSS pixels that a goal is away from where the map looked, at the zoom there. */
const pixels = (from: Goal, to: Goal) => {
  const { lat, lon: lng } = degreesAt(from.middle)
  const { x, y } = onScreen(viewOf({ lat, lng }, from.zoom, 0, 0), to.middle)
  return { x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100 }
}
const between = (a: Goal, b: Goal, share: number): Goal => ({
  middle: {
    x: a.middle.x + (b.middle.x - a.middle.x) * share,
    y: a.middle.y + (b.middle.y - a.middle.y) * share,
  },
  zoom: a.zoom + (b.zoom - a.zoom) * share,
})
const press = (keys: readonly string[], share: () => number): Goal => {
  let [now, goal] = [astana, undefined as Goal | undefined]
  for (const key of keys) {
    goal = goalAfter(now, goal, stepOf(key)!, false, zooms)
    now = between(now, goal, share())
  }
  return goal ?? now
}

describe('[MAP10] the map by keys', () => {
  test('an arrow moves it by 100 px, + and - by a zoom, and nothing else is a key of it', () => {
    expect(pixels(astana, goalAfter(astana, undefined, stepOf('ArrowRight')!, false, zooms))).toEqual({ x: 100, y: 0 })
    expect(pixels(astana, goalAfter(astana, undefined, stepOf('ArrowDown')!, false, zooms))).toEqual({ x: 0, y: 100 })
    expect(goalAfter(astana, undefined, stepOf('+')!, false, zooms)).toEqual({ ...astana, zoom: 13 })
    expect(stepOf('n')).toBeUndefined()
  })

  test('each press counts whole, however far the map has got since the one before', () => {
    const keys = fc.array(fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'), { maxLength: 12 })
    fc.assert(
      fc.property(keys, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (all, share) => {
        const got = pixels(
          astana,
          press(all, () => share.next().value as number),
        )
        const count = (key: string) => all.filter((one) => one === key).length
        expect(got.x).toBeCloseTo(100 * (count('ArrowRight') - count('ArrowLeft')), 1)
        expect(got.y).toBeCloseTo(100 * (count('ArrowDown') - count('ArrowUp')), 1)
      }),
      runs(500),
    )
    expect(press(['+', '+', '-', '+'], () => 0).zoom).toBe(14)
  })

  test('a key that is held moves it on evenly: never more than a step ahead, and never back', () => {
    const held = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(held, fc.constantFrom<keyof Step>('x', 'y'), fc.constantFrom(-1, 1), (shares, axis, way) => {
        const step = { x: 0, y: 0, zoom: 0, [axis]: way }
        let now = astana
        let goal = goalAfter(now, undefined, step, false, zooms)
        for (const share of shares) {
          now = between(now, goal, share)
          const before = goal
          goal = goalAfter(now, goal, step, true, zooms)
          expect(way * pixels(now, goal)[axis === 'x' ? 'x' : 'y']).toBeCloseTo(100, 1)
          expect(way * pixels(before, goal)[axis === 'x' ? 'x' : 'y']).toBeGreaterThanOrEqual(0)
        }
      }),
      runs(300),
    )
  })

  test('a key that is held after quick presses takes none of them back', () => {
    const right = stepOf('ArrowRight')!
    let goal = goalAfter(astana, undefined, right, false, zooms)
    for (let i = 0; i < 3; i++) goal = goalAfter(astana, goal, right, false, zooms)
    expect(pixels(astana, goalAfter(astana, goal, right, true, zooms))).toEqual({ x: 400, y: 0 })
    // Another way held than the one pressed before: that one is still gone to its end.
    expect(pixels(astana, goalAfter(astana, goal, stepOf('ArrowDown')!, true, zooms))).toEqual({ x: 400, y: 100 })
  })

  test('it stays within the zooms and on the globe, and goes over the date line', () => {
    expect(
      press(
        Array.from({ length: 12 }, () => '+'),
        () => 1,
      ).zoom,
    ).toBe(18)
    expect(
      press(
        Array.from({ length: 12 }, () => '-'),
        () => 1,
      ).zoom,
    ).toBe(8)
    const east: Goal = { middle: mercator(0, 179.99), zoom: 8 }
    const first = goalAfter(east, undefined, stepOf('ArrowRight')!, false, zooms)
    // The map tells its middle with the other side's longitudes meanwhile.
    const over: Goal = { middle: mercator(0, -179.99), zoom: 8 }
    const second = goalAfter(over, first, stepOf('ArrowRight')!, false, zooms)
    expect(pixels(east, second)).toEqual({ x: 200, y: 0 })
    // Not once around the globe.
    expect(Math.abs(degreesAt(second.middle).lon + 179.99)).toBeLessThan(1)
  })
})
