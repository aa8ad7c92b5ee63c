import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { PMTiles } from 'pmtiles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { distanceMetres } from '../../shared/geo/distance.ts'
import { indexNodes } from '../../shared/routing/nearest-node.ts'
import { decodeRoadGraph } from '../../shared/routing/road-graph-bytes.ts'
import { createRouter } from '../../shared/routing/shortest-path.ts'
import { buildCity, cityFiles, cityIsCurrent } from './build-city.ts'
import { readInputTiles, readPinnedInputs } from './city-inputs.ts'
import { layerNames } from './map-feature.ts'
import type { AddressBook } from '../../shared/geo/address-book.ts'
import type { Manifest } from './build-city.ts'

const fixtures = path.resolve(import.meta.dirname, '../../node_modules/@mapbox/mvt-fixtures/real-world/osm-qa-astana')
let folder: string
let manifest: Manifest
const lines: string[] = []
const file = (name: string) => path.join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'signalbox-city-'))
  manifest = await buildCity({ fixtures, out: folder, log: (line) => lines.push(line) })
}, 60_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

async function openMap(): Promise<PMTiles> {
  const bytes = await readFile(file(cityFiles.map))
  const getBytes = (offset: number, length: number) =>
    Promise.resolve({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer })
  return new PMTiles({ getKey: () => 'astana', getBytes })
}

async function readAddresses(): Promise<AddressBook> {
  return JSON.parse(await readFile(file(cityFiles.addresses), 'utf8')) as AddressBook
}

describe('the demo city', () => {
  it('is as large as Astana was in 2017', () => {
    const { counts, bounds, centre } = manifest
    expect(counts.tiles).toBeGreaterThan(300)
    expect(counts.nodes).toBeGreaterThan(20_000)
    expect(counts.nodes).toBeLessThan(40_000)
    expect(counts.edges).toBeGreaterThan(1.5 * counts.nodes)
    expect(counts.addresses).toBeGreaterThan(20_000)
    expect(counts.streets).toBeGreaterThan(700)
    expect(distanceMetres(centre, { lat: 51.16, lon: 71.43 })).toBeLessThan(5000)
    expect(bounds.map((degrees) => degrees.toFixed(2))).toEqual(['71.28', '51.07', '71.63', '51.29'])
    expect(lines).toHaveLength(4)
  })

  it('is whole in its folder, with nothing else in it', async () => {
    expect((await readdir(folder)).sort()).toEqual(['addresses.json', 'astana.pmtiles', 'manifest.json', 'roads.bin'])
    expect(JSON.parse(await readFile(file('manifest.json'), 'utf8'))).toEqual(manifest)
    expect(manifest).toMatchObject({ attribution: '© OpenStreetMap contributors', licence: 'ODbL-1.0' })
  })

  it('is current until a file of it is missing or other than it was', async () => {
    expect(await cityIsCurrent(folder)).toBe(true)
    const addresses = await readFile(file(cityFiles.addresses))
    await writeFile(file(cityFiles.addresses), addresses.subarray(1))
    expect(await cityIsCurrent(folder)).toBe(false)
    await writeFile(file(cityFiles.addresses), addresses)
    expect(await cityIsCurrent(folder)).toBe(true)
    expect(await cityIsCurrent(path.join(folder, 'elsewhere'))).toBe(false)
  })

  it('has a map with every layer near by, and few of them from far off', async () => {
    const map = await openMap()
    const layersOf = async (z: number, x: number, y: number) => {
      const tile = await map.getZxy(z, x, y)
      return tile ? Object.keys(new VectorTile(new PbfReader(tile.data)).layers) : []
    }
    const found = new Set<string>()
    for (let x = 11_440; x < 11_448; x += 1) {
      for (let y = 5468; y < 5476; y += 1) for (const name of await layersOf(14, x, y)) found.add(name)
    }
    expect([...found].sort()).toEqual(layerNames.toSorted())
    expect(await layersOf(8, 178, 85)).toEqual(['coverage', 'water', 'waterway', 'road', 'place'])
  })

  it('says nothing in its map of who mapped it', async () => {
    const map = await openMap()
    const metadata = (await map.getMetadata()) as { vector_layers: { id: string; fields: object }[] }
    const declared = new Map(metadata.vector_layers.map(({ id, fields }) => [id, Object.keys(fields)]))
    for (const [z, x, y] of [
      [12, 2860, 1367],
      [14, 11_442, 5470],
    ] as const) {
      const tile = new VectorTile(new PbfReader((await map.getZxy(z, x, y))!.data))
      for (const [name, layer] of Object.entries(tile.layers)) {
        for (let index = 0; index < layer.length; index += 1) {
          expect(declared.get(name)).toEqual(expect.arrayContaining(Object.keys(layer.feature(index).properties)))
          expect(layer.feature(index).id).toBeUndefined()
        }
      }
    }
  })

  it('has a road from every address to every other', async () => {
    const graph = decodeRoadGraph(await readFile(file(cityFiles.roads)))
    const [roads, router, book] = [indexNodes(graph), createRouter(graph), await readAddresses()]
    const reach = router.reachFrom(0)
    expect(reach.seconds.every((seconds) => seconds < 2 * 3600)).toBe(true)

    for (let trial = 0; trial < 100; trial += 1) {
      // strides without a common divisor with the length: all over the city, the same every time
      const [from, to] = [7919, 104_729].map((stride) => {
        const [, , lat, lon] = book.addresses[(trial * stride) % book.addresses.length]!
        return { lat, lon }
      })
      const [start, end] = [roads.nearest(from!)!, roads.nearest(to!)!]
      expect(start.metres).toBeLessThanOrEqual(250)
      const path = router.route(start.node, end.node)!
      const direct = distanceMetres(path.points[0]!, path.points.at(-1)!)
      expect(path.metres).toBeGreaterThanOrEqual(direct * 0.999)
      expect(path.metres).toBeLessThan(4 * direct + 8000)
      const walked = path.points.slice(1).reduce((sum, point, at) => sum + distanceMetres(path.points[at]!, point), 0)
      expect(walked / Math.max(path.metres, 1)).toBeCloseTo(path.metres < 1 ? 0 : 1, 1)
    }
  })

  it('has addresses with names in Latin letters and an area each', async () => {
    const book = await readAddresses()
    for (const [, latin] of book.streets) expect(latin).toMatch(/^[\p{Script=Latin}\d\p{P}\p{Zs}#№+]+$/u)
    const areas = new Set(book.addresses.map(([, , , , area]) => book.areas[area]))
    expect(areas.size).toBe(9)
    const [west, south, east, north] = manifest.bounds
    expect(book.addresses.every(([, , lat, lon]) => lat > south && lat < north && lon > west && lon < east)).toBe(true)
  })
})

describe('the inputs', () => {
  it('are refused when they are not the bytes that are pinned', async () => {
    const inputs = await readPinnedInputs()
    const name = Object.keys(inputs.sha256)[0]!
    const pinned = { ...inputs, sha256: { [name]: inputs.sha256[name]! } }
    expect(await readInputTiles(fixtures, pinned)).toHaveLength(1)

    await writeFile(file(name), 'something else')
    await expect(readInputTiles(folder, pinned)).rejects.toThrow('is not the tile the demo city is made from')
    await rm(file(name))
    await expect(readInputTiles(folder, pinned)).rejects.toThrow(/needs .*, from @mapbox\/mvt-fixtures 4\.0\.0/)
  })
})
