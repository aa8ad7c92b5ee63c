// A visit (上门): one trip of one technician for a ticket, from the offer to its end, and what is known of the messages
// that told the technician.
import { z } from 'zod'
import { actorSchema } from './actor.ts'
import { idSchema, instantSchema } from './ids.ts'

export const visitStateSchema = z.enum([
  'offered',
  'accepted',
  'travelling',
  'on-site',
  'done',
  'declined',
  'recalled',
  'aborted',
])
export type VisitState = z.infer<typeof visitStateSchema>

/** A message to the technician's phone: `sent` when put on the wire, `delivered` when the phone says it has stored it. */
export const messageSchema = z.strictObject({
  sentAt: instantSchema.nullable(),
  deliveredAt: instantSchema.nullable(),
})
export type Message = z.infer<typeof messageSchema>
export const unsent: Message = { sentAt: null, deliveredAt: null }

export const declineReasonSchema = z.enum(['too-far', 'no-parts', 'no-skill', 'overloaded', 'end-of-shift', 'other'])
export type DeclineReason = z.infer<typeof declineReasonSchema>

export const recallReasonSchema = z.enum(['reassigned', 'unassigned', 'cancelled'])
export type RecallReason = z.infer<typeof recallReasonSchema>

/** The steps that a technician reports, in the order in which they happen. */
export const stepSchema = z.enum(['accepted', 'travelling', 'on-site', 'done'])
export type Step = z.infer<typeof stepSchema>

/** A step that was reported too late to move anything: the visit had ended, or was further. It is history. */
export const lateReportSchema = z.strictObject({
  status: stepSchema,
  /** when the phone made it */
  effectiveAt: instantSchema,
  /** when the relay took it */
  at: instantSchema,
  by: actorSchema,
  /** what was said of the work, with `done` */
  text: z.string().max(2000).nullable(),
})
export type LateReport = z.infer<typeof lateReportSchema>

export const visitSchema = z.strictObject({
  id: idSchema,
  ticketId: idSchema,
  technicianId: idSchema,
  state: visitStateSchema,
  offeredAt: instantSchema,
  offeredBy: actorSchema,
  /** why a rule was overridden for this offer, in the operator's words */
  override: z.string().max(200).nullable(),
  /** when the offer may leave for the phone; until then it can be taken back unseen */
  releaseAt: instantSchema,
  released: z.boolean(),
  /** given by a rule of the centre because nobody took it: it may not be declined */
  forced: z.literal(true).optional(),
  offer: messageSchema,
  recall: messageSchema.nullable(),
  acceptedAt: instantSchema.nullable(),
  travellingAt: instantSchema.nullable(),
  onSiteAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  endedBy: actorSchema.nullable(),
  endReason: z.string().max(200).nullable(),
  /** each step at most once; absent until there is one */
  lateReports: z.array(lateReportSchema).optional(),
})
export type Visit = z.infer<typeof visitSchema>

const openStates: ReadonlySet<VisitState> = new Set(['offered', 'accepted', 'travelling', 'on-site'])

export function isOpenVisit(visit: Pick<Visit, 'state'>): boolean {
  return openStates.has(visit.state)
}

/** How far the news of an offer has come, for the card: in the order in which it happens. */
export type OfferProgress = 'held' | 'waiting' | 'sent' | 'delivered' | 'accepted'

export function offerProgress(visit: Visit): OfferProgress {
  if (visit.acceptedAt !== null) return 'accepted'
  if (visit.offer.deliveredAt !== null) return 'delivered'
  if (visit.offer.sentAt !== null) return 'sent'
  return visit.released ? 'waiting' : 'held'
}
