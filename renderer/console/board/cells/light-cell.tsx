// The ticket's light; beats with the second by itself, without the row.
import type { Ticket } from '../../../../shared/model/ticket.ts'
import { LightSymbol } from '../../../ui/light.tsx'
import { useRelayNow } from '../../data/relay-time.ts'
import { useSession } from '../../data/session.ts'
import { ticketLight } from '../../data/ticket-light.ts'

export function LightCell({ ticket }: { ticket: Ticket }) {
  const phase = useSession((s) => s.link.phase)
  const { light, dashed } = ticketLight(ticket, useRelayNow(), phase)
  return <LightSymbol light={light} dashed={dashed} />
}
