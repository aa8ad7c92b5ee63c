// What became of an act on several tickets: each is done or refused by itself.
import type { Facts } from '../../../shared/commands/refusal.ts'
import type { Direction, Step } from '../../../shared/undo/own-acts.ts'
import type { TechnicianId, TicketId } from '../../../shared/model/ids.ts'

export interface BulkResult {
  /** it took this back, or did it again; without: it gave the tickets to the technician */
  taken?: { direction: Direction; step: Step }
  technicianId: TechnicianId
  asked: number
  done: number
  refused: { ticketId: TicketId; number: number | null; key: string; facts: Facts }[]
}
