// A snapshot as lines of text, one entity a line, so that neither end ever holds, writes or reads the whole of a large
// one in one go: it goes over the wire and to the disk entity by entity.
//
//   {"epoch":…,"seq":…,"tip":…}      which log, and where in it
//   ["ticket",{…}]                   an entity; as many as there are
//   {"end":12345}                    how many entities; without this line the snapshot is torn
import { z } from 'zod'
import { kinds, type EntityByKind, type Kind } from '../model/entities.ts'
import { snapshotHeadSchema, type Snapshot } from './http.ts'

const endSchema = z.strictObject({ end: z.number().int().min(0) })

/** The lines, without line ends. Entities are taken one by one, when they are asked for. */
export function* snapshotLines({ entities, ...head }: Snapshot): Generator<string, void, void> {
  yield JSON.stringify(head)
  let count = 0
  for (const kind of kinds)
    for (const entity of entities[kind]) {
      yield JSON.stringify([kind, entity])
      count++
    }
  yield JSON.stringify({ end: count })
}

/** Puts a snapshot together from its lines. Entities come from the relay that has parsed them once; only the frame is checked. */
export class SnapshotReader {
  private head: z.infer<typeof snapshotHeadSchema> | undefined
  private readonly entities = Object.fromEntries(kinds.map((kind) => [kind, [] as unknown[]])) as Record<
    Kind,
    unknown[]
  >
  private count = 0
  /** its last line has come */
  ended = false

  /** Throws at a line that does not belong here. */
  take(line: string): void {
    const value: unknown = JSON.parse(line)
    if (this.ended) throw new Error('a line behind the end of the snapshot')
    if (!this.head) this.head = snapshotHeadSchema.parse(value)
    else if (Array.isArray(value)) this.put(value)
    else if (endSchema.parse(value).end !== this.count) throw new Error('the snapshot has lost entities')
    else this.ended = true
  }

  /** @returns the snapshot; throws when its end has not come */
  whole(): Snapshot {
    if (!this.head || !this.ended) throw new Error('the snapshot is torn')
    return { ...this.head, entities: this.entities as { [K in Kind]: EntityByKind[K][] } }
  }

  private put([kind, entity]: unknown[]): void {
    const list = kinds.includes(kind as Kind) ? this.entities[kind as Kind] : undefined
    if (!list || typeof entity !== 'object' || entity === null) throw new Error('a line that is no entity')
    list.push(entity)
    this.count++
  }
}
