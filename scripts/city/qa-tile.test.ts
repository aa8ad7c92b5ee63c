import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { describe, expect, it } from 'vitest'
import { readQaTile } from './qa-tile.ts'
import { stepsPerTile } from './world-grid.ts'
import type { GeoJSONVTFeature, GeoJSONVTTile } from '@maplibre/geojson-vt'

const person = { '@user': 'someone', '@uid': 7, '@changeset': 99, '@timestamp': 1, '@version': 3 }

function tileOf(features: GeoJSONVTFeature[], extent: number = stepsPerTile): Uint8Array {
  return fromGeojsonVt({ osm: { features } as GeoJSONVTTile }, { version: 2, extent })
}

describe('readQaTile', () => {
  it('reads nodes, ways and areas onto the grid of the world, without their authors', () => {
    const bytes = tileOf([
      { type: 1, tags: { '@type': 'node', '@id': 1, ...person, place: 'city' }, geometry: [[5, 6]] },
      {
        type: 2,
        tags: { '@type': 'way', '@id': 2, ...person, lanes: 3 },
        geometry: [
          [
            [0, 1],
            [2, 3],
          ],
        ],
      },
      {
        type: 3,
        tags: { '@type': 'way', '@id': 3, ...person, building: 'yes' },
        geometry: [
          [
            [0, 0],
            [90, 0],
            [90, 90],
            [0, 90],
            [0, 0],
          ],
          [
            [10, 10],
            [10, 20],
            [20, 20],
            [10, 10],
          ],
        ],
      },
    ])
    const [x, y] = [2 * stepsPerTile, 3 * stepsPerTile]
    const pieces = readQaTile(bytes, 2, 3)
    expect(pieces.map(({ key, tags }) => [key, tags])).toEqual([
      ['node 1', { place: 'city' }],
      ['way 2', { lanes: '3' }],
      ['way 3', { building: 'yes' }],
    ])
    expect(pieces[0]?.shape).toEqual({ kind: 'point', point: [x + 5, y + 6] })
    expect(pieces[1]?.shape).toEqual({
      kind: 'line',
      lines: [
        [
          [x, y + 1],
          [x + 2, y + 3],
        ],
      ],
    })
    expect(pieces[2]?.shape).toMatchObject({ kind: 'area', polygons: [[{ length: 5 }, { length: 4 }]] })
  })

  it('refuses a tile of another kind', () => {
    expect(() => readQaTile(tileOf([{ type: 1, tags: {}, geometry: [[5, 6]] }], 4096), 2, 3)).toThrow(
      'tile 2/3 has 4096 steps',
    )
    expect(() => readQaTile(new Uint8Array(0), 2, 3)).toThrow('no layer "osm"')
  })
})
