// What became of an act on several tickets: each is done or refused by itself.
import type { Facts } from '../../../shared/commands/refusal.ts'
import type { PauseReason } from '../../../shared/sla/pauses.ts'
import type { Direction, Step } from '../../../shared/undo/own-acts.ts'
import type { TechnicianId, TicketId } from '../../../shared/model/ids.ts'

export type MarkedAct =
  | { kind: 'assign'; technicianId: TechnicianId }
  | { kind: 'unassign' }
  | { kind: 'pause'; reason: PauseReason }
  | { kind: 'resume' }
  | { kind: 'cancel' }

export interface BulkResult {
  /** `taken`: such an act was taken back, or done again */
  act: MarkedAct | { kind: 'taken'; direction: Direction; step: Step }
  asked: number
  done: number
  refused: { ticketId: TicketId; number: number | null; key: string; facts: Facts }[]
}

/** What is asked before an act on several tickets. */
export type MarkedQuestion =
  /** they are many */
  | { act: 'assign'; ids: readonly TicketId[]; technicianId: TechnicianId }
  | { act: 'unassign'; ids: readonly TicketId[] }
  /** it needs a reason */
  | { act: 'pause'; ids: readonly TicketId[] }
  | { act: 'cancel'; ids: readonly TicketId[] }
