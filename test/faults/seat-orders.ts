// What the fault suite tells a seat's process, and what the process says of itself.
import type { LinkPhase } from '../../shared/sync/link-state.ts'

export type SeatOrder =
  /** make no more commands of your own accord */
  | { order: 'quiet' }
  /** kill yourself in the very moment in which the next command is told as queued */
  | { order: 'die-when-queued' }
  | { order: 'report' }
  | { order: 'stop' }

export interface SeatReport {
  phase: LinkPhase
  seq: number
  hash: string
  /** commands not yet done */
  outbox: number
  /** deliveries not yet confirmed to the relay (phones) */
  unconfirmed: number
}
