// The input of the demo city: sixteen tiles whose bytes are pinned by hash in resources/demo-city/inputs.json. Reads them
// and refuses any others. Knows nothing of what is in them.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { SetupError } from '../setup/say.mjs'
import type { TileAddress } from './vector-tiles.ts'

export interface PinnedInputs {
  readonly package: string
  readonly packageVersion: string
  /** where the tiles lie in the package */
  readonly folder: string
  readonly data: string
  readonly licence: string
  readonly zoom: number
  /** by file name, which says where the tile lies: zoom-column-row.mvt */
  readonly sha256: Readonly<Record<string, string>>
}

export interface InputTile extends TileAddress {
  readonly bytes: Uint8Array
}

const pinsFile = path.join('resources', 'demo-city', 'inputs.json')

export async function readPinnedInputs(): Promise<PinnedInputs> {
  return JSON.parse(await readFile(path.join(projectFolder(), pinsFile), 'utf8')) as PinnedInputs
}

/** One hash that changes when any of the inputs does. */
export function hashOfInputs(inputs: PinnedInputs): string {
  return sha256(
    Object.entries(inputs.sha256)
      .map(([name, hash]) => `${name} ${hash}\n`)
      .join(''),
  )
}

export async function readInputTiles(fixtures: string, inputs: PinnedInputs): Promise<InputTile[]> {
  return Promise.all(
    Object.entries(inputs.sha256).map(async ([name, pinned]) => {
      const file = path.join(fixtures, name)
      const bytes = await readFile(file).catch((error: unknown) => {
        throw new SetupError(`the demo city needs ${file}, from ${inputs.package} ${inputs.packageVersion}`, {
          cause: error,
        })
      })
      const found = sha256(bytes)
      if (found !== pinned) {
        throw new SetupError(`${file} is not the tile the demo city is made from: sha256 ${found}, not ${pinned}`)
      }
      const [zoom, x, y] = path.parse(name).name.split('-').map(Number)
      if (zoom !== inputs.zoom || x === undefined || y === undefined) throw new Error(`${name} is no tile's name`)
      return { x, y, bytes }
    }),
  )
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Upwards from here, because this runs both from its source and from a bundle that lies elsewhere in the project. */
function projectFolder(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, pinsFile))) return folder
    if (folder === path.dirname(folder)) throw new SetupError(`${pinsFile} is missing: run this inside the project`)
  }
}
