// What was typed as an address: coordinates, or something of the address book.
import type { AddressSearch, FoundAddress } from './address-search.ts'
import { coordinateText, parseCoordinates } from './coordinates.ts'

/** Houses that may be what coordinates mean, m. */
const doorMetres = 150
/** The area of a place is that of the nearest house, up to here, m. */
const areaMetres = 3_000

/** @param search null: there is no address book, and only coordinates are understood */
export function findSites(text: string, search: AddressSearch | null): FoundAddress[] {
  const place = parseCoordinates(text)
  if (!place) return search?.find(text) ?? []
  const near = search?.near(place, areaMetres, 3) ?? []
  const houses = near.filter(({ metres }) => metres <= doorMetres)
  return [
    { kind: 'site', address: coordinateText(place), addressLatin: null, area: near[0]?.site.area ?? '', place },
    ...houses.map(({ site }) => ({ kind: 'site' as const, ...site })),
  ]
}
