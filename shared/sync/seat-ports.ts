// What the client of a seat needs of whoever runs it: a connection, a disk and names for what is new.
import type { Up, UpName } from '../wire/messages.ts'
import type { JournalRecord } from './journal.ts'

export interface SeatPorts {
  send<N extends UpName>(name: N, message: Up[N]): void
  /** Writes records in the given order; calls `done` when they are safely on disk, or with the reason why they are not. */
  record(records: JournalRecord[], done: (failure: string | null) => void): void
  /** Fetches the snapshot and gives it to `snapshotArrived`, or calls `snapshotFailed`. */
  fetchSnapshot(): void
  /** Closes the connection, so that a fresh one is made. */
  reconnect(): void
  /** A UUIDv7. */
  newId(): string
  /** Something shown has changed: entities, outbox, link. */
  changed(): void
}
