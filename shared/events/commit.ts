// A commit: one accepted command and the events it led to, numbered without a gap by the relay.
import { z } from 'zod'
import { actorSchema } from '../model/actor.ts'
import { idSchema, instantSchema } from '../model/ids.ts'
import { eventSchema } from './event.ts'

export const commitSchema = z.strictObject({
  seq: z.number().int().positive(),
  /** the relay's clock */
  at: instantSchema,
  seat: idSchema,
  /** the command's id: it names the commit, so "the last commit I know" can be compared across a restored backup */
  id: idSchema,
  actor: actorSchema,
  /** the command's name */
  name: z.string(),
  events: z.array(eventSchema),
})
export type Commit = z.infer<typeof commitSchema>

/** Where a log stands: the number and the id of its last commit. Seq 0 with tip '' is the empty log. */
export interface LogPosition {
  seq: number
  tip: string
}
export const emptyLog: LogPosition = { seq: 0, tip: '' }
