// What is asked of the relay over HTTP: enrolment of a seat, and the snapshot.
import { z } from 'zod'
import { actorSchema } from '../model/actor.ts'
import { kinds, type EntityByKind, type Kind } from '../model/entities.ts'
import { idSchema } from '../model/ids.ts'

export const seatKindSchema = z.enum(['console', 'phone', 'integration'])
export type SeatKind = z.infer<typeof seatKindSchema>

/** POST /seats. The key is the relay's own, from its data folder; the credential in the answer is shown this once. */
export const enrolSchema = z.strictObject({
  key: z.string().min(1).max(200),
  kind: seatKindSchema,
  label: z.string().min(1).max(80),
  /** who may make commands at this seat */
  actors: z.array(actorSchema).min(1).max(50),
  /** the technician whose phone it is; null for every other kind */
  technicianId: idSchema.nullable(),
})
export type Enrol = z.infer<typeof enrolSchema>

export const enrolledSchema = z.strictObject({ seat: idSchema, credential: z.string() })
export type Enrolled = z.infer<typeof enrolledSchema>

/** GET /snapshot, with `Authorization: Seat SEAT:CREDENTIAL`. */
export interface Snapshot {
  epoch: string
  seq: number
  tip: string
  entities: { [K in Kind]: EntityByKind[K][] }
}

/** The entities come from the relay that has parsed them once; here only the frame is checked. */
export const snapshotFrameSchema = z.object({
  epoch: z.string(),
  seq: z.number().int().min(0),
  tip: z.string(),
  entities: z.record(z.enum(kinds), z.array(z.unknown())),
})

/** Every error answer of the relay's HTTP side. */
export const httpErrorSchema = z.strictObject({ code: z.string(), message: z.string() })
