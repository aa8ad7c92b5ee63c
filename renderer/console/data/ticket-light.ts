// The light of a ticket as it may be shown: while the copy is old nobody can vouch for green.
import type { Instant } from '../../../shared/model/ids.ts'
import type { LinkPhase } from '../../../shared/sync/link-state.ts'
import { worstClock, type Light, type WorstClock } from '../../../shared/model/sla.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import type { ShownLight } from '../../ui/light-shapes.ts'

export interface LightAsShown {
  light: ShownLight
  /** drawn dashed: as of the last word of the relay */
  dashed: boolean
}

export interface TicketLight extends LightAsShown {
  worst: WorstClock | undefined
}

export function shownLight(light: Light, phase: LinkPhase): LightAsShown {
  const sure = phase === 'live' || phase === 'lagging'
  return { light: light === 'green' && !sure ? 'unsure' : light, dashed: !sure && light !== 'none' }
}

export function ticketLight(ticket: Ticket, now: Instant, phase: LinkPhase): TicketLight {
  const worst = worstClock(ticket.clocks, now)
  return { ...shownLight(worst?.light ?? 'none', phase), worst }
}
