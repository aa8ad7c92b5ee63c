// Reads a relay's store that nobody has open: all commits, all answers, all entities.
import path from 'node:path'
import type { Commit } from '../../shared/events/commit.ts'
import { applyChange, EntityTables, kinds, type Change } from '../../shared/model/entities.ts'
import { readCommits, readStart } from '../../server/store/repository.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { StoredAnswer } from '../../server/store/store.ts'

export interface StoreContent {
  commits: Commit[]
  answers: StoredAnswer[]
  entities: EntityTables
}

/** @param folder the relay's data folder, or a copy of it; its write-ahead log is taken in */
export async function readStoreFile(folder: string): Promise<StoreContent> {
  const db = openSqlite(path.join(folder, 'relay.sqlite'), 'look')
  try {
    const start = await readStart(db, 1)
    const entities = new EntityTables()
    for (const kind of kinds)
      for (const entity of start.entities[kind]) applyChange(entities, { kind, id: entity.id, value: entity } as Change)
    const rows = await db.selectFrom('answers').selectAll().execute()
    const answers = rows.map((row) => ({ ...row, result: JSON.parse(row.result) as StoredAnswer['result'] }))
    return { commits: await readCommits(db, 0, Number.MAX_SAFE_INTEGER), answers, entities }
  } finally {
    await db.destroy()
  }
}
