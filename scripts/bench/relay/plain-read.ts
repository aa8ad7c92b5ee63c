// Reads all commits of a store plainly, one query and the JSON in it, and ends: what a relay's start is measured against.
import { serve } from '../child.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'

serve({
  async read({ file }: { file: string }) {
    const db = openSqlite(file)
    let events = 0
    for (const row of await db.selectFrom('commits').selectAll().orderBy('seq').execute()) {
      JSON.parse(row.actor)
      events += (JSON.parse(row.events) as unknown[]).length
    }
    await db.destroy()
    return events
  },
})
