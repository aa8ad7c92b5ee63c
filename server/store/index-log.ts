// Fills the tables of the histories in a store from before they were there.
import { createHistoryTables } from './history-tables.ts'
import { putHistory } from './history-index.ts'
import { addHistory, noHistory } from './history-rows.ts'
import { foldLog } from './fold-log.ts'
import type { StoreDb } from './tables.ts'

/** The step: makes the tables and fills them, some commits at a time. */
export async function indexLog(db: StoreDb): Promise<void> {
  await createHistoryTables(db)
  const rows = noHistory()
  await foldLog(
    db,
    (commit, before) => addHistory(rows, commit, before),
    async () => {
      await putHistory(db, { commits: rows.commits.splice(0), archived: rows.archived.splice(0) })
    },
  )
}
