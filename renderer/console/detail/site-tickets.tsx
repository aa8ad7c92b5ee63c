// Other tickets of the same site: what else is there, and what was before by the relay's log. A click opens one.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isSameSite, ticketsOfSite } from '../../../shared/model/same-site.ts'
import { worstClock } from '../../../shared/model/sla.ts'
import { isOpen, type Ticket } from '../../../shared/model/ticket.ts'
import { LightSymbol } from '../../ui/light.tsx'
import { age } from '../../ui/times.ts'
import { ticketLabel } from '../data/names.ts'
import { useRelayNow } from '../data/relay-time.ts'
import { useReading, useSession } from '../data/session.ts'
import { selectTicket } from '../data/ui-state.ts'
import { useWatchedTickets, type Wanted } from '../data/watched-tickets.ts'
import { EarlierTickets } from './earlier-tickets.tsx'
import { useEarlierTickets } from './use-earlier-tickets.ts'
import css from './history.module.css'

const atMost = 6

export function SiteTickets({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const now = useRelayNow()
  const phase = useSession((s) => s.link.phase)
  const { id, site } = ticket
  const wanted = useMemo<Wanted>(
    () => ({
      read: (tickets) => ticketsOfSite(tickets, { id, site }),
      concerns: (other) => other.id !== id && isSameSite(other.site, site),
    }),
    [id, site],
  )
  const others = useWatchedTickets(wanted)
  const reading = useReading()
  const atHand = new Set([id, ...others.map((other) => other.id)])
  const told = useEarlierTickets(site, atHand)
  const earlier = told?.earlier && {
    ...told.earlier,
    tickets: told.earlier.tickets.filter((ticket) => !atHand.has(ticket.id)),
  }
  // A part of them would be taken for all.
  if (reading) return null
  const sure = phase === 'live' || phase === 'lagging'
  return (
    <section className={css['history']} aria-label={t('siteTickets.title')} data-testid="site-tickets">
      <h3>
        {t('siteTickets.title')} {others.length > 0 && <small>{t('board.count', { count: others.length })}</small>}
      </h3>
      {others.slice(0, atMost).map((other) => {
        const light = worstClock(other.clocks, now)?.light ?? 'none'
        const { unit, count } = age(Math.max(0, now - other.reportedAt))
        return (
          <button
            key={other.id}
            className={isOpen(other) ? undefined : css['ended']}
            onClick={() => selectTicket(other.id)}
            data-testid="site-ticket"
            data-ticket={other.id}
          >
            <LightSymbol light={light === 'green' && !sure ? 'unsure' : light} dashed={!sure && light !== 'none'} />
            <b>{ticketLabel(other.number)}</b>
            <span className={css['grow']}>{other.summary}</span>
            <small>
              {t(`ticketState.${other.state}`)} · {t(`age.${unit}`, { count })}
            </small>
          </button>
        )
      })}
      {others.length > atMost && (
        <p className={css['more']}>{t('siteTickets.more', { count: others.length - atMost })}</p>
      )}
      <EarlierTickets key={id} earlier={earlier ?? null} away={told?.old === true} />
    </section>
  )
}
