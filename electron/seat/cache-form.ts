// How the copy looks in its file, in every version there has been. Written and read in slices: a control room has tens of
// thousands of tickets, and whoever saves or loads them also draws, pushes and listens.
//
//   version 1   {"version":1,"crc":…,"bytes":…}, then everything as one JSON text
//   version 2   {"version":2}, what the seat knows beside the entities, the snapshot's lines (`snapshot-lines.ts`), and
//               {"crc":…,"bytes":…} of all lines before this one: a copy without it is torn
//   version 3   the same lines; tickets with clocks as they are since then
//   version 4   the same; folded by the rule that a breach which was told stands
import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { kinds } from '../../shared/model/entities.ts'
import type { Instant } from '../../shared/model/ids.ts'
import { ticketOfVersion1 } from '../../shared/model/older-ticket.ts'
import { snapshotHeadSchema, type Snapshot } from '../../shared/wire/http.ts'
import { snapshotLines, SnapshotReader } from '../../shared/wire/snapshot-lines.ts'
import { linesInSlices } from './cache-slices.ts'

export interface CacheContent {
  snapshot: Snapshot
  /** the last positions as a key frame, base64; null: none */
  positions: string | null
  /** when the relay was last heard, by its clock */
  heardAt: Instant | null
  /** the relay's clock minus this machine's, ms */
  wallOffset: number
  /** read from an older version: shown until the relay is there, and then fetched again; it is not saved */
  outdated?: true
}

/**
 * Raised when the form changes, or what the log adds up to, with a reader for the one before in `readers`, so that nobody
 * starts without a copy.
 */
export const cacheVersion = 4

const besideSchema = z.strictObject({
  positions: z.string().nullable(),
  heardAt: z.number().nullable(),
  wallOffset: z.number(),
})
const versionSchema = z.object({ version: z.number() })
const sumSchema = z.strictObject({ crc: z.number(), bytes: z.number() })

/** Each throws when the file is not what it should be. */
const readers: Readonly<Record<number, (file: string) => Promise<CacheContent>>> = {
  1: async (file) => withTicketsOfToday(await readText(file)),
  2: async (file) => withTicketsOfToday(await readInLines(file)),
  3: async (file) => outdated(await readInLines(file)),
  4: readInLines,
}

/** How much is written at once, characters: some milliseconds of work. */
const pieceLength = 64 * 1024
/** A version is found in the first bytes, before anything large is touched. */
const versionBytes = 100

export async function readCache(file: string): Promise<CacheContent | 'damaged' | 'otherVersion'> {
  try {
    const reader = readers[await versionOf(file)]
    return reader ? await reader(file) : 'otherVersion'
  } catch {
    return 'damaged'
  }
}

/** Which log a copy is of, and how far it goes; null: it cannot be read, or is of another version. */
export async function cacheHead(file: string): Promise<Pick<Snapshot, 'epoch' | 'seq'> | null> {
  const handle = await open(file, 'r').catch(() => null)
  try {
    let lines = 0
    for await (const line of handle?.readLines({ autoClose: false }) ?? []) {
      lines++
      if (lines === 1 && versionSchema.parse(JSON.parse(line)).version !== cacheVersion) return null
      if (lines === 3) return snapshotHeadSchema.parse(JSON.parse(line))
    }
    return null
  } catch {
    return null
  } finally {
    await handle?.close()
  }
}

export function* cacheBytes(content: CacheContent): Generator<Uint8Array, void, void> {
  const { snapshot, outdated: _, ...beside } = content
  let crc = 0
  let bytes = 0
  let text = `${JSON.stringify({ version: cacheVersion })}\n${JSON.stringify(beside)}\n`
  const piece = () => {
    const encoded = Buffer.from(text)
    text = ''
    crc = crc32(encoded, crc)
    bytes += encoded.length
    return encoded
  }
  for (const line of snapshotLines(snapshot)) {
    text += `${line}\n`
    if (text.length > pieceLength) yield piece()
  }
  yield piece()
  yield Buffer.from(`${JSON.stringify({ crc, bytes })}\n`)
}

async function versionOf(file: string): Promise<number> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(versionBytes), 0, versionBytes, 0)
    const end = buffer.subarray(0, bytesRead).indexOf(0x0a)
    return versionSchema.parse(JSON.parse(buffer.toString('utf8', 0, Math.max(0, end)))).version
  } finally {
    await handle.close()
  }
}

async function readInLines(file: string): Promise<CacheContent> {
  const reader = new SnapshotReader()
  let beside: z.infer<typeof besideSchema> | undefined
  let crc = 0
  let bytes = 0
  let lines = 0
  let whole = false
  for await (const line of linesInSlices(createReadStream(file))) {
    lines++
    if (reader.ended) {
      const sum = sumSchema.parse(JSON.parse(line))
      if (whole || sum.crc !== crc || sum.bytes !== bytes) throw new Error('the copy is not what was written')
      whole = true
      continue
    }
    if (lines === 2) beside = besideSchema.parse(JSON.parse(line))
    else if (lines > 2) reader.take(line)
    crc = crc32(`${line}\n`, crc)
    bytes += Buffer.byteLength(line) + 1
  }
  if (!whole || !beside) throw new Error('the copy is torn')
  return { snapshot: reader.whole(), ...beside }
}

const textHeadSchema = z.strictObject({ version: z.literal(1), crc: z.number(), bytes: z.number() })
const textSchema = besideSchema.extend({
  snapshot: snapshotHeadSchema.extend({ entities: z.record(z.enum(kinds), z.array(z.unknown())) }),
})

/** Version 1 can only be read in one go. It happens once: the next save writes the form of today. */
async function readText(file: string): Promise<CacheContent> {
  const all = await readFile(file)
  const end = all.indexOf(0x0a)
  const head = textHeadSchema.parse(JSON.parse(all.toString('utf8', 0, end)))
  const body = all.subarray(end + 1)
  if (body.length !== head.bytes || crc32(body) !== head.crc) throw new Error('the copy is not what was written')
  const content: unknown = JSON.parse(body.toString('utf8'))
  textSchema.parse(content)
  return content as CacheContent
}

/** Versions 1 and 2 hold tickets of the first form, and know no kind that came later. */
function withTicketsOfToday({ snapshot, ...beside }: CacheContent): CacheContent {
  const { ticket, ...others } = snapshot.entities
  const entities = { ...others, sla: [], alarm: [], ticket: ticket.map((one) => ticketOfVersion1(one)) }
  return outdated({ ...beside, snapshot: { ...snapshot, entities } })
}

/** The relay has folded its log anew since: a seat has no log to do that with. */
function outdated(content: CacheContent): CacheContent {
  return { ...content, outdated: true }
}
