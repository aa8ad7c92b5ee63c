// What the map's tiles are made of, and the list of their layers: the contract with the map's style. Knows neither tags
// nor tiles.
import { nameFields } from './names.ts'
import type { Shape } from './qa-tile.ts'

export interface MapFeature {
  readonly layer: LayerName
  /** the first zoom whose tiles show it */
  readonly minZoom: number
  readonly properties: Readonly<Record<string, string | number>>
  readonly shape: Shape
}

export const mapZooms = { min: 7, max: 14 } as const

export interface LayerPlan {
  /** fields besides the names */
  readonly fields: readonly string[]
  /** the first zoom whose tiles carry names and signs; null: it has none */
  readonly namesFrom: number | null
}

/** In the order of the tiles, which is also the order to draw in. */
export const mapLayers = {
  /** the ground that the tiles know of */
  coverage: { fields: [], namesFrom: null },
  landuse: { fields: ['class'], namesFrom: null },
  water: { fields: ['class'], namesFrom: null },
  waterway: { fields: ['class'], namesFrom: 12 },
  building: { fields: [], namesFrom: null },
  road: { fields: ['class', 'link', 'oneway', 'bridge', 'tunnel', 'ref'], namesFrom: 11 },
  rail: { fields: ['class', 'service', 'bridge', 'tunnel'], namesFrom: null },
  place: { fields: ['class'], namesFrom: 0 },
  poi: { fields: ['class', 'rank'], namesFrom: 0 },
  address: { fields: ['housenumber'], namesFrom: null },
} as const satisfies Readonly<Record<string, LayerPlan>>
export type LayerName = keyof typeof mapLayers
export const layerNames = Object.keys(mapLayers) as LayerName[]

/** What the tiles of a low zoom leave out. */
export const labelFields: ReadonlySet<string> = new Set([...nameFields, 'ref'])
