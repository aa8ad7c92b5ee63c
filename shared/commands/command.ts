// The envelope of a command. It parses apart from the body, so that a body nobody knows can still be answered and passed.
import { z } from 'zod'
import { actorSchema } from '../model/actor.ts'
import { idSchema, instantSchema } from '../model/ids.ts'

/** The version in which commands are written now; queued older ones are upgraded on reading. */
export const commandVersion = 1

export const commandSchema = z.strictObject({
  v: z.number().int().min(1),
  seat: idSchema,
  /** the seat numbers its commands 1, 2, 3 …; the relay decides them in this order */
  n: z.number().int().positive(),
  /** a UUIDv7, minted by the seat: the same id again gets the same answer again */
  id: idSchema,
  actor: actorSchema,
  name: z.string().max(60),
  args: z.unknown(),
  /** the facts relied on (this ticket's open visit, the old order): not a version of everything */
  basedOn: z.unknown(),
  /** when it was made, by the seat's estimate of the relay's clock */
  madeAt: instantSchema,
})
export type Command = z.infer<typeof commandSchema>

/** What a person or a rule asks for, before the seat has numbered it. */
export interface Intent {
  name: string
  args: unknown
  basedOn: unknown
}
