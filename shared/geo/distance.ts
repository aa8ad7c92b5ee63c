// Lengths and directions on the ground, from WGS84 degrees on a sphere of the earth's mean radius: within 0.5 % of the
// ellipsoid, far below what a travel time can promise. Knows no roads and no map projection.
//
// Haversine: R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984), p. 159.
// Initial course: E. Williams, "Aviation Formulary", section "Course between points".
// Mean radius: IUGG, (2a + b) / 3 of GRS 80.
import type { Place } from '../model/place.ts'

export const earthRadiusMetres = 6_371_008.8

const radians = Math.PI / 180

/** Metres along the great circle. */
export function distanceMetres(a: Place, b: Place): number {
  const sinLat = Math.sin(((b.lat - a.lat) * radians) / 2)
  const sinLon = Math.sin(((b.lon - a.lon) * radians) / 2)
  const h = sinLat * sinLat + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * sinLon * sinLon
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The course at `a` towards `b`: degrees clockwise from north, from 0 up to 360; 0 where both are the same place. */
export function bearingDegrees(a: Place, b: Place): number {
  const lonDifference = (b.lon - a.lon) * radians
  const y = Math.sin(lonDifference) * Math.cos(b.lat * radians)
  const x =
    Math.cos(a.lat * radians) * Math.sin(b.lat * radians) -
    Math.sin(a.lat * radians) * Math.cos(b.lat * radians) * Math.cos(lonDifference)
  const degrees = Math.atan2(y, x) / radians
  // A course of -1e-15 degrees would round up to 360 by adding.
  return degrees < 0 ? (degrees + 360) % 360 : degrees
}

/**
 * The place at a fraction (0 to 1) of the way from `a` to `b`, straight in degrees as roads are drawn on a map. Meant
 * for pieces of road: 3 cm off the great circle on a kilometre at 51 degrees north.
 */
export function alongSegment(a: Place, b: Place, fraction: number): Place {
  const lonDifference = wrapDegrees(b.lon - a.lon)
  return { lat: a.lat + (b.lat - a.lat) * fraction, lon: wrapDegrees(a.lon + lonDifference * fraction) }
}

/** The same angle, from -180 to 180; what is there already is not touched, so that no digit is lost. */
function wrapDegrees(degrees: number): number {
  if (degrees >= -180 && degrees <= 180) return degrees
  return ((((degrees + 180) % 360) + 360) % 360) - 180
}
