// What is asked of the relay over HTTP: enrolment of a seat, the snapshot, and a backup.
import { z } from 'zod'
import { reportHoursSchema } from '../alarms/report.ts'
import { actorSchema } from '../model/actor.ts'
import type { EntityByKind, Kind } from '../model/entities.ts'
import { idSchema } from '../model/ids.ts'
import { placeSchema } from '../model/place.ts'

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

/** Which log a snapshot is of, and where in it: the first of its lines (`snapshot-lines.ts`). */
export const snapshotHeadSchema = z.strictObject({
  epoch: z.string(),
  seq: z.number().int().min(0),
  tip: z.string(),
})
export const snapshotContentType = 'application/x-ndjson'

/** POST /backup, by whoever can read the relay's data folder. */
export const askBackupSchema = z.strictObject({ key: z.string().min(1).max(200) })
export const backupMadeSchema = z.strictObject({
  /** its name in the data folder; whoever has asked takes it away */
  file: z.string(),
  seq: z.number().int().min(0),
})
export type BackupMade = z.infer<typeof backupMadeSchema>

/** GET /commits/SEQ, with `Authorization` as above: the id of that commit in the relay's log; null: the log ends before it. */
export const commitIdSchema = z.strictObject({ id: idSchema.nullable() })
export type CommitId = z.infer<typeof commitIdSchema>

/** POST /way, with `Authorization` as above: the places in order, the first where somebody is. */
export const askWaySchema = z.strictObject({ places: z.array(placeSchema).min(2).max(60) })
const driveSchema = z.strictObject({ seconds: z.number().min(0), metres: z.number().min(0), estimate: z.boolean() })
export const wayLegsSchema = z.strictObject({
  legs: z.array(driveSchema.extend({ line: z.array(z.tuple([z.number(), z.number()])).min(2) })),
})

/** GET /alarm-report?hours=8, with `Authorization` as above: how the alarms did. */
export const askAlarmReportSchema = z.strictObject({
  hours: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .pipe(reportHoursSchema),
})

/** How many may be asked about at once. */
export const mostDrives = 2_000
/** POST /drives, with `Authorization` as above: how each of these gets to one place. */
export const askDrivesSchema = z.strictObject({ from: z.array(placeSchema).min(1).max(mostDrives), to: placeSchema })
/** One for each of `from`, in order. */
export const drivesSchema = z.strictObject({ drives: z.array(driveSchema) })

/** Every error answer of the relay's HTTP side. */
export const httpErrorSchema = z.strictObject({ code: z.string(), message: z.string() })
