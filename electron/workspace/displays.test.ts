import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { onDisplays, setUpOf, type DisplayShape } from './displays.ts'

function display(x: number, y: number, width = 1920, height = 1080, scaleFactor = 1): DisplayShape {
  return { bounds: { x, y, width, height }, workArea: { x, y, width, height: height - 40 }, scaleFactor }
}
const left = display(0, 0)
const right = display(1920, 0)

describe('a set-up of displays', () => {
  test('[WIN10] is the same in whatever order it is told, and with another task bar', () => {
    expect(setUpOf([left, right])).toBe(setUpOf([right, left]))
    expect(setUpOf([left])).toBe(setUpOf([{ ...left, workArea: left.bounds }]))
  })

  test('[WIN10] is another one with other sizes, places or scales, or one display less', () => {
    const all = [
      [left, right],
      [left],
      [left, display(1920, 100)],
      [left, display(1920, 0, 2560, 1440)],
      [left, display(1920, 0, 1920, 1080, 2)],
    ].map(setUpOf)
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('a window on displays', () => {
  const bounds = { x: 2000, y: 100, width: 1600, height: 900 }

  test('[WIN11] stays where enough of it is seen, also when it sticks out', () => {
    expect(onDisplays(bounds, [left, right])).toEqual(bounds)
    const out = { ...bounds, x: -1400 }
    expect(onDisplays(out, [left])).toEqual(out)
  })

  test('[WIN11] comes home onto the nearest display, whole if there is room', () => {
    expect(onDisplays(bounds, [left])).toEqual({ x: 320, y: 100, width: 1600, height: 900 })
    expect(onDisplays(bounds, [display(-4000, 0), left])).toMatchObject({ x: 320 })
    expect(onDisplays(bounds, [display(0, 0, 1280, 720)])).toEqual({ x: 0, y: 0, width: 1280, height: 680 })
  })

  test('[WIN11] can always be got hold of', () => {
    const number = fc.integer({ min: -5000, max: 5000 })
    const size = fc.integer({ min: 1024, max: 4000 })
    const any = fc.record({ x: number, y: number, width: size, height: size })
    const displays = fc.array(
      fc.tuple(number, number, size, size).map(([x, y, w, h]) => display(x, y, w, h)),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(any, displays, (window, all) => {
        const home = onDisplays(window, all)
        const seen = all.some(({ workArea: area }) => {
          const wide = Math.min(area.x + area.width, home.x + home.width) - Math.max(area.x, home.x)
          const high = Math.min(area.y + area.height, home.y + home.height) - Math.max(area.y, home.y)
          return wide > 0 && high > 0 && wide * high > 10_000
        })
        expect(seen).toBe(true)
      }),
    )
  })

  test('[WIN11] goes nowhere while the system tells of no display', () => {
    expect(onDisplays(bounds, [])).toEqual(bounds)
  })
})
