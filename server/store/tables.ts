// The tables of the relay's store, as the query builder knows them. JSON columns are text in every dialect.
import type { Kysely } from 'kysely'

export interface StoreTables {
  meta: { key: string; value: string }
  commits: { seq: number; at: number; seat: string; id: string; actor: string; name: string; v: number; events: string }
  answers: { seat: string; n: number; id: string; result: string; at: number }
  entities: { kind: string; id: string; body: string }
  seats: {
    seat: string
    kind: string
    label: string
    actors: string
    technician_id: string | null
    credential_hash: string
    created_at: number
    last_n: number
  }
  cursors: { name: string; seq: number }
  /** which commits the history of a ticket shows */
  ticket_commits: { ticket: string; seq: number }
  /** tickets that have left the state, to be found by their site */
  archived_tickets: {
    ticket: string
    /** the commit by which it left */
    seq: number
    /** the address, folded */
    words: string
    lat: number
    lon: number
    ended_at: number
    body: string
  }
}

export type StoreDb = Kysely<StoreTables>

/** Raised when tables, or what is written into them, change; `upgrade.ts` brings older files up to it. */
export const storeVersion = 4
