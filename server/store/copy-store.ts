// Copies of a store: made by the one connection that has it open, whole and of one moment, and forced to the disk.
import { open, rename } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { StoreDb } from './tables.ts'

/** @param file must not be there; what stands there afterwards is whole and on the disk */
export async function copyStore(db: StoreDb, file: string): Promise<void> {
  await sql`VACUUM INTO ${file}`.execute(db)
  await forceToDisk(file)
}

/** Gives a file its name for good: a name is on the disk when its folder is. */
export async function putInPlace(from: string, to: string): Promise<void> {
  await rename(from, to)
  await forceToDisk(path.dirname(to))
}

export async function forceToDisk(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
