// An alarm: something that needs an operator's timely act. It stays until its condition is gone and somebody has seen it;
// what became of it is in the log.
import { z } from 'zod'
import { actorSchema, roleSchema, type Role } from './actor.ts'
import { idSchema, instantSchema, type Instant } from './ids.ts'
import { alarmPrioritySchema, alarmTypeList, definitionOf, escalation } from '../alarms/registry.ts'

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
})
export type Alarm = z.infer<typeof alarmSchema>

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

/** Whether this seat must hear it: whose it is, and whoever had it before it went on; the most urgent everybody who acts. */
export function concerns(role: Role, { owner, priority }: Pick<Alarm, 'owner' | 'priority'>): boolean {
  const rank = (one: Role) => escalation.findIndex((other) => other === one)
  if (rank(role) < 0) return false
  return priority === 1 || rank(role) <= rank(owner)
}

/** The role after this one, when it does not act; null: there is none. */
export function nextOwner(owner: Role): Role | null {
  const at = escalation.findIndex((role) => role === owner)
  return escalation[at + 1] ?? null
}

/** When it goes on to the next role; Infinity: it does not. */
export function escalatesAt(alarm: Alarm): Instant {
  if (!alarm.active || !isUnseen(alarm) || nextOwner(alarm.owner) === null) return Infinity
  return alarm.ownedSince + definitionOf(alarm.type).respondWithin
}
