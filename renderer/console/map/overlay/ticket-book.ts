// What the overlay must know of each open ticket to draw it: where it is and which light it shows. A change costs what has
// changed, and is told only if something that is drawn has.
import { isOpen } from '../../../../shared/model/ticket.ts'
import { entities } from '../../data/entity-store.ts'
import { ticketLabel } from '../../data/names.ts'
import { useSession } from '../../data/session.ts'
import { shownLight } from '../../data/ticket-light.ts'
import { lightBook, onTurned } from '../../data/ticket-lights.ts'
import type { ShownLight } from '../../../ui/light-shapes.ts'
import { mercator, type Mercator } from './anchor.ts'
import type { Placed } from './clusters.ts'

export interface TicketEntry extends Placed {
  id: string
  place: Mercator
  light: ShownLight
  dashed: boolean
  /** nobody has it */
  waiting: boolean
  label: string
}

export class TicketBook {
  readonly entries = new Map<string, TicketEntry>()
  private readonly stops: (() => void)[]

  /** @param changed the tickets, or one of their lights */
  constructor(changed: () => void) {
    const update = (ids: Iterable<string>) => {
      let drawn = false
      for (const id of ids) drawn = this.update(id) || drawn
      if (drawn) changed()
    }
    this.stops = [entities.listenKind('ticket', update), onTurned(update)]
    for (const { value } of entities.all('ticket')) this.update(value.id)
  }

  close(): void {
    for (const stop of this.stops) stop()
  }

  /** The link has changed. @returns whether a light is another one for it */
  linkChanged(): boolean {
    let turned = false
    for (const id of this.entries.keys()) turned = this.update(id) || turned
    return turned
  }

  /** @returns whether it is drawn otherwise now */
  private update(id: string): boolean {
    const ticket = entities.value('ticket', id)
    const before = this.entries.get(id)
    if (!ticket || !isOpen(ticket)) return this.entries.delete(id)
    const { lat, lon } = ticket.site.place
    const place = mercator(lat, lon)
    const { light, dashed } = shownLight(lightBook.get(id)?.light ?? 'none', useSession.getState().link.phase)
    const entry = { id, place, light, dashed, waiting: ticket.openVisitId === null, label: ticketLabel(ticket.number) }
    if (before && sameEntry(before, entry)) return false
    this.entries.set(id, entry)
    return true
  }
}

function sameEntry(a: TicketEntry, b: TicketEntry): boolean {
  return (
    a.light === b.light &&
    a.dashed === b.dashed &&
    a.waiting === b.waiting &&
    a.label === b.label &&
    a.place.x === b.place.x &&
    a.place.y === b.place.y
  )
}
