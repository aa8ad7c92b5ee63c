// What became of an act on several tickets: each is done or refused by itself.
import type { Facts } from '../../../shared/commands/refusal.ts'
import type { TechnicianId, TicketId } from '../../../shared/model/ids.ts'

export interface BulkResult {
  technicianId: TechnicianId
  asked: number
  done: number
  refused: { ticketId: TicketId; number: number | null; key: string; facts: Facts }[]
}
