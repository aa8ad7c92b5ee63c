// The tickets that somebody here has in the hand: those that are dragged, or for which a technician is being chosen.
import type { Dragged } from '../../../shared/ipc/contract.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { markedWith } from './marked-tickets.ts'

/** The first leads. */
export function inHand(dragged: Dragged, chosenFor: TicketId | null, marked?: ReadonlySet<TicketId>): TicketId[] {
  if (dragged) return [dragged.ticketId, ...dragged.also]
  return chosenFor === null ? [] : [chosenFor, ...markedWith(chosenFor, marked)]
}
