// Node's own SQLite in the form that the query builder asks of a driver. It is asked for by name while the program runs,
// because older Nodes do not have it and their bundlers must not look for it.
import { createRequire } from 'node:module'
import type { SqliteDatabase } from 'kysely'

/** From this version on Node no longer calls it an experiment. */
const stableFrom = [24, 15] as const

/** What of `node:sqlite` is used here; the types of the oldest Node we run on do not know it. */
interface NodeSqliteModule {
  DatabaseSync: new (file: string) => {
    close(): void
    prepare(sql: string): {
      columns(): unknown[]
      all(...parameters: unknown[]): unknown[]
      run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
      iterate(...parameters: unknown[]): IterableIterator<unknown>
    }
  }
}

/** @returns why Node's own is not used here, in words; null: it is */
export function whyNoNodeSqlite(version: string = process.versions.node): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const stable = major > stableFrom[0] || (major === stableFrom[0] && minor >= stableFrom[1])
  return stable ? null : `Node ${version} has no stable node:sqlite; it is there from ${stableFrom.join('.')} on`
}

export function nodeSqlite(file: string): SqliteDatabase {
  const { DatabaseSync } = createRequire(import.meta.url)('node:sqlite') as NodeSqliteModule
  const database = new DatabaseSync(file)
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql)
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...parameters),
        run: (parameters) => statement.run(...parameters),
        iterate: (parameters) => statement.iterate(...parameters),
      }
    },
  }
}
