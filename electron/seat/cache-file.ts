// The seat's copy on disk: a cache, written now and then, that may be dropped and fetched again. A file that cannot be
// read is set aside and reported, and the last good copy is used instead. What is in the file: `cache-form.ts`.
import { mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { Low, type Adapter } from 'lowdb'
import { cacheBytes, readCache, type CacheContent } from './cache-form.ts'
import { exists, replaceFile, setAside } from './durable-file.ts'

/** Reads and writes one file for lowdb. */
class CheckedFileAdapter implements Adapter<CacheContent | null> {
  private readonly file: string
  private readonly setAside: (keptAs: string) => void

  constructor(file: string, setAside: (keptAs: string) => void) {
    this.file = file
    this.setAside = setAside
  }

  async read(): Promise<CacheContent | null> {
    return (await this.readOne(this.file)) ?? (await this.readOne(`${this.file}.bak`))
  }

  async write(content: CacheContent | null): Promise<void> {
    if (!content) return
    if (await exists(this.file)) await rename(this.file, `${this.file}.bak`)
    await replaceFile(this.file, cacheBytes(content))
  }

  private async readOne(file: string): Promise<CacheContent | null> {
    if (!(await exists(file))) return null
    const content = await readCache(file)
    if (content === 'damaged') this.setAside((await setAside(file, new Date())) ?? file)
    return content === 'damaged' || content === 'otherVersion' ? null : content
  }
}

export class CacheFile {
  private readonly low: Low<CacheContent | null>

  private constructor(low: Low<CacheContent | null>) {
    this.low = low
  }

  /** @param damaged told the new name of each file that could not be read */
  static async open(file: string, damaged: (keptAs: string) => void): Promise<CacheFile> {
    await mkdir(path.dirname(file), { recursive: true })
    const low = new Low<CacheContent | null>(new CheckedFileAdapter(file, damaged), null)
    await low.read()
    return new CacheFile(low)
  }

  /** What was read at the start; null: nothing, or it has been taken. */
  get content(): CacheContent | null {
    return this.low.data
  }

  /** Writes in slices. What the content refers to must not change meanwhile: entities are replaced, never changed. */
  async save(content: CacheContent): Promise<void> {
    this.low.data = content
    try {
      await this.low.write()
    } finally {
      this.low.data = null
    }
  }
}
