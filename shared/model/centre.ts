// The control room itself: what is counted and set once for all its seats.
import { z } from 'zod'
import { idSchema } from './ids.ts'

export const centreSchema = z.strictObject({
  /** always 'centre': there is one */
  id: idSchema,
  name: z.string().max(80),
  nextTicketNumber: z.number().int().positive(),
  nextTechnicianIndex: z.number().int().min(0),
  /** how long an offer is held back so that it can be undone unseen, in ms; urgent tickets (priority 1) are not held */
  graceMs: z.number().int().min(0).max(60_000),
})
export type Centre = z.infer<typeof centreSchema>

export const centreId = 'centre'

export const newCentre: Centre = {
  id: centreId,
  name: 'Control room',
  nextTicketNumber: 1001,
  nextTechnicianIndex: 1,
  graceMs: 0,
}
