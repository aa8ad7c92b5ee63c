// An alarm: something that needs an operator's timely act. It stays until its condition is gone and somebody has seen it;
// what became of it is in the log.
import { z } from 'zod'
import { actorSchema, roleSchema, type Actor, type Role } from './actor.ts'
import { idSchema, instantSchema, type Instant } from './ids.ts'
import { alarmPrioritySchema, alarmTypeList, definitionOf, escalation } from '../alarms/registry.ts'

/** What may be said with a hand-over, characters. */
export const longestNote = 500

export const alarmSchema = z.strictObject({
  /** what it is about: `sla:TICKET`, `offer:VISIT`, `contact:TECHNICIAN`, `load:TECHNICIAN`; one at a time for each */
  id: idSchema,
  type: z.enum(alarmTypeList),
  priority: alarmPrioritySchema,
  ticketId: idSchema.nullable(),
  technicianId: idSchema.nullable(),
  area: z.string().max(60),
  /** since when it is so urgent: whoever acknowledges it has seen this one */
  raisedAt: instantSchema,
  /** whether its condition holds; one that has returned waits to be seen */
  active: z.boolean(),
  acknowledged: z.strictObject({ by: actorSchema, at: instantSchema }).nullable(),
  shelved: z
    .strictObject({ by: actorSchema, at: instantSchema, until: instantSchema, reason: z.string().min(1).max(200) })
    .nullable(),
  /** whose it is now */
  owner: roleSchema,
  /** when it came to its owner */
  ownedSince: instantSchema,
  /** since when its condition holds, however urgent it has become; absent: since it was raised */
  since: instantSchema.optional(),
  /** who has taken it over, and at which seat; absent: nobody, it is for whoever has the owner's role */
  holder: z.strictObject({ by: actorSchema, seat: idSchema, at: instantSchema }).optional(),
  /** handed over, and not yet accepted; all that were handed over together have the same id */
  handover: z
    .strictObject({
      id: idSchema,
      by: actorSchema,
      at: instantSchema,
      to: z.enum(escalation),
      note: z.string().max(longestNote),
    })
    .optional(),
})
export type Alarm = z.infer<typeof alarmSchema>
export type Handover = NonNullable<Alarm['handover']>

/** What raises an alarm says of it. */
export const alarmFactsSchema = alarmSchema.pick({
  id: true,
  type: true,
  ticketId: true,
  technicianId: true,
  area: true,
})
export type AlarmFacts = z.infer<typeof alarmFactsSchema>

/** Waits for somebody: neither seen nor put aside. */
export function isUnseen(alarm: Alarm): boolean {
  return alarm.acknowledged === null && alarm.shelved === null
}

/** The role after this one, when it does not act; null: there is none. */
export function nextOwner(owner: Role): Role | null {
  const at = escalation.findIndex((role) => role === owner)
  return escalation[at + 1] ?? null
}

/** When it goes on, from who holds it or from the role whose it is; Infinity: it does not. */
export function escalatesAt(alarm: Alarm): Instant {
  const { active, owner, holder, ownedSince, type } = alarm
  if (!active || !isUnseen(alarm) || (nextOwner(owner) === null && !holder)) return Infinity
  return Math.max(ownedSince, holder?.at ?? 0) + definitionOf(type).respondWithin
}

/** Whether it is this person's to hand over: theirs, or nobody's and seen or put aside by them. */
export function isWith({ holder, acknowledged, shelved }: Alarm, actorId: string): boolean {
  if (holder) return holder.by.id === actorId
  return shelved !== null || acknowledged?.by.id === actorId
}

/** Whether somebody may accept it: of the role it was handed to, or a supervisor, and not the one who gives it. */
export function mayAccept({ to, by }: Handover, actor: Actor): boolean {
  return actor.id !== by.id && (actor.role === to || actor.role === 'supervisor')
}
