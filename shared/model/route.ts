// A route: a technician's open visits in order. It has one revision number that goes up with every change of the order,
// so that the phone can say which order it has stored.
import { z } from 'zod'
import { actorSchema } from './actor.ts'
import { idSchema, instantSchema } from './ids.ts'
import type { VisitId } from './ids.ts'

export const routeSchema = z.strictObject({
  /** the technician's id */
  id: idSchema,
  visitIds: z.array(idSchema),
  revision: z.number().int().min(0),
  changedAt: instantSchema,
  changedBy: actorSchema.nullable(),
  sentRevision: z.number().int().min(0),
  deliveredRevision: z.number().int().min(0),
})
export type Route = z.infer<typeof routeSchema>

export function emptyRoute(technicianId: string): Route {
  return {
    id: technicianId,
    visitIds: [],
    revision: 0,
    changedAt: 0,
    changedBy: null,
    sentRevision: 0,
    deliveredRevision: 0,
  }
}

/** @param before the visit to stand before; null, or one that is not on the route: at the end */
export function insertVisit(visitIds: readonly VisitId[], visitId: VisitId, before: VisitId | null): VisitId[] {
  const rest = visitIds.filter((id) => id !== visitId)
  const at = before === null ? -1 : rest.indexOf(before)
  return at < 0 ? [...rest, visitId] : [...rest.slice(0, at), visitId, ...rest.slice(at)]
}
