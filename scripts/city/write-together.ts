// Puts a set of files into a folder so that nobody mistakes half of it for the whole: all are written under other names
// first, then renamed; the last one, which names the others, is taken away before and put there at the end.
import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** @param last the name of the file without which the others do not count */
export async function writeTogether(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  last: string,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const suffix = `.${randomUUID()}.tmp`
  const names = [...files.keys()].filter((name) => name !== last).concat(last)
  try {
    await Promise.all(names.map((name) => writeDurably(path.join(folder, name + suffix), files.get(name) ?? '')))
    await rm(path.join(folder, last), { force: true })
    for (const name of names) await rename(path.join(folder, name + suffix), path.join(folder, name))
  } finally {
    await Promise.all(names.map((name) => rm(path.join(folder, name + suffix), { force: true })))
  }
}

async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
