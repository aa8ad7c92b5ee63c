// Keeps the tables of the histories with the log, in the transaction of the commits.
import { sql } from 'kysely'
import type { HistoryRows } from './history-rows.ts'
import { chunks } from './rows.ts'
import type { StoreDb } from './tables.ts'

export async function putHistory(db: StoreDb, { commits, archived }: HistoryRows): Promise<void> {
  await putTicketCommits(db, commits)
  await putArchived(db, archived)
}

/** All of them as one value: a statement of a value for each would cost more to make than to run. */
async function putTicketCommits(db: StoreDb, rows: HistoryRows['commits']): Promise<void> {
  if (rows.length === 0) return
  const pairs = JSON.stringify(rows.map(({ ticket, seq }) => [ticket, seq]))
  await sql`INSERT INTO ticket_commits (ticket, seq)
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(${pairs})`.execute(db)
}

/** Once a ticket has left, its id may be given to another one: the last that has left is found. */
async function putArchived(db: StoreDb, rows: HistoryRows['archived']): Promise<void> {
  for (const some of chunks(rows, 7))
    await db
      .insertInto('archived_tickets')
      .values(some)
      .onConflict((conflict) =>
        conflict.column('ticket').doUpdateSet((eb) => ({
          seq: eb.ref('excluded.seq'),
          words: eb.ref('excluded.words'),
          lat: eb.ref('excluded.lat'),
          lon: eb.ref('excluded.lon'),
          ended_at: eb.ref('excluded.ended_at'),
          body: eb.ref('excluded.body'),
        })),
      )
      .execute()
}
