// What the relay asks of its store. One interface, one contract suite, several stores.
import type { HistoryRows } from './history-rows.ts'
import type { Commit } from '../../shared/events/commit.ts'
import type { Actor } from '../../shared/model/actor.ts'
import type { Change, EntityByKind, Kind } from '../../shared/model/entities.ts'
import type { Instant, SeatId, TechnicianId, TicketId } from '../../shared/model/ids.ts'
import type { AskEarlier, EarlierTickets } from '../../shared/wire/history.ts'
import type { SeatKind } from '../../shared/wire/http.ts'
import type { AnswerResult } from '../../shared/wire/messages.ts'

export interface StoredAnswer {
  seat: SeatId
  n: number
  id: string
  result: AnswerResult
  at: Instant
}

export interface StoredSeat {
  seat: SeatId
  kind: SeatKind
  label: string
  actors: Actor[]
  technicianId: TechnicianId | null
  /** SHA-256 of the credential, hex */
  credentialHash: string
  createdAt: Instant
  /** the last of its numbers that was decided */
  lastN: number
}

/** Everything that follows from one group of commands, written in one transaction and made durable by one fsync. */
export interface Batch {
  commits: Commit[]
  answers: StoredAnswer[]
  /** the value of each changed entity after the batch */
  changes: Change[]
  /** what the histories find by these commits */
  history: HistoryRows
}

export interface StoreStart {
  /** a random id of this log; a restored or emptied store gets a new one */
  epoch: string
  entities: { [K in Kind]: EntityByKind[K][] }
  /** the newest commits, oldest first, at most as many as asked for */
  recent: Commit[]
  seats: StoredSeat[]
  cursors: Record<string, number>
}

export interface Store {
  /** @param recent how many of the newest commits to return */
  start(recent: number): Promise<StoreStart>
  /** Resolves when the batch is durable. A rejection means that nothing of it may be told to anybody. */
  write(batch: Batch): Promise<void>
  answer(seat: SeatId, n: number): Promise<StoredAnswer | undefined>
  /** Commits after `seq`, oldest first. */
  commits(after: number, limit: number): Promise<Commit[]>
  /** The newest commits up to `upTo` that the history of a ticket shows, oldest first; of one that has left the state, too. */
  ticketCommits(ticketId: TicketId, upTo: number, limit: number): Promise<Commit[]>
  /** Tickets of a site that have left the state by commit `upTo`, the latest first. */
  earlierTickets(site: AskEarlier, upTo: number, limit: number): Promise<EarlierTickets>
  addSeat(seat: StoredSeat): Promise<void>
  setCursor(name: string, seq: number): Promise<void>
  /**
   * Writes the whole store, as it is between two calls, into a file that must not be there.
   * @returns where the log in it ends
   */
  backup(file: string): Promise<number>
  close(): Promise<void>
}
