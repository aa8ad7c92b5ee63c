// Who has which ticket, in which order, as committed at the relay: read by a seat of its own, not by the console.
import type { TestSeat } from '../../support/seats.ts'

/** The tickets of each route, in order. */
export type Held = Map<string, string[]>

export function held({ replica }: TestSeat): Held {
  const routes: Held = new Map()
  for (const technician of replica.confirmed.values('technician')) {
    const { visitIds = [] } = replica.confirmed.get('route', technician.id) ?? {}
    routes.set(
      technician.id,
      visitIds.map((id) => replica.confirmed.get('visit', id)?.ticketId ?? '?'),
    )
  }
  return routes
}

/** @param place who has it then, and before which ticket it stands, null: at the end; or nobody has it */
export function afterMove(
  before: Held,
  ticketId: string,
  place: { technicianId: string; before: string | null } | null,
): Held {
  const after: Held = new Map([...before].map(([id, order]) => [id, order.filter((one) => one !== ticketId)]))
  if (!place) return after
  const rest = after.get(place.technicianId) ?? []
  const at = place.before === null ? rest.length : rest.indexOf(place.before)
  after.set(place.technicianId, [...rest.slice(0, at), ticketId, ...rest.slice(at)])
  return after
}

/** @returns what differs, in words; '': nothing */
export function difference(wanted: Held, got: Held): string {
  const told: string[] = []
  for (const id of new Set([...wanted.keys(), ...got.keys()])) {
    const [should, is] = [wanted.get(id)?.join(' ') ?? '', got.get(id)?.join(' ') ?? '']
    if (should !== is) told.push(`${id} has [${is}], should have [${should}]`)
  }
  return told.join('; ')
}
