import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alongSegment, bearingDegrees, distanceMetres, earthRadiusMetres } from './distance.ts'

const astana = { lat: 51.1282, lon: 71.4305 }
const almaty = { lat: 43.2389, lon: 76.8897 }
const place = fc.record({
  lat: fc.double({ min: -85, max: 85, noNaN: true }),
  lon: fc.double({ min: -179, max: 179, noNaN: true }),
})

describe('distanceMetres', () => {
  it('measures a degree of latitude as 111.195 km', () => {
    expect(distanceMetres({ lat: 50, lon: 71 }, { lat: 51, lon: 71 })).toBeCloseTo(
      (Math.PI * earthRadiusMetres) / 180,
      4,
    )
  })

  it('is within half a percent of the geodesic between two cities', () => {
    // 971.6 km on the WGS84 ellipsoid
    expect(Math.abs(distanceMetres(astana, almaty) - 971_600) / 971_600).toBeLessThan(0.005)
  })

  it('measures half the earth between antipodes, and not NaN', () => {
    expect(distanceMetres({ lat: 30, lon: 10 }, { lat: -30, lon: -170 })).toBeCloseTo(Math.PI * earthRadiusMetres, 0)
  })

  it('is symmetric, and zero at home', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(distanceMetres(a, b)).toBeCloseTo(distanceMetres(b, a), 6)
        expect(distanceMetres(a, a)).toBe(0)
      }),
    )
  })
})

describe('bearingDegrees', () => {
  it('names the four winds', () => {
    expect(bearingDegrees(astana, { ...astana, lat: 52 })).toBeCloseTo(0, 9)
    expect(bearingDegrees({ lat: 0, lon: 71 }, { lat: 0, lon: 72 })).toBeCloseTo(90, 9)
    expect(bearingDegrees(astana, { ...astana, lat: 50 })).toBeCloseTo(180, 9)
    expect(bearingDegrees({ lat: 0, lon: 71 }, { lat: 0, lon: 70 })).toBeCloseTo(270, 9)
  })

  it('stays from 0 up to 360', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const bearing = bearingDegrees(a, b)
        expect(bearing).toBeGreaterThanOrEqual(0)
        expect(bearing).toBeLessThan(360)
      }),
    )
  })
})

describe('alongSegment', () => {
  it('ends where the segment ends', () => {
    expect(alongSegment(astana, almaty, 0)).toEqual(astana)
    expect(alongSegment(astana, almaty, 1).lat).toBeCloseTo(almaty.lat, 12)
    expect(alongSegment(astana, almaty, 1).lon).toBeCloseTo(almaty.lon, 12)
  })

  it('divides a piece of road by its length', () => {
    const end = { lat: astana.lat + 0.004, lon: astana.lon + 0.009 }
    const middle = alongSegment(astana, end, 0.25)
    expect(distanceMetres(astana, middle) / distanceMetres(astana, end)).toBeCloseTo(0.25, 4)
  })

  it('takes the short way over the 180th meridian', () => {
    expect(Math.abs(alongSegment({ lat: 0, lon: 179 }, { lat: 0, lon: -179 }, 0.5).lon)).toBeCloseTo(180, 9)
    expect(alongSegment({ lat: 0, lon: 179 }, { lat: 0, lon: -179 }, 0.75).lon).toBeCloseTo(-179.5, 9)
  })
})
