// A ticket (工单): what a customer needs done, at a site, under an SLA.
import { z } from 'zod'
import { actorSchema } from './actor.ts'
import { idSchema, instantSchema } from './ids.ts'
import { siteSchema } from './place.ts'
import { prioritySchema, tierSchema } from './priority.ts'
import { clocksSchema } from './sla.ts'
import { editsSchema } from './ticket-edits.ts'
import { fileSchema } from './ticket-files.ts'
import { correctionSchema, pauseSchema, type Pause } from '../sla/pauses.ts'

export const ticketStateSchema = z.enum(['new', 'planned', 'in-progress', 'on-hold', 'resolved', 'closed', 'cancelled'])
export type TicketState = z.infer<typeof ticketStateSchema>

export const customerSchema = z.strictObject({
  name: z.string().min(1).max(120),
  /** the name in Latin letters, for readers who do not read the local script */
  nameLatin: z.string().max(120).nullable(),
  phone: z.string().max(40),
})

export const noteSchema = z.strictObject({
  id: idSchema,
  at: instantSchema,
  by: actorSchema,
  text: z.string().min(1).max(2000),
})
export type Note = z.infer<typeof noteSchema>

/** What the one who reports a ticket says about it. */
export const ticketFactsSchema = z.strictObject({
  summary: z.string().min(1).max(200),
  category: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  priority: prioritySchema,
  tier: tierSchema,
  customer: customerSchema,
  site: siteSchema,
  /** codes of the skills that the work needs */
  skills: z.array(z.string().max(40)).max(8),
  /** the number of the contract, where a policy asks for it */
  contract: z.string().max(40).optional(),
})
export type TicketFacts = z.infer<typeof ticketFactsSchema>

export const ticketSchema = ticketFactsSchema.extend({
  id: idSchema,
  /** the short number people say; null only in a console's guess, until the relay has minted it */
  number: z.number().int().positive().nullable(),
  state: ticketStateSchema,
  /** when the customer reported it, which may be before it was entered */
  reportedAt: instantSchema,
  createdAt: instantSchema,
  createdBy: actorSchema,
  policyId: z.string().max(40),
  clocks: clocksSchema,
  /** oldest first; the last may still hold the clocks */
  pauses: z.array(pauseSchema),
  /** what supervisors have said afterwards about stretches of the clocks, oldest first */
  corrections: z.array(correctionSchema),
  /** the visit that is open now; a ticket has at most one */
  openVisitId: idSchema.nullable(),
  visitIds: z.array(idSchema),
  notes: z.array(noteSchema),
  /** when and by whom the ticket was last moved: assigned, recalled, ended */
  movedAt: instantSchema,
  movedBy: actorSchema,
  resolution: z.string().max(2000).nullable(),
  /** how to get in: key, gate code, whom to ring; absent until somebody has said so */
  access: z.string().max(500).optional(),
  /** by whom and when fields were edited; absent until one was */
  edits: editsSchema.optional(),
  /** oldest first; absent until there was one */
  files: z.array(fileSchema).optional(),
})
export type Ticket = z.infer<typeof ticketSchema>

/** How long an ended ticket stays at hand, ms: a shift, so that the next call about it finds it. */
export const archiveAfterMs = 12 * 3_600_000

/** The pause that holds the ticket's clocks now. */
export function openPause({ pauses }: Pick<Ticket, 'pauses'>): Pause | null {
  const last = pauses.at(-1)
  return last?.to === null ? last : null
}

/** Whether work on the ticket can still be planned. */
export function isOpen(ticket: Pick<Ticket, 'state'>): boolean {
  return ticket.state !== 'resolved' && ticket.state !== 'closed' && ticket.state !== 'cancelled'
}
