// How rows of the store's tables are read and put in. What an older version has written is brought up when it is read.
import type { Commit } from '../../shared/events/commit.ts'
import { upgradeEvents } from '../../shared/events/upgrade.ts'
import type { StoreTables } from './tables.ts'

export function toCommit(row: StoreTables['commits']): Commit {
  return {
    seq: row.seq,
    at: row.at,
    seat: row.seat,
    id: row.id,
    actor: JSON.parse(row.actor) as Commit['actor'],
    name: row.name,
    events: upgradeEvents(row.v, JSON.parse(row.events)),
  }
}

/** SQLite takes a limited number of values in one statement. */
export function chunks<T>(rows: T[], columns: number): T[][] {
  const size = Math.floor(900 / columns)
  const result: T[][] = []
  for (let at = 0; at < rows.length; at += size) result.push(rows.slice(at, at + size))
  return result
}
