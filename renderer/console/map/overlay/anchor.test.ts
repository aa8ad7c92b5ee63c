import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { anchorFor, degreesOf, mercator, nearestCopy, onScreen, viewOf, within, worldMetres } from './anchor.ts'

const globe = fc.record({
  lat: fc.double({ min: -84, max: 84, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
})
const offset = fc.double({ min: -0.02, max: 0.02, noNaN: true })

describe('[MAP1] a place relative to an anchor', () => {
  test('is right to a centimetre as a 32-bit number, anywhere on the globe', () => {
    fc.assert(
      fc.property(globe, offset, offset, (centre, dLat, dLon) => {
        const view = viewOf(centre, 18, 1_000, 800)
        const anchor = anchorFor(view, undefined)
        const place = mercator(centre.lat + dLat, centre.lng + dLon)
        const [x, y] = [place.x - anchor.x, place.y - anchor.y]
        expect(Math.abs(Math.fround(x) - x)).toBeLessThan(0.01)
        expect(Math.abs(Math.fround(y) - y)).toBeLessThan(0.01)
      }),
      runs(1_000),
    )
  })

  test('holds while the view moves away, until another anchor is taken; without one it would be wrong by decimetres', () => {
    const first = anchorFor(viewOf({ lat: 51, lng: 71 }, 18, 1_000, 800), undefined)
    const near = anchorFor(viewOf({ lat: 51.2, lng: 71.3 }, 18, 1_000, 800), first)
    const far = anchorFor(viewOf({ lat: 52, lng: 73 }, 18, 1_000, 800), first)
    expect(near).toBe(first)
    expect(far).not.toBe(first)
    const error = (value: number) => Math.abs(Math.fround(value) - value)
    const places = Array.from({ length: 100 }, (_, i) => mercator(51 + i / 777, 71 + i / 777))
    expect(Math.max(...places.map(({ x, y }) => Math.max(error(x), error(y))))).toBeGreaterThan(0.2)
  })
})

describe('onScreen', () => {
  test('the centre is in the middle, east is right, north is up', () => {
    const view = viewOf({ lat: 51, lng: 71 }, 12, 1_000, 800)
    expect(onScreen(view, mercator(51, 71))).toEqual({ x: 500, y: 400 })
    expect(onScreen(view, mercator(51, 71.01)).x).toBeGreaterThan(500)
    expect(onScreen(view, mercator(51.01, 71)).y).toBeLessThan(400)
  })

  test('the whole world is 512 pixels wide at zoom 0', () => {
    const view = viewOf({ lat: 0, lng: 0 }, 0, 512, 512)
    const east = onScreen(view, mercator(0, 179.999_999))
    expect(east.x).toBeCloseTo(512, 3)
    expect(onScreen(view, mercator(85.051_128, 0)).y).toBeCloseTo(0, 1)
  })

  test('east and west of the date line are neighbours', () => {
    const view = viewOf({ lat: 0, lng: 179.99 }, 10, 1_000, 800)
    expect(onScreen(view, mercator(0, -179.99)).x).toBeCloseTo(500 + (0.02 / 360) * 512 * 2 ** 10, 6)
    expect(Math.abs(nearestCopy(worldMetres * 0.75))).toBeCloseTo(worldMetres * 0.25, 3)
  })
})

test('what lies within a view in degrees lies within it in pixels, and the other way round', () => {
  const away = fc.double({ min: -3, max: 3, noNaN: true })
  fc.assert(
    fc.property(globe, away, away, fc.double({ min: 6, max: 18, noNaN: true }), (centre, dLat, dLon, zoom) => {
      const view = viewOf(centre, zoom, 1_000, 800)
      const [lat, lon] = [centre.lat + dLat, centre.lng + dLon > 180 ? centre.lng + dLon - 360 : centre.lng + dLon]
      const { x, y } = onScreen(view, mercator(lat, lon))
      const slack = Math.min(Math.abs(x + 40), Math.abs(x - 1_040), Math.abs(y + 40), Math.abs(y - 840))
      fc.pre(slack > 1e-3)
      expect(within(degreesOf(view, 40), lat, lon)).toBe(x > -40 && x < 1_040 && y > -40 && y < 840)
    }),
    runs(1_000),
  )
})
