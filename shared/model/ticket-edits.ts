// Which fields of a ticket can be edited after it came in, and by whom and when each was. An edit is about single fields,
// so that two people who edit different ones do not meet.
import { z } from 'zod'
import { actorSchema } from './actor.ts'
import { instantSchema } from './ids.ts'

export const editableFieldSchema = z.enum([
  'summary',
  'category',
  'priority',
  'site',
  'zone',
  'access',
  'customer',
  'phone',
  'tier',
  'contract',
])
export type EditableField = z.infer<typeof editableFieldSchema>
export const editableFields = editableFieldSchema.options

/** Fields that are as they came in are not in it. */
export const editsSchema = z.partialRecord(editableFieldSchema, z.strictObject({ at: instantSchema, by: actorSchema }))
export type Edits = z.infer<typeof editsSchema>
