// Opens SQLite files, by whichever driver this Node has, for one of the purposes a file may be opened for.
import Libsql from 'libsql'
import { Kysely, SqliteDialect, SqliteDriver, type DatabaseConnection, type SqliteDatabase } from 'kysely'
import { nodeSqlite, whyNoNodeSqlite } from './node-sqlite.ts'
import type { StoreTables } from './tables.ts'

export type DriverName = 'libsql' | 'node:sqlite'

/**
 * - `relay`: the only way a relay opens its store. One connection, locked exclusively, write-ahead log, and a commit that
 *   has reached the disk before it returns.
 * - `mend`: to change a file that nobody uses, in one piece: nothing of it is beside it in a log afterwards.
 * - `look`: nothing in the file changes. Fails like every other while a relay has it open.
 */
export type Purpose = 'relay' | 'mend' | 'look'

const pragmas: Record<Purpose, readonly string[]> = {
  // EXCLUSIVE keeps the write-ahead index in memory and refuses a second opener, who could corrupt an older SQLite's log.
  relay: ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'synchronous = FULL', 'wal_autocheckpoint = 4000'],
  mend: ['locking_mode = EXCLUSIVE', 'journal_mode = DELETE', 'synchronous = FULL'],
  look: ['locking_mode = EXCLUSIVE', 'query_only = ON'],
}

/** A full disk makes SQLite roll back by itself: that there is nothing left to roll back must not hide the reason. */
class StoreDriver extends SqliteDriver {
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch((error: Error) => {
      if (!/no transaction is active/.test(error.message)) throw error
    })
  }
}

class StoreDialect extends SqliteDialect {
  private readonly database: SqliteDatabase

  constructor({ database }: { database: SqliteDatabase }) {
    super({ database })
    this.database = database
  }

  override createDriver(): StoreDriver {
    return new StoreDriver({ database: this.database })
  }
}

/** Node's own where Node calls it stable, else the prebuilt one. */
export function driverHere(): DriverName {
  return whyNoNodeSqlite() === null ? 'node:sqlite' : 'libsql'
}

export function openSqlite(
  file: string,
  purpose: Purpose = 'relay',
  driver: DriverName = driverHere(),
): Kysely<StoreTables> {
  const database: SqliteDatabase = driver === 'node:sqlite' ? nodeSqlite(file) : new Libsql(file)
  for (const pragma of pragmas[purpose]) {
    const statement = database.prepare(`PRAGMA ${pragma}`)
    if (statement.reader) statement.all([])
    else statement.run([])
  }
  return new Kysely<StoreTables>({ dialect: new StoreDialect({ database }) })
}
