// What the relay decides, in the past tense: the only thing that changes state. Everything the relay mints (numbers, due
// instants) is inside, so that replaying an event years later gives the same state.
import { z } from 'zod'
import { escalation } from '../alarms/registry.ts'
import { roleSchema } from '../model/actor.ts'
import { alarmFactsSchema } from '../model/alarm.ts'
import { idSchema, instantSchema } from '../model/ids.ts'
import { clocksSchema, thresholds } from '../model/sla.ts'
import { technicianSchema } from '../model/technician.ts'
import { noteSchema, ticketFactsSchema } from '../model/ticket.ts'
import { fileSchema } from '../model/ticket-files.ts'
import { fieldSchemas } from '../model/ticket-fields.ts'
import { recallReasonSchema, stepSchema } from '../model/visit.ts'
import { clockNames, correctionSchema, pauseSchema } from '../sla/pauses.ts'
import { settingsSchema } from '../sla/settings.ts'

const clockNameSchema = z.enum(clockNames)
const ofTicket = { ticketId: idSchema }
const ofAlarm = { alarmId: idSchema }
const ofVisit = { visitId: idSchema }
const ofTechnician = { technicianId: idSchema }

export const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('ticketCreated'),
    ...ofTicket,
    number: z.number().int().positive().nullable(),
    facts: ticketFactsSchema,
    reportedAt: instantSchema,
    policyId: z.string(),
    clocks: clocksSchema,
  }),
  z.strictObject({ type: z.literal('ticketResolved'), ...ofTicket, resolution: z.string() }),
  z.strictObject({ type: z.literal('ticketCancelled'), ...ofTicket, reason: z.string() }),
  z.strictObject({ type: z.literal('ticketArchived'), ...ofTicket, visitIds: z.array(idSchema) }),
  z.strictObject({ type: z.literal('noteAdded'), ...ofTicket, note: noteSchema }),
  z.strictObject({ type: z.literal('fileAttached'), ...ofTicket, file: fileSchema.omit({ removed: true }) }),
  z.strictObject({ type: z.literal('fileRemoved'), ...ofTicket, fileId: idSchema, reason: z.string() }),
  z.strictObject({
    type: z.literal('ticketEdited'),
    ...ofTicket,
    values: z.strictObject(fieldSchemas).partial(),
    /** what the work needs now, when its category was edited */
    skills: ticketFactsSchema.shape.skills.optional(),
    /** the targets that now hold, when what they depend on was edited */
    targets: z.strictObject({ policyId: z.string(), clocks: clocksSchema }).nullable(),
  }),

  z.strictObject({ type: z.literal('clocksPaused'), ...ofTicket, pause: pauseSchema, clocks: clocksSchema }),
  z.strictObject({ type: z.literal('clocksResumed'), ...ofTicket, resumedAt: instantSchema, clocks: clocksSchema }),
  z.strictObject({
    type: z.literal('clocksCorrected'),
    ...ofTicket,
    correction: correctionSchema,
    clocks: clocksSchema,
  }),
  /** by changed settings */
  z.strictObject({ type: z.literal('clocksReckoned'), ...ofTicket, policyId: z.string(), clocks: clocksSchema }),
  z.strictObject({
    type: z.literal('thresholdsCrossed'),
    ...ofTicket,
    /** each with the instant that it was crossed at, in the order of the clocks */
    crossings: z.array(z.strictObject({ clock: clockNameSchema, threshold: z.enum(thresholds), at: instantSchema })),
  }),
  /** when the relay expects what a clock waits for, after it is due; null: in time again */
  z.strictObject({
    type: z.literal('latenessExpected'),
    ...ofTicket,
    clock: clockNameSchema,
    lateAt: instantSchema.nullable(),
  }),

  z.strictObject({
    type: z.literal('visitOffered'),
    ...ofTicket,
    ...ofVisit,
    ...ofTechnician,
    override: z.string().nullable(),
    releaseAt: instantSchema,
    released: z.boolean(),
    /** by a rule of the centre, and it may not be declined; absent: it may */
    forced: z.literal(true).optional(),
  }),
  z.strictObject({ type: z.literal('visitReleased'), ...ofVisit }),
  z.strictObject({ type: z.literal('visitRecalled'), ...ofVisit, reason: recallReasonSchema }),
  z.strictObject({ type: z.literal('offerSent'), ...ofVisit }),
  z.strictObject({ type: z.literal('offerDelivered'), ...ofVisit }),
  z.strictObject({ type: z.literal('recallSent'), ...ofVisit }),
  z.strictObject({ type: z.literal('recallDelivered'), ...ofVisit }),
  z.strictObject({ type: z.literal('visitAccepted'), ...ofVisit, effectiveAt: instantSchema }),
  z.strictObject({ type: z.literal('visitDeclined'), ...ofVisit, reason: z.string() }),
  z.strictObject({ type: z.literal('travelStarted'), ...ofVisit, effectiveAt: instantSchema }),
  z.strictObject({ type: z.literal('technicianArrived'), ...ofVisit, effectiveAt: instantSchema }),
  z.strictObject({ type: z.literal('visitDone'), ...ofVisit, effectiveAt: instantSchema }),
  z.strictObject({ type: z.literal('visitAborted'), ...ofVisit, reason: z.string() }),
  z.strictObject({
    type: z.literal('lateStatusReported'),
    ...ofVisit,
    status: stepSchema,
    effectiveAt: instantSchema,
    text: z.string().nullable(),
  }),

  z.strictObject({
    type: z.literal('routeChanged'),
    ...ofTechnician,
    visitIds: z.array(idSchema),
    revision: z.number().int().positive(),
  }),
  z.strictObject({ type: z.literal('routeSent'), ...ofTechnician, revision: z.number().int() }),
  z.strictObject({ type: z.literal('routeDelivered'), ...ofTechnician, revision: z.number().int() }),

  z.strictObject({ type: z.literal('technicianRegistered'), technician: technicianSchema }),
  z.strictObject({
    type: z.literal('centreConfigured'),
    name: z.string().nullable(),
    graceMs: z.number().int().nullable(),
  }),
  z.strictObject({ type: z.literal('alarmRaised'), alarm: alarmFactsSchema }),
  /** less urgent than it was */
  z.strictObject({ type: z.literal('alarmEased'), alarm: alarmFactsSchema }),
  z.strictObject({ type: z.literal('alarmReturned'), ...ofAlarm }),
  /** `raisedAt`: what was seen; absent in older ones */
  z.strictObject({ type: z.literal('alarmAcknowledged'), ...ofAlarm, raisedAt: instantSchema.optional() }),
  /** by who has made it, at their seat; `handoverId`: it was handed over to them */
  z.strictObject({ type: z.literal('alarmTaken'), ...ofAlarm, handoverId: idSchema.optional() }),
  z.strictObject({
    type: z.literal('alarmHandedOver'),
    ...ofAlarm,
    handoverId: idSchema,
    to: z.enum(escalation),
    note: z.string(),
  }),
  z.strictObject({ type: z.literal('alarmShelved'), ...ofAlarm, until: instantSchema, reason: z.string() }),
  z.strictObject({ type: z.literal('alarmUnshelved'), ...ofAlarm }),
  /** `left`: the seat that held it is away; absent: nobody has acted in time */
  z.strictObject({ type: z.literal('alarmEscalated'), ...ofAlarm, owner: roleSchema, left: idSchema.optional() }),
  z.strictObject({ type: z.literal('slaConfigured'), settings: settingsSchema }),
  /** all open tickets are reckoned by this revision */
  z.strictObject({ type: z.literal('slaApplied'), revision: z.number().int() }),
])
export type Event = z.infer<typeof eventSchema>
export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>

/** The version in which commits are stored now; older ones are upgraded on reading (`upgrade.ts`). */
export const eventVersion = 2
