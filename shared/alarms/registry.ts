// Every alarm there is (ISA-18.2, EEMUA 191): what it is about is in words in the locale files (condition, consequence,
// action, under `alarm.TYPE`), and here how urgent it is, whose it is, and how soon somebody must act. What is not in this
// list is work, or an entry in the log, and makes no sound.
import { z } from 'zod'
import { roleSchema } from '../model/actor.ts'
import type { Milliseconds } from '../model/ids.ts'

const seconds = 1_000
const minutes = 60 * seconds

export const alarmPriorities = [1, 2, 3] as const
export const alarmPrioritySchema = z.literal(alarmPriorities)
export type AlarmPriority = (typeof alarmPriorities)[number]

export const definitionSchema = z.strictObject({
  priority: alarmPrioritySchema,
  /** who acts first; when nobody does, it goes on to the next role */
  owner: roleSchema,
  /** how long the owner may take before it goes on, ms */
  respondWithin: z.number().int().positive(),
  /** how long the condition must hold before it is raised, ms */
  onDelay: z.number().int().min(0),
  /** how long the condition must be gone before it returns, ms */
  offDelay: z.number().int().min(0),
  /** who can know it: the relay, or only the seat whose trouble it is */
  from: z.enum(['relay', 'seat']),
})
export type AlarmDefinition = z.infer<typeof definitionSchema>

const dispatcher = { owner: 'dispatcher', from: 'relay', onDelay: 0, offDelay: minutes } as const

export const alarmTypes = {
  /** a clock has used three quarters of its time, 90 %, all of it */
  'sla-yellow': { ...dispatcher, priority: 3, respondWithin: 20 * minutes },
  'sla-urgent': { ...dispatcher, priority: 2, respondWithin: 10 * minutes },
  'sla-due': { ...dispatcher, priority: 1, respondWithin: 5 * minutes },
  /** by the technician's position and way a clock will be breached: as urgent as its yellow light, there is time to reroute */
  'sla-late': { ...dispatcher, priority: 3, respondWithin: 10 * minutes },
  /** nobody has done anything about it for as long as a rule of the centre allows */
  untouched: { ...dispatcher, owner: 'supervisor', priority: 2, respondWithin: 15 * minutes, offDelay: 0 },
  'offer-unanswered': { ...dispatcher, priority: 3, respondWithin: 10 * minutes, offDelay: 0 },
  /** a technician who travels or works is not heard of */
  'no-contact': { ...dispatcher, priority: 2, respondWithin: 10 * minutes, onDelay: minutes, offDelay: 30 * seconds },
  overloaded: { ...dispatcher, owner: 'shift-lead', priority: 3, respondWithin: 30 * minutes, onDelay: minutes },
  /** only a seat can know: its link, its outbox, its disk, its clock */
  'link-lost': {
    ...dispatcher,
    from: 'seat',
    priority: 2,
    respondWithin: 5 * minutes,
    onDelay: 15 * seconds,
    offDelay: 0,
  },
  'outbox-stuck': {
    ...dispatcher,
    from: 'seat',
    priority: 2,
    respondWithin: 5 * minutes,
    onDelay: minutes,
    offDelay: 0,
  },
  'store-trouble': { ...dispatcher, from: 'seat', priority: 1, respondWithin: 5 * minutes, offDelay: 0 },
  'clock-off': { ...dispatcher, from: 'seat', priority: 3, respondWithin: 30 * minutes, onDelay: minutes, offDelay: 0 },
} as const satisfies Record<string, AlarmDefinition>
export type AlarmType = keyof typeof alarmTypes
export const alarmTypeList = Object.keys(alarmTypes) as AlarmType[]

export function definitionOf(type: AlarmType): AlarmDefinition {
  return alarmTypes[type]
}

/** How long an offer may stay unanswered, ms from its release. */
export const unansweredAfter: Milliseconds = 5 * minutes
/** So many new alarms at a seat within `span` ms begin a flood; fewer than `ends` within it end it. */
export const flood = { span: 10 * minutes, begins: 10, ends: 5 } as const
/** Where an alarm goes when its owner does not act, role by role. */
export const escalation = ['dispatcher', 'shift-lead', 'supervisor'] as const
/** How long an alarm may be shelved, minutes: at most a shift. */
export const shelfMinutes = [15, 30, 60, 480] as const
