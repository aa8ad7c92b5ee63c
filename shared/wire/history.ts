// What a console asks of the relay's log: all that happened to one ticket, and the tickets that were at a site before.
import { z } from 'zod'
import { actorSchema } from '../model/actor.ts'
import { idSchema, instantSchema } from '../model/ids.ts'
import { siteSchema } from '../model/place.ts'
import { thresholds } from '../model/sla.ts'
import { ticketStateSchema } from '../model/ticket.ts'
import { editableFieldSchema } from '../model/ticket-edits.ts'
import { deeds, type HistoryEntry } from '../model/ticket-history.ts'
import { stepSchema } from '../model/visit.ts'
import { clockNames, pauseReasonSchema } from '../sla/pauses.ts'

/** Of one ticket, this many commits at most are told: the newest. */
export const mostLogged = 500

const historyEntrySchema = z.strictObject({
  at: instantSchema,
  what: z.enum(deeds),
  by: actorSchema.nullable(),
  technicianId: idSchema.nullable(),
  text: z.string().optional(),
  field: editableFieldSchema.optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  file: z.string().optional(),
  reason: z.string().optional(),
  pauseReason: pauseReasonSchema.optional(),
  clock: z.enum(clockNames).optional(),
  threshold: z.enum(thresholds).optional(),
  step: stepSchema.optional(),
  counts: z.boolean().optional(),
}) satisfies z.ZodType<HistoryEntry>

/** GET /tickets/TICKET/log, with `Authorization: Seat SEAT:CREDENTIAL`; also of a ticket that has left the state. */
export const ticketLogSchema = z.strictObject({
  /** the instant of the log's last commit: what is later is not in it */
  at: instantSchema,
  /** older commits are left out */
  more: z.boolean(),
  /** oldest first */
  commits: z.array(
    z.strictObject({
      seq: z.number().int().positive(),
      at: instantSchema,
      seat: idSchema,
      /** what the seat is called; null: it is the relay itself */
      label: z.string().nullable(),
      actor: actorSchema,
      /** the command's name */
      name: z.string(),
      entries: z.array(historyEntrySchema),
    }),
  ),
})
export type TicketLog = z.infer<typeof ticketLogSchema>

/** At a site, this many earlier tickets at most are told: the latest. */
export const mostEarlier = 50

/** POST /earlier-tickets, with `Authorization` as above: those of this site that have left the state. */
export const askEarlierSchema = siteSchema.pick({ address: true, place: true })
export type AskEarlier = z.infer<typeof askEarlierSchema>

export const earlierTicketSchema = z.strictObject({
  id: idSchema,
  number: z.number().int().positive().nullable(),
  summary: z.string(),
  state: ticketStateSchema,
  endedAt: instantSchema,
  /** who was there, in the order of their visits */
  technicianIds: z.array(idSchema),
})
export type EarlierTicket = z.infer<typeof earlierTicketSchema>

export const earlierTicketsSchema = z.strictObject({
  /** more of them are in the log */
  more: z.boolean(),
  /** the latest first */
  tickets: z.array(earlierTicketSchema),
})
export type EarlierTickets = z.infer<typeof earlierTicketsSchema>
