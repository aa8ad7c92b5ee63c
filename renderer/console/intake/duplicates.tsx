// Open tickets of the same site and category, named before another one is made: one key adds the call to the first of them
// as a note instead.
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { age } from '../../ui/times.ts'
import { ticketLabel } from '../data/names.ts'
import { useRelayNow } from '../data/relay-time.ts'
import css from './intake.module.css'

export function Duplicates(props: { tickets: readonly Ticket[]; known: boolean; same: (ticket: Ticket) => void }) {
  const { tickets, known, same } = props
  const { t } = useTranslation()
  const now = useRelayNow()
  const shown = tickets.slice(0, 3)
  return (
    <section className={css['duplicates']} data-found={tickets.length > 0} aria-live="polite" data-testid="duplicates">
      {tickets.length === 0 && <small>{t(known ? 'newTicket.noDuplicate' : 'newTicket.duplicateUnknown')}</small>}
      {tickets.length > 0 && (
        <b>
          <TriangleAlert size={14} aria-hidden /> {t('newTicket.duplicate', { count: tickets.length })}
        </b>
      )}
      {shown.map((ticket, i) => {
        const { unit, count } = age(Math.max(0, now - ticket.reportedAt))
        return (
          <p key={ticket.id} data-testid="duplicate">
            <b>{ticketLabel(ticket.number)}</b>
            <span>
              {t(`age.${unit}`, { count })} · {t(`ticketState.${ticket.state}`)} · {ticket.summary}
            </span>
            <button type="button" onClick={() => same(ticket)}>
              {t('newTicket.same')} {i === 0 && <kbd>F4</kbd>}
            </button>
          </p>
        )
      })}
    </section>
  )
}
