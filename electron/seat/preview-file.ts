// What a console shows of a large copy before that is read: the rows at the top of its board, saved beside the copy and as
// old as it is. A cache of a cache: whatever is wrong with it, there is none, and the next start takes a second longer.
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Command } from '../../shared/commands/command.ts'
import { kinds, type EntityByKind, type Kind, type Named } from '../../shared/model/entities.ts'
import type { Instant } from '../../shared/model/ids.ts'
import type { VisibleChange } from '../../shared/sync/replica.ts'
import type { Snapshot } from '../../shared/wire/http.ts'
import { cacheHead, cacheVersion, type CacheContent } from './cache-form.ts'
import { linesInSlices } from './cache-slices.ts'
import { fromLine, toLine } from './checked-lines.ts'
import { tailFiles } from './commit-tail.ts'
import { replaceFile } from './durable-file.ts'
import { firstRows, largeCopy } from './first-rows.ts'

export interface Preview {
  changes: VisibleChange[]
  /** how many tickets the copy has */
  tickets: number
  /** as in the copy */
  heardAt: Instant | null
  wallOffset: number
}

const fileSchema = z.strictObject({
  version: z.literal(cacheVersion),
  /** of the copy to which it belongs */
  epoch: z.string(),
  seq: z.number(),
  tickets: z.number(),
  heardAt: z.number().nullable(),
  wallOffset: z.number(),
  entities: z.array(z.tuple([z.enum(kinds), z.looseObject({ id: z.string() })])),
})
type Kept = z.infer<typeof fileSchema>

const fileIn = (folder: string) => path.join(folder, 'preview.json')

/** Saves the top rows of this copy, when it is large. */
export async function savePreview(folder: string, copy: Omit<CacheContent, 'positions'>, now: Instant): Promise<void> {
  const { epoch, seq, entities } = copy.snapshot
  const tickets = entities.ticket.length
  if (tickets <= largeCopy) return
  try {
    const first = await firstRows(<K extends Kind>(kind: K) => entities[kind] as EntityByKind[K][], now)
    const { heardAt, wallOffset } = copy
    const kept: Kept = {
      version: cacheVersion,
      epoch,
      seq,
      tickets,
      heardAt,
      wallOffset,
      entities: valuesOf(first, entities),
    }
    await replaceFile(fileIn(folder), toLine(kept))
  } catch {
    // The one that is there belongs to another copy, and is not shown with this one.
  }
}

/**
 * Without those tickets that may have become others since the copy was saved.
 * @param undecided what waits in the outbox
 * @returns null: there is none, or none that can be read, or that of another copy
 */
export async function readPreview(folder: string, undecided: readonly Command[]): Promise<Preview | null> {
  try {
    const kept = fileSchema.safeParse(fromLine((await readFile(fileIn(folder), 'utf8')).trimEnd())).data
    const head = kept && (await cacheHead(path.join(folder, 'snapshot.json')))
    if (!kept || head?.epoch !== kept.epoch || head.seq !== kept.seq) return null
    const { tickets, heardAt, wallOffset, entities } = kept
    const all = entities.map(([kind, entity]) => change(kind, entity as unknown as EntityByKind[Kind]))
    const others = await becomeOthers(all, folder, undecided)
    return { changes: all.filter(({ id }) => !others.has(id)), tickets, heardAt, wallOffset }
  } catch {
    return null
  }
}

function valuesOf(named: readonly Named[], entities: Snapshot['entities']): Kept['entities'] {
  const found = new Map<string, EntityByKind[Kind]>()
  for (const kind of new Set(named.map((one) => one.kind))) {
    const wanted = new Set(named.flatMap((one) => (one.kind === kind ? [one.id] : [])))
    for (const entity of entities[kind]) if (wanted.has(entity.id)) found.set(`${kind}/${entity.id}`, entity)
  }
  return named.flatMap(({ kind, id }) => {
    const entity = found.get(`${kind}/${id}`)
    return entity ? [[kind, { ...entity }] satisfies Kept['entities'][number]] : []
  })
}

/** The tickets, with their visits, that the outbox or a commit since the copy names. */
async function becomeOthers(
  all: readonly VisibleChange[],
  folder: string,
  undecided: readonly Command[],
): Promise<ReadonlySet<string>> {
  const tickets = new Map<string, { id: string; openVisitId: string | null }>()
  for (const { kind, value } of all)
    if (kind === 'ticket' && value) {
      tickets.set(value.id, value)
      if (value.openVisitId !== null) tickets.set(value.openVisitId, value)
    }
  const others = new Set<string>()
  const look = (text: string) => {
    for (const [, word] of text.matchAll(/"((?:[^"\\]|\\.)*)"/g)) {
      const ticket = tickets.get(word!)
      if (ticket) others.add(ticket.id).add(ticket.openVisitId ?? ticket.id)
    }
  }
  look(JSON.stringify(undecided))
  for (const file of await tailFiles(folder)) for await (const line of linesInSlices(createReadStream(file))) look(line)
  return others
}

function change(kind: Kind, value: EntityByKind[Kind]): VisibleChange {
  return { kind, id: value.id, value, guess: false } as VisibleChange
}
