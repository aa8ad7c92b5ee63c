import * as fc from 'fast-check'
import { PMTiles, TileType, zxyToTileId } from 'pmtiles'
import { describe, expect, it } from 'vitest'
import { encodePmtiles, tileIdOf } from './pmtiles-writer.ts'
import type { ArchiveInfo, Tile } from './pmtiles-writer.ts'

const info: ArchiveInfo = {
  bounds: [71.2, 51, 71.6, 51.3],
  centre: { lat: 51.16, lon: 71.45, zoom: 12 },
  metadata: { name: 'Test', vector_layers: [] },
}

function reader(archive: Uint8Array): PMTiles {
  return new PMTiles({
    getKey: () => 'test',
    getBytes: (offset, length) =>
      Promise.resolve({ data: Uint8Array.from(archive.subarray(offset, offset + length)).buffer }),
  })
}

async function bytesOf(archive: PMTiles, { z, x, y }: Omit<Tile, 'bytes'>): Promise<number[] | undefined> {
  const found = await archive.getZxy(z, x, y)
  return found && [...new Uint8Array(found.data)]
}

const address = fc.nat(16).chain((z) => fc.record({ z: fc.constant(z), x: fc.nat(2 ** z - 1), y: fc.nat(2 ** z - 1) }))

describe('tileIdOf', () => {
  it('numbers tiles as the reader does', () => {
    fc.assert(fc.property(address, ({ z, x, y }) => tileIdOf(z, x, y) === zxyToTileId(z, x, y)))
    expect(tileIdOf(26, 2 ** 26 - 1, 12_345)).toBe(zxyToTileId(26, 2 ** 26 - 1, 12_345))
  })

  it('refuses a tile that is not there', () => {
    expect(() => tileIdOf(3, 8, 0)).toThrow('there is no tile 3/8/0')
  })
})

describe('encodePmtiles', () => {
  it('writes what the reader reads', async () => {
    const tiles = fc.uniqueArray(
      // few different contents, so that equal neighbours occur
      address.chain((at) => fc.constantFrom('a', 'bb', 'c'.repeat(300)).map((text) => ({ ...at, text }))),
      { minLength: 1, maxLength: 120, selector: ({ z, x, y }) => tileIdOf(z, x, y) },
    )
    await fc.assert(
      fc.asyncProperty(tiles, async (wanted) => {
        const encoded = wanted.map(({ text, ...at }) => ({ ...at, bytes: new TextEncoder().encode(text) }))
        const archive = reader(encodePmtiles(encoded, info))
        for (const tile of encoded) expect(await bytesOf(archive, tile)).toEqual([...tile.bytes])
      }),
      { numRuns: 40 },
    )
  })

  it('says in its header and metadata what it holds', async () => {
    const archive = reader(
      encodePmtiles(
        [
          { z: 9, x: 1, y: 1, bytes: Uint8Array.of(7) },
          { z: 7, x: 0, y: 0, bytes: Uint8Array.of(8) },
        ],
        info,
      ),
    )
    expect(await archive.getHeader()).toMatchObject({
      specVersion: 3,
      tileType: TileType.Mvt,
      clustered: true,
      minZoom: 7,
      maxZoom: 9,
      minLon: 71.2,
      minLat: 51,
      maxLon: 71.6,
      maxLat: 51.3,
      centerZoom: 12,
      centerLon: 71.45,
      centerLat: 51.16,
      numAddressedTiles: 2,
    })
    expect(await archive.getMetadata()).toEqual(info.metadata)
    expect(await archive.getZxy(9, 1, 2)).toBeUndefined()
  })

  it('stores equal tiles once, and equal neighbours as one run', async () => {
    const bytes = new Uint8Array(500).fill(3)
    const all = [0, 1].flatMap((x) => [0, 1].map((y) => ({ z: 1, x, y, bytes })))
    const archive = reader(encodePmtiles([...all, { z: 4, x: 9, y: 9, bytes }], info))
    expect(await archive.getHeader()).toMatchObject({ numAddressedTiles: 5, numTileEntries: 2, numTileContents: 1 })
    for (const tile of all) expect(await bytesOf(archive, tile)).toEqual([...bytes])
  })

  it('refuses the same tile twice, and no tiles at all', () => {
    const tile = { z: 3, x: 2, y: 1, bytes: Uint8Array.of(1) }
    expect(() => encodePmtiles([tile, tile], info)).toThrow('comes twice')
    expect(() => encodePmtiles([], info)).toThrow('at least one tile')
  })
})
