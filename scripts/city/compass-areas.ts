// Divides the city into nine areas named by the compass, three by three, so that each third holds a third of the
// addresses. OpenStreetMap has no districts in the input, and names of neighbourhoods only at the city's edge.
import type { Place } from '../../shared/model/place.ts'

export const areaCodes = [
  'north-west',
  'north',
  'north-east',
  'west',
  'centre',
  'east',
  'south-west',
  'south',
  'south-east',
] as const
export type AreaCode = (typeof areaCodes)[number]

/** @returns a function that names the area of a place by thirds of the places given here */
export function compassAreas(places: readonly Place[]): (place: Place) => AreaCode {
  const lats = places.map(({ lat }) => -lat).sort((a, b) => a - b)
  const lons = places.map(({ lon }) => lon).sort((a, b) => a - b)
  return ({ lat, lon }) => areaCodes[3 * thirdOf(-lat, lats) + thirdOf(lon, lons)]!
}

function thirdOf(value: number, sorted: readonly number[]): 0 | 1 | 2 {
  if (value <= (sorted[Math.floor(sorted.length / 3)] ?? value)) return 0
  return value <= (sorted[Math.floor((2 * sorted.length) / 3)] ?? value) ? 1 : 2
}
