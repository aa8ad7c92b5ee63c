// Which things the map shows as points, as what, and from which zoom on: places people live in, and what helps to find
// one's way (hospitals, schools, filling stations, shops …). Knows no geometry.
import { namesOf } from './names.ts'
import type { Classified } from './classify-lines.ts'
import type { Tags } from './qa-tile.ts'

const placeZooms: Readonly<Record<string, number>> = {
  city: 7,
  town: 8,
  village: 10,
  suburb: 11,
  quarter: 12,
  neighbourhood: 12,
  hamlet: 12,
}

/** The first rule that fits a tag decides. Rank 1 is seen from far off, rank 4 only from near by. */
const poiRules: readonly (readonly [tag: string, values: string, shownAs: string, rank: 1 | 2 | 3 | 4])[] = [
  ['railway', 'station', 'station', 1],
  ['amenity', 'bus_station', 'station', 2],
  ['amenity', 'hospital', 'hospital', 1],
  ['amenity', 'police', 'police', 2],
  ['amenity', 'fire_station ambulance_station', 'fire', 2],
  ['amenity', 'university', 'university', 1],
  ['leisure', 'stadium', 'stadium', 1],
  ['shop', 'mall', 'mall', 2],
  ['natural', 'water', 'lake', 2],
  ['landuse', 'reservoir', 'lake', 2],
  ['leisure', 'park garden', 'park', 2],
  ['amenity', 'marketplace', 'mall', 2],
  ['tourism', 'museum attraction gallery', 'culture', 2],
  ['amenity', 'theatre cinema arts_centre library', 'culture', 2],
  ['amenity', 'townhall courthouse embassy', 'government', 3],
  ['office', 'government', 'government', 3],
  ['tourism', 'hotel hostel motel guest_house', 'hotel', 3],
  ['amenity', 'school college', 'school', 3],
  ['amenity', 'kindergarten', 'school', 4],
  ['amenity', 'place_of_worship', 'worship', 3],
  ['amenity', 'fuel', 'fuel', 3],
  ['amenity', 'clinic doctors dentist', 'clinic', 3],
  ['shop', 'supermarket department_store', 'shop', 3],
  ['man_made', 'works', 'industry', 3],
  ['historic', 'monument memorial', 'monument', 4],
  ['leisure', 'sports_centre fitness_centre', 'sport', 4],
  ['amenity', 'post_office', 'post', 4],
  ['amenity', 'pharmacy', 'pharmacy', 4],
  ['amenity', 'bank', 'bank', 4],
  ['amenity', 'restaurant cafe fast_food bar pub', 'food', 4],
  ['shop', 'convenience car_repair electronics doityourself hardware furniture', 'shop', 4],
]

const rankZooms = { 1: 12, 2: 13, 3: 14, 4: 14 } as const

export function classifyPoint(tags: Tags): Classified[] {
  const found: Classified[] = []
  const names = namesOf(tags)
  if (names.name) {
    const placeZoom = placeZooms[tags.place ?? '']
    if (placeZoom !== undefined) {
      found.push({ layer: 'place', minZoom: placeZoom, properties: { class: tags.place ?? '', ...names } })
    }
    // A river's name runs along its line.
    const poi =
      tags.waterway || tags.water === 'riverbank'
        ? undefined
        : poiRules.find(([tag, values]) => tags[tag] && values.split(' ').includes(tags[tag]))
    if (poi) {
      const [, , shownAs, rank] = poi
      found.push({ layer: 'poi', minZoom: rankZooms[rank], properties: { class: shownAs, rank, ...names } })
    }
  }
  const housenumber = tags['addr:housenumber']
  if (housenumber) found.push({ layer: 'address', minZoom: 14, properties: { housenumber } })
  return found
}
