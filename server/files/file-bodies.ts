// The bodies of files, each under its SHA-256 in a folder beside the store: written under another name, forced to the
// disk, put in place by a rename, and compared with its hash whenever it is read. None is ever changed.
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, rmSync, statSync, type Stats } from 'node:fs'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { FileBody } from '../../shared/commands/rule.ts'
import { endings, fileTypes, mostBytes, typeOf, type FileType } from '../../shared/files/body-type.ts'
import type { FileErrorCode } from '../../shared/wire/http.ts'
import { forceToDisk, putInPlace } from '../store/copy-store.ts'

/** A body that is not taken or cannot be given, for the one who asked. */
export class FileError extends Error {
  readonly code: FileErrorCode
  constructor(code: FileErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** Where they are in the relay's data folder. */
export const filesFolder = 'files'

const partialName = /\.partial$/

export class FileBodies {
  private readonly folder: string
  private readonly damaged: (file: string) => void

  /** @param damaged told where a body lies now that is not what its name says */
  constructor(folder: string, damaged: (file: string) => void = () => {}) {
    this.folder = folder
    this.damaged = damaged
  }

  /** Drops what was being written when the relay last ended. */
  dropPartials(): void {
    for (const name of namesIn(this.folder)) if (partialName.test(name)) rmSync(path.join(this.folder, name))
  }

  bodyOf(sha256: string): FileBody | undefined {
    for (const type of fileTypes) {
      const found = lookAt(this.fileOf(sha256, type))
      if (found?.isFile()) return { bytes: found.size, type }
    }
    return undefined
  }

  /** @returns when it is on the disk for good */
  async keep(sha256: string, pieces: AsyncIterable<Uint8Array>): Promise<FileBody> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const partial = path.join(this.folder, `${randomUUID()}.partial`)
    try {
      const bytes = await this.write(partial, sha256, pieces)
      const type = typeOf(await readFile(partial))
      if (!type) throw new FileError('fileTypeRefused', 'Only PDF, PNG, JPEG, WebP and plain text are taken.')
      await putInPlace(partial, this.fileOf(sha256, type))
      return { bytes, type }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new FileError('noRoom', 'The relay’s disk is full.')
      throw error
    } finally {
      await rm(partial, { force: true })
    }
  }

  /** @returns undefined: there is none */
  async read(sha256: string): Promise<{ bytes: Buffer; type: FileType } | undefined> {
    const body = this.bodyOf(sha256)
    if (!body) return undefined
    const file = this.fileOf(sha256, body.type)
    const bytes = await readFile(file)
    if (hashOf(bytes) === sha256) return { bytes, type: body.type }
    // Out of the way, so that the same body can be sent again; whoever mends the disk may still want it.
    const aside = `${file}.damaged-${randomUUID()}`
    await rename(file, aside)
    this.damaged(aside)
    throw new FileError('fileDamaged', 'What the relay had on its disk is not this file any more.')
  }

  private async write(partial: string, sha256: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
    const hash = createHash('sha256')
    let bytes = 0
    const handle = await open(partial, 'wx', 0o600)
    try {
      for await (const piece of pieces) {
        bytes += piece.length
        // Whoever sends is heard out for a while: a connection that is cut would carry no answer.
        if (bytes > 2 * mostBytes) break
        if (bytes > mostBytes) continue
        hash.update(piece)
        await writeFile(handle, piece)
      }
      if (bytes > mostBytes) throw tooLarge()
      if (bytes === 0) throw new FileError('fileEmpty', 'There is nothing in it.')
      if (hash.digest('hex') !== sha256) throw new FileError('fileHashWrong', 'What came is not what was announced.')
      await handle.sync()
      return bytes
    } finally {
      await handle.close()
    }
  }

  private fileOf(sha256: string, type: FileType): string {
    return path.join(this.folder, bodyName(sha256, type))
  }
}

export function tooLarge(): FileError {
  return new FileError('fileTooLarge', 'A file has at most 10 MB.')
}

/** The ending is for people who look for a file by hand. */
export function bodyName(sha256: string, type: FileType): string {
  return `${sha256}${endings[type][0]}`
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A command about a body that the disk does not show is refused, and the relay goes on. */
function lookAt(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Copies a body to where it is not, or not whole. @returns whether it is sound now */
export async function takeOver(from: string, to: string, sha256: string, type: FileType): Promise<boolean> {
  const name = bodyName(sha256, type)
  if (await isSound(path.join(to, name), sha256)) return true
  const bytes = await readFile(path.join(from, name)).catch(() => undefined)
  if (!bytes || hashOf(bytes) !== sha256) return false
  await mkdir(to, { recursive: true, mode: 0o700 })
  const partial = path.join(to, `${randomUUID()}.partial`)
  await writeFile(partial, bytes, { mode: 0o600 })
  await forceToDisk(partial)
  await putInPlace(partial, path.join(to, name))
  return true
}

export async function isSound(file: string, sha256: string): Promise<boolean> {
  const bytes = await readFile(file).catch(() => undefined)
  return bytes !== undefined && hashOf(bytes) === sha256
}
