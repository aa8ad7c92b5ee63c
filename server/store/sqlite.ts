// Opens the relay's SQLite file the only way it may be opened: one connection, locked exclusively, write-ahead log, and a
// commit that has reached the disk before it returns.
import Database from 'libsql'
import { Kysely, SqliteDialect } from 'kysely'
import type { StoreTables } from './tables.ts'

export function openSqlite(file: string): Kysely<StoreTables> {
  const database = new Database(file)
  // EXCLUSIVE keeps the write-ahead index in memory and refuses a second opener, who could corrupt an older SQLite's log.
  database.pragma('locking_mode = EXCLUSIVE')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('wal_autocheckpoint = 4000')
  return new Kysely<StoreTables>({ dialect: new SqliteDialect({ database }) })
}
