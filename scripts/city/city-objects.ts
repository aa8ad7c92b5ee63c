// The nodes and ways of the whole city, put together from the pieces that its tiles show.
import { groupBy } from './group-by.ts'
import { stitchAreas } from './stitch-areas.ts'
import { stitchLines } from './stitch-lines.ts'
import type { QaPiece, Shape, Tags } from './qa-tile.ts'

export interface CityObject {
  readonly tags: Tags
  readonly shape: Shape
}

export function stitchPieces(pieces: readonly QaPiece[]): CityObject[] {
  return [...groupBy(pieces, ({ key, shape }) => `${shape.kind} ${key}`).values()].flatMap((same) => {
    const tags = same[0]!.tags
    if (same.length === 1) return [{ tags, shape: same[0]!.shape }]
    const shapes = same.map(({ shape }) => shape)
    const lines = shapes.flatMap((shape) => (shape.kind === 'line' ? shape.lines : []))
    const polygons = shapes.flatMap((shape) => (shape.kind === 'area' ? shape.polygons : []))
    if (lines.length > 0) return [{ tags, shape: { kind: 'line', lines: stitchLines(lines) } }]
    if (polygons.length > 0) return [{ tags, shape: { kind: 'area', polygons: stitchAreas(polygons) } }]
    return shapes.map((shape) => ({ tags, shape }))
  })
}
