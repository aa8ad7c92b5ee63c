import { describe, expect, it } from 'vitest'
import { classifyArea } from './classify-areas.ts'
import { classifyLine } from './classify-lines.ts'
import { classifyPoint } from './classify-points.ts'
import { mapFeaturesOf } from './map-features.ts'
import { gridPointOf } from './world-grid.ts'
import type { CityObject } from './city-objects.ts'

describe('classifyLine', () => {
  it('shows roads the earlier the larger they are', () => {
    const zooms = ['trunk', 'primary', 'secondary', 'tertiary', 'residential', 'service', 'footway'].map(
      (highway) => classifyLine({ highway })?.minZoom,
    )
    expect(zooms).toEqual([7, 8, 10, 11, 12, 13, 14])
  })

  it('says what a driver and a reader need', () => {
    const tags = { highway: 'primary_link', oneway: '-1', bridge: 'viaduct', ref: 'M-36', name: 'Abai' }
    expect(classifyLine(tags)).toEqual({
      layer: 'road',
      minZoom: 12,
      properties: { class: 'primary', link: 1, oneway: -1, bridge: 1, ref: 'M-36', name: 'Abai' },
    })
    expect(classifyLine({ highway: 'residential', bridge: 'no', oneway: 'no' })?.properties).toEqual({ class: 'minor' })
  })

  it('knows tracks that are in use, and water that is to be seen', () => {
    expect(classifyLine({ railway: 'rail' })?.minZoom).toBe(9)
    expect(classifyLine({ railway: 'rail', service: 'yard' })?.properties).toEqual({ class: 'rail', service: 1 })
    expect(classifyLine({ railway: 'abandoned' })).toBeNull()
    expect(classifyLine({ waterway: 'river', name: 'Ishim' })?.layer).toBe('waterway')
    expect(classifyLine({ waterway: 'stream', tunnel: 'culvert' })).toBeNull()
    expect(classifyLine({ power: 'line' })).toBeNull()
  })
})

describe('classifyArea', () => {
  it.each([
    [{ building: 'yes', amenity: 'school' }, 'building', undefined],
    [{ natural: 'water', water: 'riverbank' }, 'water', 'river'],
    [{ landuse: 'reservoir' }, 'water', 'reservoir'],
    [{ leisure: 'park', landuse: 'forest' }, 'landuse', 'park'],
    [{ landuse: 'village_green' }, 'landuse', 'grass'],
    [{ amenity: 'parking' }, 'landuse', 'parking'],
  ])('%j', (tags, layer, drawnAs) => {
    const [found] = classifyArea(tags, 100)
    expect([found?.layer, found?.properties.class]).toEqual([layer, drawnAs])
  })

  it('shows large areas earlier than small ones', () => {
    const zooms = [2_000_000, 300_000, 60_000, 20_000, 500].map((size) => classifyArea({ landuse: 'forest' }, size)[0])
    expect(zooms.map((found) => found?.minZoom)).toEqual([9, 10, 11, 12, 13])
  })

  it('has no use for what it does not know', () => {
    expect(classifyArea({ building: 'no' }, 100)).toEqual([])
    expect(classifyArea({ boundary: 'administrative' }, 1e9)).toEqual([])
  })
})

describe('classifyPoint', () => {
  it('shows what has a name, by its rank', () => {
    expect(classifyPoint({ amenity: 'hospital', name: 'Hospital 1' })).toEqual([
      { layer: 'poi', minZoom: 12, properties: { class: 'hospital', rank: 1, name: 'Hospital 1' } },
    ])
    expect(classifyPoint({ amenity: 'hospital' })).toEqual([])
    expect(classifyPoint({ amenity: 'bench', name: 'B' })).toEqual([])
  })

  it('shows a house number beside whatever else is there', () => {
    const layers = classifyPoint({ shop: 'mall', name: 'Mall', 'addr:housenumber': '12/1' }).map(({ layer }) => layer)
    expect(layers).toEqual(['poi', 'address'])
  })

  it('names a lake by a point, a river along its line', () => {
    expect(classifyPoint({ natural: 'water', name: 'Taldykol' })[0]?.properties.class).toBe('lake')
    expect(classifyPoint({ natural: 'water', water: 'riverbank', name: 'Ishim' })).toEqual([])
  })
})

describe('mapFeaturesOf', () => {
  const [x, y] = gridPointOf({ lat: 51.16, lon: 71.43 })
  const square: CityObject['shape'] = {
    kind: 'area',
    polygons: [
      [
        [
          [x, y],
          [x + 10_000, y],
          [x + 10_000, y + 10_000],
          [x, y + 10_000],
          [x, y],
        ],
      ],
    ],
  }

  it('shows a building as an area and its number as a point within', () => {
    const tags = { building: 'yes', 'addr:street': 'улица Абая', 'addr:housenumber': '7' }
    const features = mapFeaturesOf([{ tags, shape: square }], [{ x: 2860, y: 1367 }])
    expect(features.map(({ layer, shape }) => [layer, shape.kind])).toEqual([
      ['coverage', 'area'],
      ['landuse', 'area'],
      ['building', 'area'],
      ['address', 'point'],
    ])
    expect(features[3]?.shape).toEqual({ kind: 'point', point: [x + 5000, y + 5000] })
  })

  it('names a place once, at its point, though it is mapped as an area as well', () => {
    const tags = { place: 'village', name: 'Шубар' }
    const node: CityObject = { tags, shape: { kind: 'point', point: [x + 1, y + 1] } }
    const places = mapFeaturesOf([{ tags, shape: square }, node], []).filter(({ layer }) => layer === 'place')
    expect(places.map(({ shape }) => shape)).toEqual([node.shape])
  })
})
