// The seat's copy on disk: a cache, written now and then, that may be dropped and fetched again. A file that cannot be
// read is set aside and reported, and the last good copy is used instead.
import { mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { Low, type Adapter } from 'lowdb'
import { z } from 'zod'
import type { Instant } from '../../shared/model/ids.ts'
import { snapshotFrameSchema, type Snapshot } from '../../shared/wire/http.ts'
import { exists, replaceFile, setAside } from './durable-file.ts'

export interface CacheContent {
  snapshot: Snapshot
  /** the last positions as a key frame, base64; null: none */
  positions: string | null
  /** when the relay was last heard, by its clock */
  heardAt: Instant | null
  /** the relay's clock minus this machine's, ms */
  wallOffset: number
}

/** Raised when the form changes. A cache of another version is not upgraded but fetched again. */
export const cacheVersion = 1

const headSchema = z.strictObject({ version: z.number(), crc: z.number(), bytes: z.number() })
const contentSchema = z.object({
  snapshot: snapshotFrameSchema,
  positions: z.string().nullable(),
  heardAt: z.number().nullable(),
  wallOffset: z.number(),
})

/** Reads and writes one file for lowdb: a line with version, length and checksum, then the body. */
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
    const body = Buffer.from(JSON.stringify(content))
    const head = JSON.stringify({ version: cacheVersion, crc: crc32(body), bytes: body.length })
    if (await exists(this.file)) await rename(this.file, `${this.file}.bak`)
    await replaceFile(this.file, Buffer.concat([Buffer.from(`${head}\n`), body]))
  }

  private async readOne(file: string): Promise<CacheContent | null> {
    if (!(await exists(file))) return null
    const content = parse(await readFile(file))
    if (content === 'damaged') this.setAside((await setAside(file, new Date())) ?? file)
    return content === 'damaged' || content === 'otherVersion' ? null : content
  }
}

function parse(bytes: Buffer): CacheContent | 'damaged' | 'otherVersion' {
  const end = bytes.indexOf(0x0a)
  try {
    const head = headSchema.parse(JSON.parse(bytes.toString('utf8', 0, end)))
    if (head.version !== cacheVersion) return 'otherVersion'
    const body = bytes.subarray(end + 1)
    if (body.length !== head.bytes || crc32(body) !== head.crc) return 'damaged'
    const content: unknown = JSON.parse(body.toString('utf8'))
    contentSchema.parse(content)
    return content as CacheContent
  } catch {
    return 'damaged'
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

  /** What was read at the start; null: nothing. Let go of by the first save. */
  get content(): CacheContent | null {
    return this.low.data
  }

  async save(content: CacheContent): Promise<void> {
    this.low.data = content
    try {
      await this.low.write()
    } finally {
      this.low.data = null
    }
  }
}
