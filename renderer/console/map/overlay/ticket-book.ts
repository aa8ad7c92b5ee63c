// What the overlay must know of each open ticket to draw it: where it is and which light it shows. A change costs what has
// changed; once a second the lights are looked at again, because time turns them.
import { isOpen } from '../../../../shared/model/ticket.ts'
import { entities } from '../../data/entity-store.ts'
import { ticketLabel } from '../../data/names.ts'
import { relayNow } from '../../data/relay-time.ts'
import { useSession } from '../../data/session.ts'
import { ticketLight } from '../../data/ticket-light.ts'
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
  private readonly stop: () => void

  /** @param changed the tickets, or one of their lights */
  constructor(changed: () => void) {
    this.stop = entities.listenKind('ticket', (ids) => {
      for (const id of ids) this.update(id)
      changed()
    })
    for (const { value } of entities.all('ticket')) this.update(value.id)
  }

  close(): void {
    this.stop()
  }

  /** Time has passed, or the link has changed. @returns whether a light has turned */
  tick(): boolean {
    const now = relayNow()
    const { phase } = useSession.getState().link
    let turned = false
    for (const entry of this.entries.values()) {
      const { light, dashed } = ticketLight(entities.value('ticket', entry.id)!, now, phase)
      if (light === entry.light && dashed === entry.dashed) continue
      entry.light = light
      entry.dashed = dashed
      turned = true
    }
    return turned
  }

  private update(id: string): void {
    const ticket = entities.value('ticket', id)
    if (!ticket || !isOpen(ticket)) {
      this.entries.delete(id)
      return
    }
    const { lat, lon } = ticket.site.place
    const { light, dashed } = ticketLight(ticket, relayNow(), useSession.getState().link.phase)
    this.entries.set(id, {
      id,
      place: mercator(lat, lon),
      light,
      dashed,
      waiting: ticket.openVisitId === null,
      label: ticketLabel(ticket.number),
    })
  }
}
