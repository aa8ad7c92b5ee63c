// A site's arrival fence: whoever is on site is within it. And circles of metres on the ground as rings of places.
import type { Place } from '../model/place.ts'
import { distanceMetres, earthRadiusMetres } from './distance.ts'

/**
 * Metres. A site is the point of its address, often the middle of a building or of its plot: the entrance and the nearest
 * parking place are up to about 100 m from there, and a phone between houses is wrong by 20 to 50 m.
 */
export const arrivalFenceMetres = 150

/** A fix that is no better than this does not say at which house somebody is, metres. */
export const poorAccuracyMetres = 50

export interface FenceSide {
  inside: boolean
  /** from the fence's line */
  metres: number
  /** whether the fix is good enough to tell */
  sure: boolean
}

/** @param accuracy of the fix, metres; null: not known */
export function fenceSide(site: Place, fix: Place, accuracy: number | null): FenceSide {
  const beyond = distanceMetres(site, fix) - arrivalFenceMetres
  return { inside: beyond <= 0, metres: Math.abs(beyond), sure: Math.abs(beyond) >= (accuracy ?? 0) }
}

/**
 * A circle on the ground, closed. Degrees east run on past 180 where it lies there, so that it stays in one piece.
 * E. Williams, "Aviation Formulary", section "Lat/lon given radial and distance".
 */
export function ringAround({ lat, lon }: Place, metres: number, corners = 72): Place[] {
  const radians = Math.PI / 180
  const arc = metres / earthRadiusMetres
  const [sinLat, cosLat] = [Math.sin(lat * radians), Math.cos(lat * radians)]
  return Array.from({ length: corners + 1 }, (_, i) => {
    const course = ((i % corners) / corners) * 2 * Math.PI
    const sinRing = sinLat * Math.cos(arc) + cosLat * Math.sin(arc) * Math.cos(course)
    const east = Math.atan2(Math.sin(course) * Math.sin(arc) * cosLat, Math.cos(arc) - sinLat * sinRing)
    return { lat: Math.asin(sinRing) / radians, lon: lon + east / radians }
  })
}
