// The grid that the city is built on: whole numbers over the web-mercator square of the world, as fine as the input has
// them (tiles of zoom 12 with 2^20 steps each, half a centimetre at Astana). Places that were one place in OpenStreetMap
// are one pair of numbers here, so equality can be relied on. Knows geometry only, no tags.
import { earthRadiusMetres } from '../../shared/geo/distance.ts'
import type { Place } from '../../shared/model/place.ts'

export const gridZoom = 12
export const stepsPerTile = 2 ** 20
/** steps over the whole world; y grows southwards */
export const worldSteps = stepsPerTile * 2 ** gridZoom

export type GridPoint = readonly [x: number, y: number]
export type GridLine = readonly GridPoint[]
/** The outer ring, then its holes; every ring ends on its first point. */
export type GridPolygon = readonly GridLine[]

export function placeOf([x, y]: GridPoint): Place {
  const northing = Math.PI * (1 - (2 * y) / worldSteps)
  return { lat: (Math.atan(Math.sinh(northing)) * 180) / Math.PI, lon: (x / worldSteps) * 360 - 180 }
}

export function gridPointOf({ lat, lon }: Place): GridPoint {
  const northing = Math.asinh(Math.tan((lat * Math.PI) / 180))
  return [Math.round(((lon + 180) / 360) * worldSteps), Math.round(((1 - northing / Math.PI) / 2) * worldSteps)]
}

/** The ground that one step covers near a place. */
export function metresPerStep(lat: number): number {
  return (2 * Math.PI * earthRadiusMetres * Math.cos((lat * Math.PI) / 180)) / worldSteps
}

export function pointKey([x, y]: GridPoint): string {
  return `${x},${y}`
}
