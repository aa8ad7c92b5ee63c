// Every message between a seat and the relay, schema first. Each is one Socket.IO event of the same name with one argument.
// A change here is a new protocol number (`protocol.ts`); a test hashes all of it.
import { z } from 'zod'
import { commandSchema } from '../commands/command.ts'
import { factsSchema, refusalCodeSchema } from '../commands/refusal.ts'
import { commitSchema } from '../events/commit.ts'
import { entitySchemas, kinds } from '../model/entities.ts'
import { actorSchema } from '../model/actor.ts'
import { attentionSchema, seatAttentionSchema } from '../model/attention.ts'
import { idSchema, instantSchema } from '../model/ids.ts'

const seq = z.number().int().min(0)
const tip = z.string().max(64)
const epoch = z.string().max(64)

/** Given at the Socket.IO handshake, before any message. */
export const handshakeSchema = z.strictObject({
  protocol: z.number().int(),
  seat: idSchema,
  credential: z.string().min(1).max(200),
})
export type Handshake = z.infer<typeof handshakeSchema>

// ── up: from a seat to the relay ──────────────────────────────────────────────────────────────────────────────────

/** Where my copy stands. Nothing else is sent before the relay has answered it. */
export const helloSchema = z.strictObject({ epoch: epoch.nullable(), seq, tip })
export type Hello = z.infer<typeof helloSchema>

export const pushSchema = z.strictObject({
  command: commandSchema,
  /** how long ago it was made, in ms, by the seat's own reckoning */
  ageMs: z.number().int().min(0),
})
export type Push = z.infer<typeof pushSchema>

/** What must be readable of a push for it to be answered, stored and passed, whatever the rest is. */
export const pushHeadSchema = z.object({ command: z.object({ n: z.number().int().positive(), id: idSchema }) })

/** "Are you there, and what time is it?": the seat's own heartbeat, answered with the same number. */
export const beatSchema = z.strictObject({ sent: z.number() })
export type Beat = z.infer<typeof beatSchema>

export const fixSchema = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  /** radius of 68 % confidence, in metres; null: unknown */
  accuracy: z.number().min(0).max(100_000).nullable(),
  /** metres per second; null: unknown */
  speed: z.number().min(0).max(300).nullable(),
  /** degrees clockwise from north; null: unknown */
  heading: z.number().min(0).max(360).nullable(),
  /** how old the fix was when it was sent, in ms, by the phone's monotonic clock */
  ageMs: z.number().int().min(0),
})
export type Fix = z.infer<typeof fixSchema>

/** What whoever works at this seat has before them; null: no ticket. Said again while it lasts. */
export const attendSchema = z.strictObject({ actorId: idSchema, at: attentionSchema.nullable() })
export type Attend = z.infer<typeof attendSchema>

export const upSchemas = {
  hello: helloSchema,
  push: pushSchema,
  beat: beatSchema,
  fix: fixSchema,
  attend: attendSchema,
} as const
export type UpName = keyof typeof upSchemas
export type Up = { hello: Hello; push: Push; beat: Beat; fix: Fix; attend: Attend }

// ── down: from the relay to a seat ────────────────────────────────────────────────────────────────────────────────

export const welcomeSchema = z.strictObject({
  epoch,
  /** `delta`: the missing commits follow; `snapshot`: fetch one, then say hello again; `view`: your part follows whole */
  mode: z.enum(['delta', 'snapshot', 'view']),
  /** why a snapshot, when the seat had a copy of its own */
  because: z.enum(['new', 'epoch', 'tip', 'ahead', 'tooOld']).nullable(),
  head: seq,
  /** the last of the seat's numbers that the relay has decided */
  lastN: z.number().int().min(0),
  now: instantSchema,
  actors: z.array(actorSchema),
  technicianId: idSchema.nullable(),
})
export type Welcome = z.infer<typeof welcomeSchema>

/** Commits for seats that see everything. `from` is the seq before the first, `to` the last; holes inside are legal. */
export const feedSchema = z.strictObject({ from: seq, to: seq, commits: z.array(commitSchema) })
export type Feed = z.infer<typeof feedSchema>

const changeSchema = z.union(
  kinds.map((kind) =>
    z.strictObject({ kind: z.literal(kind), id: idSchema, value: entitySchemas[kind].nullable() }),
  ) as unknown as [z.ZodType<ViewChange>],
)
type ViewChange = import('../model/entities.ts').Change

/** For seats that see a part: what that part is now. `whole`: forget everything else. */
export const viewSchema = z.strictObject({ whole: z.boolean(), to: seq, tip, changes: z.array(changeSchema) })
export type View = z.infer<typeof viewSchema>

export const answerSchema = z.strictObject({
  n: z.number().int().positive(),
  id: idSchema,
  result: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('accepted'), seq }),
    /** accepted, but what was decided is not quite what was asked */
    z.strictObject({ kind: z.literal('changed'), seq }),
    /** it was so already, at `seq` */
    z.strictObject({ kind: z.literal('unchanged'), seq }),
    z.strictObject({ kind: z.literal('refused'), seq, code: refusalCodeSchema, facts: factsSchema }),
  ]),
})
export type Answer = z.infer<typeof answerSchema>
export type AnswerResult = Answer['result']

/** The relay did not take a push: send from `n` on. `taken`: your numbers are used up by other ids, renumber from `n`. */
export const expectSchema = z.strictObject({ n: z.number().int().positive(), why: z.enum(['gap', 'taken', 'busy']) })
export type Expect = z.infer<typeof expectSchema>

export const beatBackSchema = z.strictObject({ sent: z.number(), now: instantSchema })
export type BeatBack = z.infer<typeof beatBackSchema>

/** A message could not be read. The connection stays. */
export const problemSchema = z.strictObject({
  code: z.enum(['unknownMessage', 'malformedMessage', 'oversizedMessage', 'notGreeted', 'tooFast']),
  message: z.string().max(60),
  detail: z.string().max(300),
})
export type Problem = z.infer<typeof problemSchema>

/** Who is at which ticket, for seats that see everything, the one it is told to among them. `whole`: nobody else is. */
export const presenceSchema = z.strictObject({ whole: z.boolean(), seats: z.array(seatAttentionSchema) })
export type Presence = z.infer<typeof presenceSchema>

/** The relay ends the connection, and why. `replaced`: another phone of the same technician has taken over. */
export const byeSchema = z.strictObject({ reason: z.enum(['stopping', 'replaced', 'revoked', 'slow']) })
export type Bye = z.infer<typeof byeSchema>

export const downSchemas = {
  welcome: welcomeSchema,
  feed: feedSchema,
  view: viewSchema,
  answer: answerSchema,
  expect: expectSchema,
  beatBack: beatBackSchema,
  presence: presenceSchema,
  problem: problemSchema,
  bye: byeSchema,
} as const
export type DownName = keyof typeof downSchemas
export type Down = {
  welcome: Welcome
  feed: Feed
  view: View
  answer: Answer
  expect: Expect
  beatBack: BeatBack
  presence: Presence
  problem: Problem
  bye: Bye
}
/** Position frames are binary and have their own form: `position-frame.ts`. */
export const frameEvent = 'frame'
