// Reads and writes the store's tables, by a query builder, so that the same code serves every SQL dialect. It holds no
// state of its own and knows nothing of threads. What an older version has written is brought up when it is read.
import { sql } from 'kysely'
import type { Commit } from '../../shared/events/commit.ts'
import { eventVersion } from '../../shared/events/event.ts'
import { kinds, type Kind } from '../../shared/model/entities.ts'
import { putHistory } from './history-index.ts'
import { chunks, toCommit } from './rows.ts'
import type { Batch, StoredAnswer, StoredSeat, StoreStart } from './store.ts'
import type { StoreDb, StoreTables } from './tables.ts'

/** A start as it crosses from the store's thread: entities as text, which costs far less to hand over than objects. */
export type StartRows = Omit<StoreStart, 'entities'> & {
  /** JSON arrays, some hundred entities in each */
  entities: Record<Kind, string[]>
}

export async function readStart(db: StoreDb, recent: number): Promise<StoreStart> {
  return startOf(await readStartRows(db, recent))
}

export function startOf({ entities, ...rest }: StartRows): StoreStart {
  const read = kinds.map((kind) => [kind, entities[kind].flatMap((text) => JSON.parse(text) as unknown[])])
  return { ...rest, entities: Object.fromEntries(read) as StoreStart['entities'] }
}

export async function readStartRows(db: StoreDb, recent: number): Promise<StartRows> {
  const meta = new Map((await db.selectFrom('meta').selectAll().execute()).map((row) => [row.key, row.value]))
  const bodies = Object.fromEntries(kinds.map((kind) => [kind, [] as string[]])) as Record<Kind, string[]>
  for (const row of await db.selectFrom('entities').selectAll().execute()) bodies[row.kind as Kind]?.push(row.body)
  const texts = kinds.map((kind) => [kind, chunks(bodies[kind], 1).map((some) => `[${some.join(',')}]`)])
  const newest = await db.selectFrom('commits').selectAll().orderBy('seq', 'desc').limit(recent).execute()
  const cursors = await db.selectFrom('cursors').selectAll().execute()
  return {
    epoch: meta.get('epoch') ?? '',
    entities: Object.fromEntries(texts) as Record<Kind, string[]>,
    recent: newest.toReversed().map(toCommit),
    seats: (await db.selectFrom('seats').selectAll().execute()).map((row): StoredSeat => ({
      seat: row.seat,
      kind: row.kind as StoredSeat['kind'],
      label: row.label,
      actors: JSON.parse(row.actors) as StoredSeat['actors'],
      technicianId: row.technician_id,
      credentialHash: row.credential_hash,
      createdAt: row.created_at,
      lastN: row.last_n,
    })),
    cursors: Object.fromEntries(cursors.map((row) => [row.name, row.seq])),
  }
}

/** One transaction: the commits, the answers, the entities as they are now, and how far each seat has come. */
export async function writeBatch(db: StoreDb, batch: Batch): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const rows of chunks(batch.commits.map(fromCommit), 8)) await tx.insertInto('commits').values(rows).execute()
    for (const rows of chunks(batch.answers.map(fromAnswer), 5)) await tx.insertInto('answers').values(rows).execute()
    const lastN = new Map(batch.answers.map((answer) => [answer.seat, answer.n]))
    for (const [seat, n] of lastN) await tx.updateTable('seats').set({ last_n: n }).where('seat', '=', seat).execute()
    await putHistory(tx, batch.history)
    await putEntities(
      tx,
      batch.changes.filter((change) => change.value !== null),
    )
    for (const { kind, id, value } of batch.changes)
      if (value === null) await tx.deleteFrom('entities').where('kind', '=', kind).where('id', '=', id).execute()
  })
}

/** @param entities those that are there are replaced */
export async function putEntities(
  db: StoreDb,
  entities: Iterable<{ kind: string; id: string; value: unknown }>,
): Promise<void> {
  const rows = [...entities].map(({ kind, id, value }) => ({ kind, id, body: JSON.stringify(value) }))
  for (const some of chunks(rows, 3))
    await db
      .insertInto('entities')
      .values(some)
      .onConflict((c) => c.columns(['kind', 'id']).doUpdateSet({ body: (eb) => eb.ref('excluded.body') }))
      .execute()
}

export async function readAnswer(db: StoreDb, seat: string, n: number): Promise<StoredAnswer | undefined> {
  const row = await db.selectFrom('answers').selectAll().where('seat', '=', seat).where('n', '=', n).executeTakeFirst()
  return row && { ...row, result: JSON.parse(row.result) as StoredAnswer['result'] }
}

export async function readCommits(db: StoreDb, after: number, limit: number): Promise<Commit[]> {
  const rows = await db.selectFrom('commits').selectAll().where('seq', '>', after).orderBy('seq').limit(limit).execute()
  return rows.map(toCommit)
}

/** @returns the seq of the last commit; 0: there is none */
export async function readHead(db: StoreDb): Promise<number> {
  const last = await db
    .selectFrom('commits')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return last?.seq ?? 0
}

export async function insertSeat(db: StoreDb, seat: StoredSeat): Promise<void> {
  await db
    .insertInto('seats')
    .values({
      seat: seat.seat,
      kind: seat.kind,
      label: seat.label,
      actors: JSON.stringify(seat.actors),
      technician_id: seat.technicianId,
      credential_hash: seat.credentialHash,
      created_at: seat.createdAt,
      last_n: seat.lastN,
    })
    .execute()
}

export async function writeCursor(db: StoreDb, name: string, seq: number): Promise<void> {
  await db
    .insertInto('cursors')
    .values({ name, seq })
    .onConflict((c) => c.column('name').doUpdateSet({ seq: sql`excluded.seq` }))
    .execute()
}

function fromCommit(commit: Commit): StoreTables['commits'] {
  const { seq, at, seat, id, actor, name, events } = commit
  return { seq, at, seat, id, actor: JSON.stringify(actor), name, v: eventVersion, events: JSON.stringify(events) }
}

function fromAnswer({ seat, n, id, result, at }: StoredAnswer): StoreTables['answers'] {
  return { seat, n, id, result: JSON.stringify(result), at }
}
