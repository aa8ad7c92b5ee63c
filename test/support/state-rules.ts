// What is true of every state, whatever commands led to it. Throws with what is wrong.
import { entitySchemas, kinds, type EntityTables } from '../../shared/model/entities.ts'
import { isOpen } from '../../shared/model/ticket.ts'
import { isOpenVisit } from '../../shared/model/visit.ts'
import { policyOf, reckonClocks, sameClocks, slaSettings } from '../../shared/sla/clocks.ts'

/** Entities that were looked at before; frozen since, so that they cannot have changed. */
const checked = new WeakSet<object>()

export function checkState(state: EntityTables): void {
  const wrong = (what: string) => {
    throw new Error(what)
  }
  const openVisits = [...state.values('visit')].filter(isOpenVisit)

  for (const ticket of state.values('ticket')) {
    const own = openVisits.filter((visit) => visit.ticketId === ticket.id)
    if (own.length > 1) wrong(`ticket ${ticket.id} has ${own.length} open visits`)
    if (ticket.openVisitId !== (own[0]?.id ?? null)) wrong(`ticket ${ticket.id} names ${ticket.openVisitId} as open`)
    if (own.length > 0 && !isOpen(ticket)) wrong(`ticket ${ticket.id} is ${ticket.state} and has an open visit`)
    const all = [...state.values('visit')].filter((visit) => visit.ticketId === ticket.id).map(({ id }) => id)
    if (all.sort().join() !== [...ticket.visitIds].sort().join()) wrong(`ticket ${ticket.id} lists other visits`)
    if (isOpen(ticket) && (ticket.state === 'new') !== (own.length === 0))
      wrong(`ticket ${ticket.id} is ${ticket.state} with ${own.length} open visits`)
  }

  for (const visit of openVisits) {
    const routes = [...state.values('route')].filter((route) => route.visitIds.includes(visit.id))
    if (routes.length !== 1 || routes[0]!.id !== visit.technicianId)
      wrong(`open visit ${visit.id} is on the routes ${routes.map(({ id }) => id).join()}`)
  }
  for (const route of state.values('route')) {
    if (new Set(route.visitIds).size < route.visitIds.length) wrong(`route ${route.id} holds a visit twice`)
    for (const id of route.visitIds) {
      const visit = state.get('visit', id)
      if (!visit || !isOpenVisit(visit)) wrong(`route ${route.id} holds ${id}, which is not open`)
    }
    if (route.sentRevision > route.revision || route.deliveredRevision > route.revision)
      wrong(`route ${route.id} was sent in an order it never had`)
  }

  for (const kind of kinds)
    for (const entity of state.values(kind)) {
      if (checked.has(entity)) continue
      const parsed = entitySchemas[kind].safeParse(entity)
      if (!parsed.success) wrong(`${kind} ${entity.id} does not fit its schema: ${parsed.error.message}`)
      freeze(entity)
      checked.add(entity)
    }

  const settings = slaSettings(state)
  for (const ticket of state.values('ticket')) {
    for (const pause of ticket.pauses.slice(0, -1))
      if (pause.to === null) wrong(`ticket ${ticket.id} has two open pauses`)
    for (const [name, clock] of Object.entries(ticket.clocks))
      if (clock.breachedAt !== null && clock.crossed < 3) wrong(`${ticket.id}/${name} was breached, which was not told`)
    // What the events brought is what is reckoned from the ticket's own facts.
    if (!isOpen(ticket) || settings.applied !== settings.revision) continue
    const clocks = reckonClocks(settings, policyOf(settings, ticket), ticket)
    if (!sameClocks(clocks, ticket.clocks))
      wrong(`${ticket.id}: ${JSON.stringify(ticket.clocks)} instead of ${JSON.stringify(clocks)}`)
  }

  const numbers = [...state.values('ticket')].map(({ number }) => number)
  if (new Set(numbers).size < numbers.length) wrong(`two tickets have one number: ${numbers.join()}`)
  const indexes = [...state.values('technician')].map(({ index }) => index)
  if (new Set(indexes).size < indexes.length) wrong(`two technicians have one index: ${indexes.join()}`)
}

function freeze(value: object): void {
  Object.freeze(value)
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner)
}
