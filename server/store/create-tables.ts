// The tables of a new store. Those of an older one are changed by the steps of `upgrade.ts`.
import { createHistoryTables } from './history-tables.ts'
import { storeVersion, type StoreDb, type StoreTables } from './tables.ts'

export async function createTables(db: StoreDb, epoch: string): Promise<void> {
  const schema = db.schema
  const table = (name: keyof StoreTables) => schema.createTable(name)
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
  await createHistoryTables(db)
  await db
    .insertInto('meta')
    .values([
      { key: 'epoch', value: epoch },
      { key: 'storeVersion', value: String(storeVersion) },
    ])
    .execute()
}
