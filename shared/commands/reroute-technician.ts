// reroute-technician: puts a technician's open visits in another order.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { dispatching, minutes, ownOnly, rule, unchanged, type Decision } from './rule.ts'
import type { ReadonlyState } from '../model/entities.ts'
import { idSchema } from '../model/ids.ts'
import { emptyRoute } from '../model/route.ts'
import { isOpenVisit } from '../model/visit.ts'

const order = z.array(idSchema).max(100)

export const rerouteTechnician = rule({
  name: 'reroute-technician',
  roles: dispatching,
  staleAfterMs: 10 * minutes,
  args: z.strictObject({ technicianId: idSchema, visitIds: order }),
  /** the order the operator saw */
  basedOn: z.strictObject({ visitIds: order, ...ownOnly }),
  decide(state, { technicianId, visitIds }, basedOn, stamp): Decision {
    const technician = state.get('technician', technicianId)
    if (!technician) return refuse('technicianUnknown', { technicianId })
    const route = state.get('route', technicianId) ?? emptyRoute(technicianId)
    // A visit that has ended meanwhile is no reason to refuse: it is left out of both orders.
    const stillOpen = (id: string) => openOn(state, technicianId, id)
    const seen = basedOn.visitIds.filter(stillOpen)
    const wanted = visitIds.filter(stillOpen)
    const others = basedOn.own && route.changedBy?.id !== stamp.actor.id
    if (others || !sameOrder(seen, route.visitIds) || !sameSet(wanted, route.visitIds))
      return refuse('routeChanged', {
        technicianId,
        technicianName: technician.name,
        by: route.changedBy?.name ?? null,
        at: route.changedAt,
      })
    if (sameOrder(wanted, route.visitIds)) return unchanged
    const onSite = route.visitIds[0]
    if (onSite !== undefined && wanted[0] !== onSite && state.get('visit', onSite)?.state === 'on-site')
      return refuse('visitOnSite', { visitId: onSite, technicianName: technician.name, number: null })
    return {
      kind: 'events',
      events: [{ type: 'routeChanged', technicianId, visitIds: wanted, revision: route.revision + 1 }],
      changed: wanted.length !== visitIds.length,
    }
  },
})

function openOn(state: ReadonlyState, technicianId: string, visitId: string): boolean {
  const visit = state.get('visit', visitId)
  return visit !== undefined && visit.technicianId === technicianId && isOpenVisit(visit)
}

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i])
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const set = new Set(a)
  return set.size === a.length && a.length === b.length && b.every((id) => set.has(id))
}
