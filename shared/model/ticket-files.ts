// What goes with a ticket in files: only what is said about each. The bodies lie at the relay, under their SHA-256.
import { z } from 'zod'
import { actorSchema } from './actor.ts'
import { idSchema, instantSchema } from './ids.ts'
import { fileTypes, mostBytes } from '../files/body-type.ts'
import { isWritable, longestName } from '../files/file-name.ts'

/** SHA-256 of a body, in small hex letters. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** What somebody says about a file. */
export const fileFactsSchema = z.strictObject({
  name: z.string().min(1).max(longestName).refine(isWritable, 'no name for a file'),
  type: z.enum(fileTypes),
  bytes: z.number().int().min(1).max(mostBytes),
  sha256: hashSchema,
})

export const fileSchema = fileFactsSchema.extend({
  id: idSchema,
  at: instantSchema,
  by: actorSchema,
  /** taken off the ticket again; absent: it goes with it */
  removed: z.strictObject({ at: instantSchema, by: actorSchema, reason: z.string().min(1).max(200) }).optional(),
})
export type TicketFile = z.infer<typeof fileSchema>

/** How many a ticket takes in its life, those taken off again included: it travels whole to every seat. */
export const mostFiles = 100

/** Those that go with the ticket now, oldest first. */
export function standingFiles({ files = [] }: { files?: TicketFile[] | undefined }): TicketFile[] {
  return files.filter(({ removed }) => !removed)
}
