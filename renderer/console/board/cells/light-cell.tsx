// The ticket's light; beats with the second by itself, without the row. A click opens the ledger of its clock.
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import { LightSymbol } from '../../../ui/light.tsx'
import { openLedger } from '../../acts/clocks.ts'
import { useRelayNowFor } from '../../data/relay-time.ts'
import { useSession } from '../../data/session.ts'
import { ticketLight } from '../../data/ticket-light.ts'

export function LightCell({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const phase = useSession((s) => s.link.phase)
  const now = useRelayNowFor((at) => {
    const shown = ticketLight(ticket, at, phase)
    return `${shown.light} ${shown.dashed}`
  })
  const { light, dashed } = ticketLight(ticket, now, phase)
  return (
    <span title={t('ledger.openLight')} onClick={() => openLedger(ticket.id)} data-testid="light">
      <LightSymbol light={light} dashed={dashed} />
    </span>
  )
}
