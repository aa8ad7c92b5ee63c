// The light of a ticket as it may be shown: while the copy is old nobody can vouch for green.
import type { Instant } from '../../../shared/model/ids.ts'
import type { LinkPhase } from '../../../shared/sync/link-state.ts'
import { worstClock, type WorstClock } from '../../../shared/model/sla.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import type { ShownLight } from '../../ui/light-shapes.ts'

export interface TicketLight {
  light: ShownLight
  /** drawn dashed: as of the last word of the relay */
  dashed: boolean
  worst: WorstClock | undefined
}

export function ticketLight(ticket: Ticket, now: Instant, phase: LinkPhase): TicketLight {
  const worst = worstClock(ticket.clocks, now)
  const sure = phase === 'live' || phase === 'lagging'
  const light = worst?.light ?? 'none'
  return { light: light === 'green' && !sure ? 'unsure' : light, dashed: !sure && light !== 'none', worst }
}
