// Cuts what the map shows into vector tiles, zoom by zoom: each zoom only what is to be seen there, drawn no finer than it
// can be seen. Knows no tags and no archive.
import { GeoJSONVT } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { unreachable } from '../../shared/model/unreachable.ts'
import { groupBy } from './group-by.ts'
import { labelFields, layerNames, mapLayers, mapZooms } from './map-feature.ts'
import { gridZoom, worldSteps } from './world-grid.ts'
import type { GeoJSONVTTile } from '@maplibre/geojson-vt'
import type { Feature, Geometry, Position } from 'geojson'
import type { LayerName, LayerPlan, MapFeature } from './map-feature.ts'
import type { Tile } from './pmtiles-writer.ts'
import type { Shape } from './qa-tile.ts'
import type { GridPoint } from './world-grid.ts'

export interface TileAddress {
  readonly x: number
  readonly y: number
}

const extent = 4096

type Drawn = MapFeature & { readonly geometry: Geometry }

/** @param covered the tiles of the grid's zoom that the data covers; no tile reaches beyond them */
export function cutTiles(features: readonly MapFeature[], covered: readonly TileAddress[]): Tile[] {
  const drawn = features.map((feature): Drawn => ({ ...feature, geometry: geometryOf(feature.shape) }))
  const byLayer = groupBy(drawn, ({ layer }) => layer)
  const tiles: Tile[] = []
  for (let z: number = mapZooms.min; z <= mapZooms.max; z += 1) {
    const shown = tilesAt(z, covered).map(({ x, y }) => ({ x, y, layers: new Map<LayerName, GeoJSONVTTile>() }))
    // Layer by layer, so that only one index is held at a time.
    for (const name of layerNames) {
      const index = indexLayer(name, byLayer.get(name) ?? [], z)
      for (const { x, y, layers } of shown) {
        const tile = index.getTile(z, x, y)
        if (tile && tile.features.length > 0) layers.set(name, tile)
      }
    }
    for (const { x, y, layers } of shown) {
      if (layers.size === 0) continue
      tiles.push({ z, x, y, bytes: fromGeojsonVt(Object.fromEntries(layers), { version: 2, extent }) })
    }
  }
  return tiles
}

function indexLayer(name: LayerName, features: readonly Drawn[], z: number): GeoJSONVT {
  const { namesFrom }: LayerPlan = mapLayers[name]
  const withLabels = namesFrom !== null && z >= namesFrom
  const visible = features
    .filter(({ minZoom }) => minZoom <= z)
    .map(({ properties, geometry }): Feature => {
      const shown = Object.entries(properties).filter(([field]) => withLabels || !labelFields.has(field))
      return { type: 'Feature', properties: Object.fromEntries(shown), geometry }
    })
  return new GeoJSONVT(
    { type: 'FeatureCollection', features: visible },
    {
      coordinates: 'unitSquare',
      wrap: false,
      extent,
      buffer: 64,
      maxZoom: mapZooms.max,
      indexMaxZoom: z,
      indexMaxPoints: 0,
      // in steps of the tile: a whole pixel where the city is small, half of one near by
      tolerance: z < 12 ? 8 : 4,
    },
  )
}

function geometryOf(shape: Shape): Geometry {
  const toSquare = ([x, y]: GridPoint): Position => [x / worldSteps, y / worldSteps]
  switch (shape.kind) {
    case 'point':
      return { type: 'Point', coordinates: toSquare(shape.point) }
    case 'line':
      return { type: 'MultiLineString', coordinates: shape.lines.map((line) => line.map(toSquare)) }
    case 'area':
      return {
        type: 'MultiPolygon',
        coordinates: shape.polygons.map((rings) => rings.map((ring) => ring.map(toSquare))),
      }
    default:
      return unreachable(shape)
  }
}

function tilesAt(z: number, covered: readonly TileAddress[]): TileAddress[] {
  const tiles = new Map<string, TileAddress>()
  const span = 2 ** Math.max(0, z - gridZoom)
  const shrink = 2 ** Math.max(0, gridZoom - z)
  for (const { x, y } of covered) {
    for (let at = 0; at < span * span; at += 1) {
      const tile = {
        x: Math.floor(x / shrink) * span + (at % span),
        y: Math.floor(y / shrink) * span + Math.floor(at / span),
      }
      tiles.set(`${tile.x}/${tile.y}`, tile)
    }
  }
  return [...tiles.values()]
}
