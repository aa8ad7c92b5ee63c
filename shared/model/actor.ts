// Who a command is made by: a person, or a rule of the relay. Fixed when the command is made, never re-attributed.
import { z } from 'zod'
import { idSchema } from './ids.ts'

export const roleSchema = z.enum([
  'dispatcher',
  'shift-lead',
  'supervisor',
  'administrator',
  'technician',
  'integrator',
  'viewer',
  'rule',
])
export type Role = z.infer<typeof roleSchema>

export const actorSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(80),
  role: roleSchema,
})
export type Actor = z.infer<typeof actorSchema>
