// Which areas the map shows, as what, and from which zoom on: water, buildings, the use of land. An area carries no name:
// tiles would cut the name with it; a lake or park is named by a point. Knows of geometry only how large an area is.
import type { Classified } from './classify-lines.ts'
import type { Tags } from './qa-tile.ts'

/** The first rule that fits a tag decides; `*` fits any value. */
const landuseRules: readonly (readonly [tag: string, values: string, drawnAs: string])[] = [
  ['leisure', 'park garden common golf_course nature_reserve', 'park'],
  ['leisure', 'pitch stadium track sports_centre playground', 'pitch'],
  ['landuse', 'forest', 'forest'],
  ['natural', 'wood', 'forest'],
  ['natural', 'scrub', 'scrub'],
  ['natural', 'wetland', 'wetland'],
  ['natural', 'beach sand', 'sand'],
  ['landuse', 'grass village_green meadow recreation_ground', 'grass'],
  ['natural', 'grassland heath', 'grass'],
  ['landuse', 'farmland orchard allotments farmyard vineyard', 'farmland'],
  ['landuse', 'cemetery', 'cemetery'],
  ['landuse', 'military', 'military'],
  ['landuse', 'industrial garages railway landfill quarry', 'industrial'],
  ['man_made', 'works wastewater_plant', 'industrial'],
  ['power', 'substation plant', 'industrial'],
  ['amenity', 'hospital clinic', 'hospital'],
  ['amenity', 'school kindergarten college university', 'education'],
  ['landuse', 'commercial retail', 'commercial'],
  ['landuse', 'residential', 'residential'],
  ['place', 'village neighbourhood suburb', 'residential'],
  ['landuse', 'construction brownfield greenfield', 'construction'],
  ['amenity', 'parking', 'parking'],
  ['highway', 'pedestrian footway rest_area', 'pedestrian'],
]

/** The smallest area, in square metres, that a zoom shows. */
const smallestShown: readonly (readonly [squareMetres: number, minZoom: number])[] = [
  [1_000_000, 9],
  [200_000, 10],
  [50_000, 11],
  [10_000, 12],
  [0, 13],
]

/** An area can be more than one thing: a school's ground and a building. */
export function classifyArea(tags: Tags, squareMetres: number): Classified[] {
  if (tags.building && tags.building !== 'no') return [{ layer: 'building', minZoom: 13, properties: {} }]
  const bySize = smallestShown.find(([smallest]) => squareMetres >= smallest)?.[1] ?? 13
  const water = waterClass(tags)
  if (water) {
    return [{ layer: 'water', minZoom: Math.max(7, bySize - 2), properties: { class: water } }]
  }
  const drawnAs = landuseRules.find(([tag, values]) => tags[tag] && values.split(' ').includes(tags[tag]))?.[2]
  if (!drawnAs) return []
  const minZoom = drawnAs === 'parking' || drawnAs === 'pedestrian' ? 14 : bySize
  return [{ layer: 'landuse', minZoom, properties: { class: drawnAs } }]
}

function waterClass(tags: Tags): string | null {
  if (tags.waterway === 'riverbank' || tags.water === 'riverbank' || tags.water === 'river') return 'river'
  if (tags.natural === 'water') return tags.water ?? 'lake'
  if (tags.landuse === 'reservoir' || tags.landuse === 'basin') return 'reservoir'
  return tags.leisure === 'swimming_pool' ? 'pool' : null
}
