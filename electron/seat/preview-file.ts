// What a console shows of a large copy before that is read: the rows at the top of its board, saved beside the copy and as
// old as it is. A cache of a cache: whatever is wrong with it, there is none.
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Command } from '../../shared/commands/command.ts'
import { kinds, type EntityByKind, type EntityTables, type Kind } from '../../shared/model/entities.ts'
import type { Instant } from '../../shared/model/ids.ts'
import type { VisibleChange } from '../../shared/sync/replica.ts'
import { cacheVersion } from './cache-form.ts'
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
  tickets: z.number(),
  heardAt: z.number().nullable(),
  wallOffset: z.number(),
  entities: z.array(z.tuple([z.enum(kinds), z.looseObject({ id: z.string() })])),
})

const fileIn = (folder: string) => path.join(folder, 'preview.json')

/** @returns null: the copy is not large */
export function previewOf(
  state: EntityTables,
  { heardAt, wallOffset }: Pick<Preview, 'heardAt' | 'wallOffset'>,
  now: Instant,
): Preview | null {
  const tickets = state.size('ticket')
  if (tickets <= largeCopy) return null
  const changes = firstRows(state, now).map(({ kind, id }) => change(kind, state.get(kind, id)!))
  return { changes, tickets, heardAt, wallOffset }
}

/** Before another copy is saved: one that was saved with the last does not belong to it. */
export async function dropPreview(folder: string): Promise<void> {
  await rm(fileIn(folder), { force: true }).catch(() => {})
}

/** Where it cannot be saved there is none: that costs the next start a second, nothing else. */
export async function savePreview(folder: string, { changes, ...rest }: Preview): Promise<void> {
  const entities = changes.map(({ kind, value }) => [kind, value])
  const line = toLine({ version: cacheVersion, ...rest, entities })
  await replaceFile(fileIn(folder), line).catch(() => dropPreview(folder))
}

/**
 * Without those tickets that may have become others since the copy was saved.
 * @param undecided what waits in the outbox
 * @returns null: there is none, or none that can be read
 */
export async function readPreview(folder: string, undecided: readonly Command[]): Promise<Preview | null> {
  const line = await readFile(fileIn(folder), 'utf8').catch(() => null)
  const kept = line === null ? undefined : fileSchema.safeParse(fromLine(line.trimEnd())).data
  if (!kept) return null
  const since = [JSON.stringify(undecided), ...(await textsSince(folder))]
  const mayBeAnother = (id: string) => since.some((text) => text.includes(`"${id}"`))
  const { entities, version: _, ...rest } = kept
  const changes = entities.map(([kind, entity]) => change(kind, entity as unknown as EntityByKind[Kind]))
  const others = new Set<string>()
  for (const { kind, value } of changes)
    if (kind === 'ticket' && value && [value.id, value.openVisitId].some((id) => id !== null && mayBeAnother(id)))
      others.add(value.id).add(value.openVisitId ?? value.id)
  return { changes: changes.filter(({ id }) => !others.has(id)), ...rest }
}

function change(kind: Kind, value: EntityByKind[Kind]): VisibleChange {
  return { kind, id: value.id, value, guess: false } as VisibleChange
}

async function textsSince(folder: string): Promise<string[]> {
  return Promise.all((await tailFiles(folder)).map((file) => readFile(file, 'utf8')))
}
