// Reads and writes the store's tables, by a query builder, so that the same code serves every SQL dialect. It holds no
// state of its own and knows nothing of threads.
import { sql, type Kysely } from 'kysely'
import { eventVersion } from '../../shared/events/event.ts'
import type { Commit } from '../../shared/events/commit.ts'
import { kinds } from '../../shared/model/entities.ts'
import type { Batch, StoredAnswer, StoredSeat, StoreStart } from './store.ts'
import { storeVersion, type StoreTables } from './tables.ts'

type Db = Kysely<StoreTables>

export async function createTables(db: Db, newEpoch: string): Promise<void> {
  const schema = db.schema
  const table = (name: keyof StoreTables) => schema.createTable(name).ifNotExists()
  await table('meta')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute()
  await table('commits')
    .addColumn('seq', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('seat', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('v', 'integer', (c) => c.notNull())
    .addColumn('events', 'text', (c) => c.notNull())
    .execute()
  await table('answers')
    .addColumn('seat', 'text', (c) => c.notNull())
    .addColumn('n', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('result', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('answers_pk', ['seat', 'n'])
    .execute()
  await table('entities')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('entities_pk', ['kind', 'id'])
    .execute()
  await table('seats')
    .addColumn('seat', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('actors', 'text', (c) => c.notNull())
    .addColumn('technician_id', 'text')
    .addColumn('credential_hash', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('last_n', 'integer', (c) => c.notNull())
    .execute()
  await table('cursors')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .execute()
  for (const [key, value] of [
    ['epoch', newEpoch],
    ['storeVersion', String(storeVersion)],
  ] as const)
    await db
      .insertInto('meta')
      .values({ key, value })
      .onConflict((c) => c.doNothing())
      .execute()
}

export async function readStart(db: Db, recent: number): Promise<StoreStart> {
  const meta = new Map((await db.selectFrom('meta').selectAll().execute()).map((row) => [row.key, row.value]))
  const found = Number(meta.get('storeVersion'))
  if (found !== storeVersion)
    throw new Error(
      `The store is of version ${found}, this relay reads version ${storeVersion}. Use a relay that fits.`,
    )
  const entities = Object.fromEntries(kinds.map((kind) => [kind, [] as unknown[]]))
  for (const row of await db.selectFrom('entities').selectAll().execute())
    entities[row.kind]?.push(JSON.parse(row.body))
  const newest = await db.selectFrom('commits').selectAll().orderBy('seq', 'desc').limit(recent).execute()
  const cursors = await db.selectFrom('cursors').selectAll().execute()
  return {
    epoch: meta.get('epoch') ?? '',
    entities: entities as StoreStart['entities'],
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
export async function writeBatch(db: Db, batch: Batch): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const rows of chunks(batch.commits.map(fromCommit), 8)) await tx.insertInto('commits').values(rows).execute()
    for (const rows of chunks(batch.answers.map(fromAnswer), 5)) await tx.insertInto('answers').values(rows).execute()
    const lastN = new Map(batch.answers.map((answer) => [answer.seat, answer.n]))
    for (const [seat, n] of lastN) await tx.updateTable('seats').set({ last_n: n }).where('seat', '=', seat).execute()
    const changed = batch.changes.filter((change) => change.value !== null)
    for (const rows of chunks(
      changed.map(({ kind, id, value }) => ({ kind, id, body: JSON.stringify(value) })),
      3,
    ))
      await tx
        .insertInto('entities')
        .values(rows)
        .onConflict((c) => c.columns(['kind', 'id']).doUpdateSet({ body: (eb) => eb.ref('excluded.body') }))
        .execute()
    for (const { kind, id, value } of batch.changes)
      if (value === null) await tx.deleteFrom('entities').where('kind', '=', kind).where('id', '=', id).execute()
  })
}

export async function readAnswer(db: Db, seat: string, n: number): Promise<StoredAnswer | undefined> {
  const row = await db.selectFrom('answers').selectAll().where('seat', '=', seat).where('n', '=', n).executeTakeFirst()
  return row && { ...row, result: JSON.parse(row.result) as StoredAnswer['result'] }
}

export async function readCommits(db: Db, after: number, limit: number): Promise<Commit[]> {
  const rows = await db.selectFrom('commits').selectAll().where('seq', '>', after).orderBy('seq').limit(limit).execute()
  return rows.map(toCommit)
}

export async function insertSeat(db: Db, seat: StoredSeat): Promise<void> {
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

export async function writeCursor(db: Db, name: string, seq: number): Promise<void> {
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

function toCommit(row: StoreTables['commits']): Commit {
  return {
    seq: row.seq,
    at: row.at,
    seat: row.seat,
    id: row.id,
    actor: JSON.parse(row.actor) as Commit['actor'],
    name: row.name,
    events: JSON.parse(row.events) as Commit['events'],
  }
}

function fromAnswer({ seat, n, id, result, at }: StoredAnswer): StoreTables['answers'] {
  return { seat, n, id, result: JSON.stringify(result), at }
}

/** SQLite takes a limited number of values in one statement. */
function chunks<T>(rows: T[], columns: number): T[][] {
  const size = Math.floor(900 / columns)
  const result: T[][] = []
  for (let at = 0; at < rows.length; at += size) result.push(rows.slice(at, at + size))
  return result
}
