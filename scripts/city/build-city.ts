// Builds the demo city: a map, a road graph and an address book of Astana, and a manifest that says what they are. Owns
// the order of the steps and the folder they end in; each step is a file of its own.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { indexNodes } from '../../shared/routing/nearest-node.ts'
import { encodeRoadGraph } from '../../shared/routing/road-graph-bytes.ts'
import { edgeCount, nodeCount } from '../../shared/routing/road-graph.ts'
import { buildAddressBook } from './address-book.ts'
import { hashOfInputs, readInputTiles, readPinnedInputs, sha256 } from './city-inputs.ts'
import { stitchPieces } from './city-objects.ts'
import { mapFeaturesOf } from './map-features.ts'
import { mapLayers, mapZooms } from './map-feature.ts'
import { nameFields } from './names.ts'
import { encodePmtiles } from './pmtiles-writer.ts'
import { readQaTile } from './qa-tile.ts'
import { buildRoadGraph } from './road-network.ts'
import { cutTiles } from './vector-tiles.ts'
import { placeOf, stepsPerTile } from './world-grid.ts'
import { writeTogether } from './write-together.ts'
import type { Place } from '../../shared/model/place.ts'
import type { PinnedInputs } from './city-inputs.ts'
import type { Tile } from './pmtiles-writer.ts'
import type { TileAddress } from './vector-tiles.ts'

/** Goes up whenever the same inputs make another city. */
export const cityVersion = 1

export const cityFiles = { map: 'astana.pmtiles', roads: 'roads.bin', addresses: 'addresses.json' } as const
const manifestFile = 'manifest.json'
const attribution = '© OpenStreetMap contributors'

type Bounds = readonly [west: number, south: number, east: number, north: number]

export interface Manifest {
  readonly version: number
  readonly source: string
  readonly licence: string
  readonly attribution: string
  readonly bounds: Bounds
  /** where the most addresses are */
  readonly centre: Place
  readonly counts: {
    readonly tiles: number
    readonly nodes: number
    readonly edges: number
    readonly streets: number
    readonly addresses: number
  }
  /** one hash of all inputs */
  readonly inputs: string
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>
}

/** An address further than this from the nearest road has none. */
const nearRoadMetres = 250

export async function buildCity(options: {
  /** the folder of the input tiles */
  fixtures: string
  out: string
  log: (line: string) => void
}): Promise<Manifest> {
  const { fixtures, out, log } = options
  const inputs = await readPinnedInputs()
  const inputTiles = await readInputTiles(fixtures, inputs)
  const objects = stitchPieces(inputTiles.flatMap(({ bytes, x, y }) => readQaTile(bytes, x, y)))
  log(`read ${inputTiles.length} tiles with ${objects.length} objects`)

  const graph = buildRoadGraph(objects)
  log(`roads: ${nodeCount(graph)} nodes, ${edgeCount(graph)} edges`)

  const roads = indexNodes(graph)
  const isReachable = (place: Place) => (roads.nearest(place)?.metres ?? Infinity) <= nearRoadMetres
  const book = buildAddressBook(objects, attribution, isReachable)
  log(`addresses: ${book.addresses.length} in ${book.streets.length} streets`)

  const bounds = boundsOf(inputTiles)
  const centre = medianPlace(book.addresses.map(([, , lat, lon]) => ({ lat, lon })))
  const tiles = cutTiles(mapFeaturesOf(objects, inputTiles), inputTiles)
  const map = encodeMap(tiles, bounds, centre, inputs)
  log(`map: ${tiles.length} tiles, ${Math.round(map.length / 1024)} kB`)

  const files = new Map<string, string | Uint8Array>([
    [cityFiles.map, map],
    [cityFiles.roads, new Uint8Array(encodeRoadGraph(graph))],
    [cityFiles.addresses, JSON.stringify(book)],
  ])
  const manifest: Manifest = {
    version: cityVersion,
    source: `${inputs.data}; ${inputs.folder} in ${inputs.package} ${inputs.packageVersion}`,
    licence: inputs.licence,
    attribution,
    bounds,
    centre,
    counts: {
      tiles: tiles.length,
      nodes: nodeCount(graph),
      edges: edgeCount(graph),
      streets: book.streets.length,
      addresses: book.addresses.length,
    },
    inputs: hashOfInputs(inputs),
    files: Object.fromEntries(
      [...files].map(([name, content]) => [name, { bytes: Buffer.byteLength(content), sha256: sha256(content) }]),
    ),
  }
  files.set(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`)
  await writeTogether(out, files, manifestFile)
  return manifest
}

/** Whether a folder holds, whole, the city that these inputs and this version make. */
export async function cityIsCurrent(out: string): Promise<boolean> {
  try {
    const manifest = JSON.parse(await readFile(path.join(out, manifestFile), 'utf8')) as Manifest
    if (manifest.version !== cityVersion || manifest.inputs !== hashOfInputs(await readPinnedInputs())) return false
    const same = await Promise.all(
      Object.values(cityFiles).map(
        async (name) => sha256(await readFile(path.join(out, name))) === manifest.files[name]?.sha256,
      ),
    )
    return same.every(Boolean)
  } catch {
    // Whatever cannot be read is not there, and building it anew is the answer to all of it.
    return false
  }
}

function encodeMap(tiles: readonly Tile[], bounds: Bounds, centre: Place, inputs: PinnedInputs): Uint8Array {
  return encodePmtiles(tiles, {
    bounds,
    centre: { ...centre, zoom: 12 },
    metadata: {
      name: 'Astana',
      description: `${inputs.data}, ${inputs.licence}`,
      attribution,
      type: 'baselayer',
      version: String(cityVersion),
      vector_layers: Object.entries(mapLayers).map(([id, { fields, namesFrom }]) => ({
        id,
        minzoom: mapZooms.min,
        maxzoom: mapZooms.max,
        fields: Object.fromEntries(
          [...fields, ...(namesFrom === null ? [] : nameFields)].map((field) => [field, fieldType(field)]),
        ),
      })),
    },
  })
}

function fieldType(field: string): 'Number' | 'String' {
  return ['link', 'oneway', 'bridge', 'tunnel', 'service', 'rank'].includes(field) ? 'Number' : 'String'
}

function boundsOf(tiles: readonly TileAddress[]): Bounds {
  const xs = tiles.map(({ x }) => x)
  const ys = tiles.map(({ y }) => y)
  const northWest = placeOf([Math.min(...xs) * stepsPerTile, Math.min(...ys) * stepsPerTile])
  const southEast = placeOf([(Math.max(...xs) + 1) * stepsPerTile, (Math.max(...ys) + 1) * stepsPerTile])
  return [northWest.lon, southEast.lat, southEast.lon, northWest.lat]
}

function medianPlace(places: readonly Place[]): Place {
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return { lat: middle(places.map(({ lat }) => lat)), lon: middle(places.map(({ lon }) => lon)) }
}
