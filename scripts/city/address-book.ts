// Gathers the city's addresses from the map's data.
import { areaCodes, compassAreas } from './compass-areas.ts'
import { latinName } from './latin-name.ts'
import { insidePoint } from './ring-geometry.ts'
import { placeOf } from './world-grid.ts'
import { addressBookVersion, type AddressBook } from '../../shared/geo/address-book.ts'
import { hasCyrillic } from '../../shared/geo/transliterate.ts'
import type { Place } from '../../shared/model/place.ts'
import type { CityObject } from './city-objects.ts'

interface Found {
  readonly street: string
  readonly housenumber: string
  readonly place: Place
}

/** @param isReachable whether a car gets near; an address that none does is left out */
export function buildAddressBook(
  objects: readonly CityObject[],
  attribution: string,
  isReachable: (place: Place) => boolean,
): AddressBook {
  const found = gatherAddresses(objects).filter(({ place }) => isReachable(place))
  const areaOf = compassAreas(found.map(({ place }) => place))
  const english = englishStreetNames(objects)
  const streets = [...new Set(found.map(({ street }) => street))]
  const streetNumbers = new Map(streets.map((street, number) => [street, number]))
  return {
    version: addressBookVersion,
    attribution,
    streets: streets.map((street) => [street, english.get(street) ?? latinName(street)]),
    areas: areaCodes,
    addresses: found.map(({ street, housenumber, place }) => [
      streetNumbers.get(street)!,
      housenumber,
      rounded(place.lat),
      rounded(place.lon),
      areaCodes.indexOf(areaOf(place)),
    ]),
  }
}

/** Every address once, street by street, numbers in their order. */
function gatherAddresses(objects: readonly CityObject[]): Found[] {
  const found = new Map<string, Found>()
  for (const { tags, shape } of objects) {
    const street = tags['addr:street']?.trim()
    const housenumber = tags['addr:housenumber']?.trim()
    // "неим." is how the mappers of Astana mark a street that has no name.
    if (!street || !housenumber || shape.kind === 'line' || street.startsWith('неим.')) continue
    const key = `${street}\n${housenumber}`
    if (found.has(key)) continue
    const point = shape.kind === 'point' ? shape.point : insidePoint(shape.polygons)
    found.set(key, { street, housenumber, place: placeOf(point) })
  }
  const order = new Intl.Collator('ru', { numeric: true })
  return [...found.values()].sort(
    (a, b) => order.compare(a.street, b.street) || order.compare(a.housenumber, b.housenumber),
  )
}

function englishStreetNames(objects: readonly CityObject[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { tags } of objects) {
    const english = tags['name:en']
    if (tags.highway && tags.name && english && !hasCyrillic(english)) names.set(tags.name, english)
  }
  return names
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}
