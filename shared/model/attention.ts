// What somebody at a seat has before them: a ticket, whether they are changing its details, in which field they are, and
// whether they are giving it, or several with it, to somebody just now.
// It is of the moment: never an event, never kept.
import { z } from 'zod'
import { actorSchema } from './actor.ts'
import { idSchema, type Milliseconds, type TicketId } from './ids.ts'
import { editableFieldSchema } from './ticket-edits.ts'

/** How many tickets can be in a hand beside the first: so many can be marked. */
export const mostAlso = 499

export const attentionSchema = z.strictObject({
  ticketId: idSchema,
  /** its details are being changed */
  editing: z.boolean(),
  /** the field that has the focus; null: none */
  field: editableFieldSchema.nullable(),
  /** it is being dragged, or a technician is being chosen for it */
  moving: z.boolean(),
  /** the others that are in the same hand; absent: none */
  also: z.array(idSchema).max(mostAlso).optional(),
})
export type Attention = z.infer<typeof attentionSchema>

/** Who is at which ticket, at which seat; null: that seat is at none any more. */
export const seatAttentionSchema = z.strictObject({
  seat: idSchema,
  at: attentionSchema.extend({ actor: actorSchema }).nullable(),
})
export type SeatAttention = z.infer<typeof seatAttentionSchema>

/** A colleague at another seat, and what they have before them. */
export type Colleague = NonNullable<SeatAttention['at']> & { seat: string }

/** How often a seat says again what it has before it. */
export const renewEvery: Milliseconds = 5_000
/** What has not been said again for so long is no longer so. */
export const attentionLasts: Milliseconds = 15_000

export function sameAttention(a: Attention | null, b: Attention | null): boolean {
  if (!a || !b) return a === b
  const sameTicket = a.ticketId === b.ticketId && a.editing === b.editing && a.field === b.field
  return sameTicket && a.moving === b.moving && sameTickets(a.also ?? [], b.also ?? [])
}

function sameTickets(a: readonly TicketId[], b: readonly TicketId[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i])
}
