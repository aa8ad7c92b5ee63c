// Turns the city's nodes and ways into what the map shows.
import { unreachable } from '../../shared/model/unreachable.ts'
import { builtUpLand } from './built-up-land.ts'
import { classifyArea } from './classify-areas.ts'
import { classifyLine } from './classify-lines.ts'
import { classifyPoint } from './classify-points.ts'
import { areaOf, insidePoint } from './ring-geometry.ts'
import { uniteSquares } from './stitch-areas.ts'
import { metresPerStep, placeOf, stepsPerTile } from './world-grid.ts'
import type { CityObject } from './city-objects.ts'
import type { MapFeature } from './map-feature.ts'
import type { TileAddress } from './vector-tiles.ts'

/** @param covered the tiles of the grid's zoom that the objects come from */
export function mapFeaturesOf(objects: readonly CityObject[], covered: readonly TileAddress[]): MapFeature[] {
  const polygons = uniteSquares(
    covered.map(({ x, y }) => [x, y]),
    stepsPerTile,
  )
  return [
    { layer: 'coverage', minZoom: 0, properties: {}, shape: { kind: 'area', polygons } },
    { layer: 'landuse', minZoom: 9, properties: { class: 'built-up' }, shape: builtUpLand(objects) },
    ...dropEchoes(objects.flatMap(featuresOf)),
  ]
}

function featuresOf({ tags, shape }: CityObject): MapFeature[] {
  switch (shape.kind) {
    case 'point':
      return classifyPoint(tags).map((feature) => ({ ...feature, shape }))
    case 'line': {
      const feature = classifyLine(tags)
      return feature ? [{ ...feature, shape }] : []
    }
    case 'area': {
      const point = insidePoint(shape.polygons)
      const step = metresPerStep(placeOf(point).lat)
      return [
        ...classifyArea(tags, areaOf(shape.polygons) * step * step).map((feature) => ({ ...feature, shape })),
        ...classifyPoint(tags).map((feature) => ({ ...feature, shape: { kind: 'point', point } as const })),
      ]
    }
    default:
      return unreachable(shape)
  }
}

/** A place is often mapped twice, as an area and as a point that says where its middle is: the point stays. */
function dropEchoes(features: readonly MapFeature[]): MapFeature[] {
  const seen = new Set<string>()
  // Points of nodes come after those of areas within a tile, so the last one of a name is looked at first.
  return features
    .toReversed()
    .filter(({ layer, properties }) => {
      if (layer !== 'place') return true
      const isEcho = seen.has(String(properties.name))
      seen.add(String(properties.name))
      return !isEcho
    })
    .toReversed()
}
