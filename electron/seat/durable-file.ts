// Files that survive a power cut: written whole under another name, forced to disk, put in place by a rename, and the
// folder forced to disk too.
import { randomUUID } from 'node:crypto'
import { open, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * @param body pieces are asked for one after the other, each when the one before is written
 * @throws what the disk says, with the file's own name: the other is new each time, and one trouble would be told as many
 */
export async function replaceFile(file: string, body: string | Uint8Array | Iterable<Uint8Array>): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await writeFile(handle, body)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    if (error instanceof Error) error.message = error.message.replaceAll(temporary, file)
    throw error
  }
  await syncFolder(path.dirname(file))
}

export async function syncFolder(folder: string): Promise<void> {
  // Windows has no folder handles to sync; its rename is made durable by the file system's own journal.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Puts a file that cannot be read out of the way, never deletes it. @returns its new name, undefined when there was none */
export async function setAside(file: string, now: Date): Promise<string | undefined> {
  if (!(await exists(file))) return undefined
  const aside = `${file}.damaged-${now.toISOString().replaceAll(':', '-')}`
  await rename(file, aside)
  return aside
}

export async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
