// Which map the windows draw: the file in the map folder, or why there is none. A console without a map still works.
import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { MapSource } from '../shared/ipc/contract.ts'
import { mapOrigin } from './app-protocol.ts'
import { exists } from './seat/durable-file.ts'

/** `centre` is where the map opens: the middle of where people live, not of the data's square. */
const manifestSchema = z.object({ centre: z.object({ lat: z.number(), lon: z.number() }) })

const pmtilesMagic = 'PMTiles'

/** @param folder holds `manifest.json` and one `.pmtiles` file, named in it or `astana.pmtiles` */
export async function findMap(folder: string | undefined): Promise<MapSource> {
  if (folder === undefined) return { problem: 'notConfigured' }
  const manifestFile = path.join(folder, 'manifest.json')
  const tilesFile = path.join(folder, 'astana.pmtiles')
  if (!(await exists(manifestFile)) || !(await exists(tilesFile))) return { problem: 'missing' }
  try {
    const { centre } = manifestSchema.parse(JSON.parse(await readFile(manifestFile, 'utf8')))
    if ((await firstBytes(tilesFile, pmtilesMagic.length)) !== pmtilesMagic) return { problem: 'damaged' }
    return { tiles: `${mapOrigin}/astana.pmtiles`, centre }
  } catch {
    return { problem: 'damaged' }
  }
}

async function firstBytes(file: string, length: number): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}
