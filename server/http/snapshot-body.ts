// The snapshot as the body of an answer. It is written line by line, in pieces between which the relay does its other
// work, and compressed beside the event loop. Consoles that ask while one is being prepared share it: after a restore or
// a long outage they all ask at once.
import { createBrotliCompress, createGzip, constants, type BrotliCompress, type Gzip } from 'node:zlib'
import { kinds, type EntityTables } from '../../shared/model/entities.ts'
import type { LogPosition } from '../../shared/events/commit.ts'
import type { Snapshot } from '../../shared/wire/http.ts'
import { snapshotLines } from '../../shared/wire/snapshot-lines.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

/** Characters in one piece: some milliseconds of work. */
const pieceLength = 64 * 1024
/** How long a finished one is kept for others who want the same seq. */
const keepFor = 5_000

/** All entities as committed now, in one turn, so that they belong to one seq. They are never changed, only replaced. */
export function takeSnapshot(parts: { epoch: string; state: EntityTables; head(): LogPosition }): Snapshot {
  const entities = Object.fromEntries(kinds.map((kind) => [kind, [...parts.state.values(kind)]]))
  return { epoch: parts.epoch, ...parts.head(), entities: entities as Snapshot['entities'] }
}

/** What the asker takes, best first; compression at its quickest. */
export function chooseEncoding(accepted: string | undefined): Encoding {
  const refused = /;\s*q=0(\.0*)?\s*$/
  const names = (accepted ?? '').split(',').flatMap((one) => (refused.test(one) ? [] : [one.split(';')[0]!.trim()]))
  if (names.includes('br')) return 'br'
  return names.includes('gzip') || names.includes('*') ? 'gzip' : 'identity'
}

interface Prepared {
  tip: string
  finished: boolean
  body: Promise<Buffer>
}

export class SnapshotBodies {
  private readonly take: () => Snapshot
  private readonly tip: () => string
  private readonly shared = new Map<Encoding, Prepared>()
  /** how many have been prepared */
  prepared = 0

  /** @param tip the last commit's id */
  constructor(take: () => Snapshot, tip: () => string) {
    this.take = take
    this.tip = tip
  }

  /** One of a moment ago is as good as one of now: the console says hello from there. */
  body(encoding: Encoding): Promise<Buffer> {
    const known = this.shared.get(encoding)
    if (known && (!known.finished || known.tip === this.tip())) return known.body
    this.prepared++
    const snapshot = this.take()
    const fresh: Prepared = { tip: snapshot.tip, finished: false, body: encode(snapshotLines(snapshot), encoding) }
    this.shared.set(encoding, fresh)
    const forget = () => {
      if (this.shared.get(encoding) === fresh) this.shared.delete(encoding)
    }
    fresh.body.then(() => {
      fresh.finished = true
      setTimeout(forget, keepFor).unref()
    }, forget)
    return fresh.body
  }
}

async function encode(lines: Iterable<string>, encoding: Encoding): Promise<Buffer> {
  const chunks: Buffer[] = []
  const packer = packerFor(encoding)
  packer?.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (const piece of pieces(lines)) {
    if (packer)
      await new Promise<void>((resolve, reject) => packer.write(piece, (error) => (error ? reject(error) : resolve())))
    else chunks.push(Buffer.from(piece))
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (packer)
    await new Promise((resolve, reject) => {
      packer.once('end', resolve)
      packer.once('error', reject)
      packer.end()
    })
  return Buffer.concat(chunks)
}

function packerFor(encoding: Encoding): BrotliCompress | Gzip | undefined {
  if (encoding === 'br') return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
  return encoding === 'gzip' ? createGzip({ level: 1 }) : undefined
}

/** In pieces of some tens of kilobytes: a stream's own cost is by the piece. */
function* pieces(lines: Iterable<string>): Generator<string> {
  let piece = ''
  for (const line of lines) {
    piece += `${line}\n`
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
