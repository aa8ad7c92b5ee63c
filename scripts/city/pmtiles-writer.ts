// Writes a PMTiles archive, version 3 of the format (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md):
// header, one directory, metadata, tiles in the order of the Hilbert curve, equal tiles stored once. An archive whose
// directory does not fit the first 16 kB would need leaf directories; a city does not. Knows nothing of what tiles hold.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

export interface Tile {
  readonly z: number
  readonly x: number
  readonly y: number
  /** a vector tile, not compressed */
  readonly bytes: Uint8Array
}

export interface ArchiveInfo {
  /** degrees */
  readonly bounds: readonly [west: number, south: number, east: number, north: number]
  readonly centre: { readonly lat: number; readonly lon: number; readonly zoom: number }
  /** TileJSON's fields; a reader of vector tiles expects `vector_layers` */
  readonly metadata: Readonly<Record<string, unknown>>
}

interface Entry {
  tileId: number
  runLength: number
  readonly offset: number
  readonly length: number
}

const headerBytes = 127
const rootLimit = 16_384 - headerBytes
const gzip = (bytes: Uint8Array) => gzipSync(bytes, { level: 9 })

export function encodePmtiles(tiles: readonly Tile[], info: ArchiveInfo): Uint8Array {
  const sorted = tiles
    .map((tile) => ({ ...tile, tileId: tileIdOf(tile.z, tile.x, tile.y) }))
    .sort((a, b) => a.tileId - b.tileId)
  if (sorted.length === 0) throw new Error('an archive needs at least one tile')

  const entries: Entry[] = []
  const contents: Uint8Array[] = []
  const stored = new Map<string, { offset: number; length: number }>()
  let dataLength = 0
  for (const { tileId, bytes } of sorted) {
    const hash = createHash('sha256').update(bytes).digest('base64')
    const last = entries.at(-1)
    if (last && last.tileId + last.runLength > tileId) throw new Error(`tile ${tileId} comes twice`)
    let content = stored.get(hash)
    if (!content) {
      const compressed = gzip(bytes)
      content = { offset: dataLength, length: compressed.length }
      stored.set(hash, content)
      contents.push(compressed)
      dataLength += compressed.length
    }
    if (last?.offset === content.offset && last.tileId + last.runLength === tileId) last.runLength += 1
    else entries.push({ tileId, runLength: 1, ...content })
  }

  const directory = gzip(encodeDirectory(entries))
  if (directory.length > rootLimit) throw new Error(`a directory of ${entries.length} entries needs leaf directories`)
  const metadata = gzip(new TextEncoder().encode(JSON.stringify(info.metadata)))

  const metadataAt = headerBytes + directory.length
  const dataAt = metadataAt + metadata.length
  const archive = new Uint8Array(dataAt + dataLength)
  const view = new DataView(archive.buffer)
  const long = (at: number, value: number) => view.setBigUint64(at, BigInt(value), true)
  const degrees = (at: number, value: number) => view.setInt32(at, Math.round(value * 1e7), true)

  archive.set(new TextEncoder().encode('PMTiles'), 0)
  archive[7] = 3
  long(8, headerBytes)
  long(16, directory.length)
  long(24, metadataAt)
  long(32, metadata.length)
  long(40, dataAt)
  long(48, 0)
  long(56, dataAt)
  long(64, dataLength)
  long(72, sorted.length)
  long(80, entries.length)
  long(88, contents.length)
  const [clustered, gzipped, vector] = [1, 2, 1]
  archive.set([clustered, gzipped, gzipped, vector, sorted[0]!.z, sorted.at(-1)!.z], 96)
  for (const [index, value] of info.bounds.entries()) degrees(102 + 4 * index, value)
  archive[118] = info.centre.zoom
  degrees(119, info.centre.lon)
  degrees(123, info.centre.lat)

  archive.set(directory, headerBytes)
  archive.set(metadata, metadataAt)
  let at = dataAt
  for (const content of contents) {
    archive.set(content, at)
    at += content.length
  }
  return archive
}

/** Tiles of lower zooms come first; within a zoom they follow the Hilbert curve, so that neighbours lie together. */
export function tileIdOf(z: number, x: number, y: number): number {
  if (z > 26 || x < 0 || y < 0 || x >= 2 ** z || y >= 2 ** z) throw new RangeError(`there is no tile ${z}/${x}/${y}`)
  let id = (4 ** z - 1) / 3
  let [column, row] = [x, y]
  for (let half = 2 ** (z - 1); half >= 1; half /= 2) {
    const east = (column & half) > 0 ? 1 : 0
    const south = (row & half) > 0 ? 1 : 0
    id += half * half * ((3 * east) ^ south)
    if (south === 1) continue
    if (east === 1) [column, row] = [half - 1 - (column & (half - 1)), half - 1 - (row & (half - 1))]
    ;[column, row] = [row, column]
  }
  return id
}

function encodeDirectory(entries: readonly Entry[]): Uint8Array {
  const bytes: number[] = []
  const varint = (value: number) => {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
    bytes.push(rest)
  }
  varint(entries.length)
  for (const [at, { tileId }] of entries.entries()) varint(tileId - (entries[at - 1]?.tileId ?? 0))
  for (const { runLength } of entries) varint(runLength)
  for (const { length } of entries) varint(length)
  for (const [at, { offset }] of entries.entries()) {
    const before = entries[at - 1]
    const follows = before !== undefined && before.offset + before.length === offset
    varint(follows ? 0 : offset + 1)
  }
  return Uint8Array.from(bytes)
}
