// Makes the quads of the tickets in view: each by its light, many at far zooms as one with the worst light and their number.
import { onScreen, type View } from './anchor.ts'
import { cluster, urgency, type Cluster } from './clusters.ts'
import { LabelRoom } from './label-room.ts'
import type { Pictures } from './pictures.ts'
import type { Quads } from './quads.ts'
import type { TicketEntry } from './ticket-book.ts'

/** Numbers of tickets are drawn from this zoom on. */
const labelsFrom = 12.5
/** What is not to be had by what is dragged is this faint. */
export const dimmed = 0.25
/** So far outside the view things are still packed, CSS pixels: half of the largest symbol. */
export const margin = 40

export interface TicketScene {
  view: View
  selected: string | null
  /** the selection of several */
  marked: ReadonlySet<string>
  /** whether who is dragged cannot take it; null: nobody is dragged */
  unfit: ((id: string) => boolean) | null
}

/** @returns the clusters that were drawn, for hit-testing */
export function packTickets(
  quads: Quads,
  pictures: Pictures,
  tickets: Iterable<TicketEntry>,
  scene: TicketScene,
): Cluster<TicketEntry>[] {
  const { view, selected, marked, unfit } = scene
  const apart = (one: TicketEntry) => one.id === selected || marked.has(one.id)
  const { alone, clusters } = cluster(view, inView(view, tickets), apart)
  const alpha = (one: TicketEntry) => (unfit?.(one.id) ? dimmed : 1)
  const room = new LabelRoom()
  const order = (one: TicketEntry) => (apart(one) ? 10 : urgency[one.light])
  // Urgent ones lie on top, and of two names that do not both fit the urgent one's is shown.
  alone.sort((a, b) => order(b) - order(a))
  const labels = alone.filter(
    (one) => view.zoom >= labelsFrom && (one.waiting || apart(one)) && takeRoom(room, view, one, pictures),
  )
  for (let i = alone.length - 1; i >= 0; i--) {
    const one = alone[i]!
    const faint = alpha(one)
    if (apart(one)) stand(quads, one, pictures.ring('ticket'), 0, faint)
    stand(quads, one, pictures.ticket(one.light, one.dashed, !one.waiting && !apart(one)), 0, faint)
  }
  for (const one of labels) stand(quads, one, pictures.label(one.label), 19, alpha(one))
  for (const one of clusters) {
    const faint = one.members.every((member) => alpha(member) < 1) ? dimmed : 1
    stand(quads, one, pictures.cluster(one.light, one.dashed, one.members.length), 0, faint)
  }
  return clusters
}

function* inView(view: View, tickets: Iterable<TicketEntry>): IterableIterator<TicketEntry> {
  for (const ticket of tickets) {
    const { x, y } = onScreen(view, ticket.place)
    if (x > -margin && y > -margin && x < view.width + margin && y < view.height + margin) yield ticket
  }
}

function takeRoom(room: LabelRoom, view: View, ticket: TicketEntry, pictures: Pictures): boolean {
  const { x, y } = onScreen(view, ticket.place)
  return room.take(x, y + 19, pictures.label(ticket.label).width, 16)
}

function stand(
  quads: Quads,
  { place }: { place: TicketEntry['place'] },
  rect: ReturnType<Pictures['ring']>,
  dy: number,
  alpha: number,
) {
  quads.push({ from: place, to: place, glideStart: 0, glideEnd: 0, rect, dx: 0, dy, alpha, turn: 0 })
}
