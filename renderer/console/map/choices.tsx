// The lines of the chooser: a technician and how full they are, or a ticket, whose it is, and why it cannot be had.
import { useTranslation } from 'react-i18next'
import type { Technician } from '../../../shared/model/technician.ts'
import { whyUnfit } from '../../../shared/ranking/candidates.ts'
import { LightSymbol } from '../../ui/light.tsx'
import { loadOf } from '../data/candidates.ts'
import { markedWith } from '../data/marked-tickets.ts'
import { customerName, technicianName, ticketLabel } from '../data/names.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { has } from '../data/technician-fits.ts'
import { ticketLight } from '../data/ticket-light.ts'
import { useEntity } from '../data/use-entities.ts'
import { UnfitWords } from '../roster/unfit-words.tsx'
import css from './map.module.css'

interface ChoiceLine {
  id: string
  digit: number
  take: (id: string) => void
}

export function TechnicianChoice({ id, digit, take }: ChoiceLine) {
  const language = useSession((s) => s.preferences.language)
  const technician = useEntity('technician', id)
  if (!technician) return null
  return (
    <button onClick={() => take(id)} data-technician={id}>
      <kbd>{digit}</kbd> {technicianName(technician, language)}
      <span>
        {loadOf(id)}/{technician.capacity}
      </span>
    </button>
  )
}

export function TicketChoice({ id, digit, technician, take }: ChoiceLine & { technician: Technician }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const phase = useSession((s) => s.link.phase)
  const ticket = useEntity('ticket', id)
  const visit = useEntity('visit', ticket?.openVisitId)
  const holder = useEntity('technician', visit?.technicianId)
  if (!ticket) return null
  const now = relayNow()
  const { light, dashed } = ticketLight(ticket, now, phase)
  const unfit = whyUnfit(ticket, technician, now)
  const also = markedWith(id).length
  return (
    <button onClick={() => take(id)} data-ticket={id}>
      <kbd>{digit}</kbd> <LightSymbol light={light} dashed={dashed} /> {ticketLabel(ticket.number)}
      <small className={css['customer']}>{customerName(ticket, language)}</small>
      {also > 0 && <small>{t('drop.andMarked', { count: also })}</small>}
      <span>
        {unfit ? (
          <UnfitWords unfit={unfit} />
        ) : has(technician.id, id) ? (
          t('why.hasIt')
        ) : (
          holder && technicianName(holder, language)
        )}
      </span>
    </button>
  )
}
