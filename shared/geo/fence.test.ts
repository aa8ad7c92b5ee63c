import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distanceMetres } from './distance.ts'
import { arrivalFenceMetres, fenceSide, ringAround } from './fence.ts'

const site = { lat: 51.1282, lon: 71.4305 }
/** so many metres north of the site */
const north = (metres: number) => ({ ...site, lat: site.lat + metres / 111_195 })

describe('a circle on the ground', () => {
  test('[MAP32] is as wide as it says at every latitude, all around', () => {
    const place = fc.record({
      lat: fc.double({ min: -85, max: 85, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    })
    fc.assert(
      fc.property(place, fc.integer({ min: 20, max: 5_000 }), (centre, metres) => {
        for (const corner of ringAround(centre, metres)) {
          const off = Math.abs(distanceMetres(centre, corner) - metres)
          expect(off).toBeLessThan(0.001 * metres)
        }
      }),
    )
  })

  test('[MAP32] is closed, goes once around, and begins in the north', () => {
    const ring = ringAround(site, 150, 8)
    expect(ring).toHaveLength(9)
    expect(ring[8]).toEqual(ring[0])
    expect(ring[0]!.lat).toBeGreaterThan(site.lat)
    expect(ring[0]!.lon).toBeCloseTo(site.lon, 9)
    expect(ring[2]!.lon).toBeGreaterThan(site.lon)
    expect(ring[4]!.lat).toBeLessThan(site.lat)
  })

  test('[MAP32] stays in one piece over the 180th meridian', () => {
    const lons = ringAround({ lat: 60, lon: 179.9999 }, 150).map(({ lon }) => lon)
    expect(Math.max(...lons) - Math.min(...lons)).toBeLessThan(0.01)
  })
})

describe('a fix and the fence', () => {
  test('[MAP34] inside or outside, and how far from its line', () => {
    expect(fenceSide(site, site, 5)).toEqual({ inside: true, metres: arrivalFenceMetres, sure: true })
    const out = fenceSide(site, north(arrivalFenceMetres + 240), 5)
    expect(out).toMatchObject({ inside: false, sure: true })
    expect(out.metres).toBeCloseTo(240, 0)
  })

  test('[MAP34] a fix that is not good enough to tell says so', () => {
    expect(fenceSide(site, north(arrivalFenceMetres + 60), 80).sure).toBe(false)
    expect(fenceSide(site, north(arrivalFenceMetres - 60), 80).sure).toBe(false)
    expect(fenceSide(site, north(arrivalFenceMetres + 100), 80).sure).toBe(true)
    expect(fenceSide(site, north(arrivalFenceMetres + 60), null).sure).toBe(true)
  })
})
