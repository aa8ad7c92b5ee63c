// The tables by which the history of a ticket, and of a site, is found without reading the whole log.
import { sql } from 'kysely'
import type { StoreDb } from './tables.ts'

export async function createHistoryTables(db: StoreDb): Promise<void> {
  await db.schema
    .createTable('ticket_commits')
    .addColumn('ticket', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('ticket_commits_pk', ['ticket', 'seq'])
    // The key is the whole row: it need not be kept twice.
    .modifyEnd(sql`WITHOUT ROWID`)
    .execute()
  await db.schema
    .createTable('archived_tickets')
    .addColumn('ticket', 'text', (c) => c.primaryKey())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('lat', 'real', (c) => c.notNull())
    .addColumn('lon', 'real', (c) => c.notNull())
    .addColumn('ended_at', 'bigint', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('archived_tickets_words').on('archived_tickets').column('words').execute()
  await db.schema.createIndex('archived_tickets_place').on('archived_tickets').columns(['lat', 'lon']).execute()
}
