// The demo city as the demo's programs use it: its streets and its addresses, from the folder that scripts/city fills.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Site } from '../../shared/model/place.ts'
import { decodeRoadGraph } from '../../shared/routing/road-graph-bytes.ts'
import type { AddressBook } from '../../shared/geo/address-book.ts'
import { transliterate } from '../../shared/geo/transliterate.ts'
import { SetupError } from '../setup/say.mjs'
import type { Chance } from './chance.ts'
import { Streets } from './streets.ts'

export interface City {
  streets: Streets
  addresses: AddressBook
}

export async function readCity(folder: string): Promise<City> {
  return { streets: await readStreets(folder), addresses: await readAddresses(folder) }
}

export async function readStreets(folder: string): Promise<Streets> {
  return new Streets(decodeRoadGraph(await readPart(folder, 'roads.bin')))
}

async function readAddresses(folder: string): Promise<AddressBook> {
  return JSON.parse((await readPart(folder, 'addresses.json')).toString('utf8')) as AddressBook
}

async function readPart(folder: string, name: string): Promise<Buffer> {
  return readFile(path.join(folder, name)).catch((error: Error) => {
    throw new SetupError(`no demo city in ${folder} (${error.message}): build it first`)
  })
}

export function anySite(book: AddressBook, chance: Chance): Site {
  const [street, housenumber, lat, lon, area] = chance.pick(book.addresses)
  const [name, latin] = book.streets[street]!
  return {
    address: `${name}, ${housenumber}`,
    addressLatin: `${latin} ${transliterate(housenumber)}`,
    area: book.areas[area]!,
    place: { lat, lon },
  }
}
