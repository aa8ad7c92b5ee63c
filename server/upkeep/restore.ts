// `restore`: puts a backup in the place of a relay's store. The backup is copied, brought up and found sound before
// anything is touched; what was there is renamed, never deleted. The restored log gets an epoch of its own, so that every
// seat takes it whole and asks again for what it holds. Bodies of files that are there stay; those of the backup come to them.
import { randomUUID } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { chmod, copyFile, link, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { forceToDisk, putInPlace } from '../store/copy-store.ts'
import { openSqlite } from '../store/sqlite.ts'
import { prepareStore } from '../store/upgrade.ts'
import { bodiesOf, copyBodies, lackingWords } from './attached-bodies.ts'
import { checkStore, type StoreCheck } from './check-store.ts'
import { explainStore, isLocked, needed, PlainError, type DataFolder } from './data-folder.ts'
import { soundness } from './verify.ts'

export async function restore(data: DataFolder, from: string, now: Date): Promise<string> {
  needed(from, 'backup')
  // Part of it is still in its write-ahead log: a copy of the file alone would be an older store, or none.
  if (existsSync(`${from}-wal`) && statSync(`${from}-wal`).size > 0)
    throw new PlainError(`${from} is a store in use. Make a backup of it, and restore that.`)
  await mkdir(data.folder, { recursive: true })
  const release = await holdStore(data)
  const fresh = path.join(data.folder, `restore-${randomUUID()}.partial`)
  try {
    const check = await makeReady(from, fresh)
    const lacking = await copyBodies(bodiesOf(from), data.files, check.files)
    const aside = await setAside(data, now)
    await putInPlace(fresh, data.store)
    const kept = aside === null ? '' : ` The store that was there is kept as ${aside}.`
    return `Restored: ${soundness(check)}.${lackingWords(lacking)}${kept}`
  } catch (error) {
    throw error instanceof PlainError ? error : explainStore(error as Error, from)
  } finally {
    for (const part of ['', '-journal']) await rm(`${fresh}${part}`, { force: true })
    await release()
  }
}

/** Keeps relays away from the store until the new one is in its place. A store that cannot be read is held by nobody. */
async function holdStore({ store }: DataFolder): Promise<() => Promise<void>> {
  if (!existsSync(store)) return async () => {}
  try {
    const db = openSqlite(store)
    // What is still beside it in the write-ahead log belongs into the file that is set aside.
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db)
    return () => db.destroy()
  } catch (error) {
    if (isLocked(error)) throw new PlainError(`A relay has ${store} open. Stop it first.`)
    return async () => {}
  }
}

async function makeReady(from: string, fresh: string): Promise<StoreCheck> {
  await copyFile(from, fresh)
  await chmod(fresh, 0o600)
  const epoch = randomUUID()
  const db = openSqlite(fresh, 'mend')
  try {
    const first = await checkStore(db)
    // The backup stays where it is, in the version it has.
    if (first.findings.length === 0) await prepareStore(db, { epoch, keepOld: async () => {} })
    await db.updateTable('meta').set({ value: epoch }).where('key', '=', 'epoch').execute()
    const check = first.findings.length === 0 ? await checkStore(db) : first
    if (check.findings.length > 0) throw new PlainError(`${from} is not sound: ${check.findings.join('; ')}`)
    return check
  } finally {
    await db.destroy()
    await forceToDisk(fresh)
  }
}

/** @returns the new name of the store that was there; null: there was none */
async function setAside({ folder, store }: DataFolder, now: Date): Promise<string | null> {
  if (!existsSync(store)) return null
  const aside = `${store}.set-aside-${now.toISOString().replaceAll(':', '-')}`
  // The log first: beside the restored store it would be taken for its own.
  for (const part of ['-wal', '-shm']) {
    const log = `${store}${part}`
    if (!existsSync(log)) continue
    if (statSync(log).size === 0) await rm(log)
    else await rename(log, `${aside}${part}`)
  }
  // A second name, so that there is a store in its place at every moment: a relay would begin an empty one.
  await link(store, aside)
  await forceToDisk(folder)
  return aside
}
