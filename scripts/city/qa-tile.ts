// Reads one OSM-QA tile: a vector tile whose single layer `osm` holds every node and way of OpenStreetMap with all its
// tags. What tells of the people who mapped it (user, changeset, time) and of OpenStreetMap's own numbering goes no
// further than this file; the number of a way serves only to find its other pieces. Knows nothing of what tags mean.
import { classifyRings, VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { unreachable } from '../../shared/model/unreachable.ts'
import { stepsPerTile } from './world-grid.ts'
import type { GridLine, GridPoint, GridPolygon } from './world-grid.ts'

export type Tags = Readonly<Record<string, string>>

export type Shape =
  | { readonly kind: 'point'; readonly point: GridPoint }
  | { readonly kind: 'line'; readonly lines: readonly GridLine[] }
  | { readonly kind: 'area'; readonly polygons: readonly GridPolygon[] }

/** What one tile shows of a node or way. */
export interface QaPiece {
  /** the same for all pieces of one node or way */
  readonly key: string
  readonly tags: Tags
  readonly shape: Shape
}

export function readQaTile(bytes: Uint8Array, column: number, row: number): QaPiece[] {
  const layer = new VectorTile(new PbfReader(bytes)).layers.osm
  if (!layer) throw new Error(`tile ${column}/${row} has no layer "osm"`)
  if (layer.extent !== stepsPerTile) throw new Error(`tile ${column}/${row} has ${layer.extent} steps`)
  const toGrid = ({ x, y }: { x: number; y: number }): GridPoint => [column * stepsPerTile + x, row * stepsPerTile + y]

  const pieces: QaPiece[] = []
  for (let index = 0; index < layer.length; index += 1) {
    const feature = layer.feature(index)
    const key = `${feature.properties['@type']} ${feature.properties['@id']}`
    const tags = tagsOf(feature.properties)
    const geometry = feature.loadGeometry()
    switch (feature.type) {
      case 0:
        break
      case 1:
        for (const point of geometry.flat()) pieces.push({ key, tags, shape: { kind: 'point', point: toGrid(point) } })
        break
      case 2:
        pieces.push({ key, tags, shape: { kind: 'line', lines: geometry.map((line) => line.map(toGrid)) } })
        break
      case 3: {
        const polygons = classifyRings(geometry).map((rings) => rings.map((ring) => ring.map(toGrid)))
        pieces.push({ key, tags, shape: { kind: 'area', polygons } })
        break
      }
      default:
        unreachable(feature.type)
    }
  }
  return pieces
}

function tagsOf(properties: Readonly<Record<string, string | number | boolean>>): Tags {
  const tags: Record<string, string> = {}
  for (const [name, value] of Object.entries(properties)) if (!name.startsWith('@')) tags[name] = String(value)
  return tags
}
