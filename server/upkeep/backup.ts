// `backup`: a copy of a store and of the files it tells of, read back and found sound before it gets its name. The relay that runs makes it, because
// nobody else can open its store; without one it is made here.
import { constants } from 'node:fs'
import { chmod, copyFile, rm } from 'node:fs/promises'
import { existsSync, readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { backupMadeSchema, httpErrorSchema } from '../../shared/wire/http.ts'
import { copyStore, forceToDisk, putInPlace } from '../store/copy-store.ts'
import { copyBodies, filesOf, lackingWords } from './attached-bodies.ts'
import { openSqlite } from '../store/sqlite.ts'
import { explainStore, needed, PlainError, relaySaidToRun, type DataFolder, type RelayStatus } from './data-folder.ts'
import { soundness, verifyFile } from './verify.ts'

/** @param to the file to be made; neither it nor the folder for its files may be there */
export async function backup(data: DataFolder, to: string): Promise<string> {
  needed(data.folder, 'data folder')
  needed(data.store, 'store')
  for (const name of [to, filesOf(to)])
    if (existsSync(name)) throw new PlainError(`${name} is there already. Choose another name.`)
  const made = (await askRelay(data)) ?? (await makeHere(data))
  const partial = `${to}.partial-${randomUUID()}`
  const partialBodies = `${partial}.files`
  try {
    await copyFile(made, partial, constants.COPYFILE_FICLONE)
    await chmod(partial, 0o600)
    const check = await verifyFile(partial)
    if (check.findings.length > 0)
      throw new PlainError(`The backup is not sound, and neither is the store: ${check.findings.join('; ')}`)
    await forceToDisk(partial)
    const lacking = await copyBodies(data.files, partialBodies, check.files)
    if (existsSync(partialBodies)) await putInPlace(partialBodies, filesOf(to))
    // The store last: where it has its name, its files have theirs.
    await putInPlace(partial, to)
    return `Backup made: ${to}, ${soundness(check)}.${lackingWords(lacking)}`
  } catch (error) {
    throw error instanceof PlainError ? error : explainStore(error as Error, to)
  } finally {
    await rm(made, { force: true })
    await rm(partial, { force: true })
    await rm(partialBodies, { recursive: true, force: true })
  }
}

/** @returns the copy in the data folder; undefined: no relay runs */
async function askRelay(data: DataFolder): Promise<string | undefined> {
  const status = relaySaidToRun(data)
  if (!status) return undefined
  const key = readFileSync(needed(data.setupKey, 'setup key'), 'utf8').trim()
  const response = await fetch(`${urlOf(status)}/backup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
  }).catch((error: Error & { cause?: { code?: string } }) => {
    // It has died without tidying up; the store's lock tells whether that is so.
    if (error.cause?.code === 'ECONNREFUSED') return undefined
    throw new PlainError(`The relay at ${status.url} does not answer (${error.cause?.code ?? error.message}).`)
  })
  if (!response) return undefined
  const body: unknown = await response.json().catch(() => undefined)
  const made = backupMadeSchema.safeParse(body)
  if (response.ok && made.success) return path.join(data.folder, path.basename(made.data.file))
  const refused = httpErrorSchema.safeParse(body)
  throw new PlainError(
    refused.success
      ? `The relay at ${status.url} makes no backup: ${refused.data.message} (${refused.data.code})`
      : `What answers at ${status.url} is no relay.`,
  )
}

function urlOf({ host, port }: RelayStatus): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`
  return host.includes(':') ? `http://[${host}]:${port}` : `http://${host}:${port}`
}

async function makeHere(data: DataFolder): Promise<string> {
  const file = path.join(data.folder, `backup-${randomUUID()}.partial`)
  try {
    const db = openSqlite(data.store)
    await copyStore(db, file)
    await db.destroy()
    return file
  } catch (error) {
    await rm(file, { force: true })
    throw explainStore(error as Error, data.store)
  }
}
