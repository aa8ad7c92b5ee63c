// What was at a site before: tickets that are no longer at hand, with when and how they ended and who was there. One opens in
// its place, with its history.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EarlierTicket, EarlierTickets as Earlier } from '../../../shared/wire/history.ts'
import { ownZone, pastDay, pastTime } from '../../ui/zone-times.ts'
import { entities } from '../data/entity-store.ts'
import { technicianName, ticketLabel } from '../data/names.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { HistoryList } from './history-list.tsx'
import { useTicketLog } from './use-ticket-log.ts'
import { wholeHistory } from './whole-history.ts'
import css from './history.module.css'

/** @param earlier null: not known; `away`: because the relay cannot be asked */
export function EarlierTickets({ earlier, away }: { earlier: Earlier | null; away: boolean }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const [shown, setShown] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const last = earlier?.tickets[0]
  // One line from the beginning: what comes when the relay has answered moves nothing.
  if (!earlier || !last)
    return (
      <p className={css['line']} data-testid="no-earlier">
        {earlier ? t('siteTickets.none') : away ? t('siteTickets.away') : t('siteTickets.asking')}
      </p>
    )
  const { tickets, more } = earlier
  return (
    <>
      <button aria-expanded={shown} onClick={() => setShown(!shown)} data-testid="earlier">
        <i aria-hidden>{shown ? '▾' : '▸'}</i>
        <b>{t(more ? 'siteTickets.latest' : 'siteTickets.earlier', { count: tickets.length })}</b>
        <small className={css['grow']}>
          {t('siteTickets.last', {
            day: pastDay(last.endedAt, relayNow(), ownZone, language),
            what: last.summary,
          })}
        </small>
      </button>
      {shown &&
        tickets.map((ticket) => (
          <Row
            key={ticket.id}
            ticket={ticket}
            open={open === ticket.id}
            toggle={() => setOpen(open === ticket.id ? null : ticket.id)}
          />
        ))}
    </>
  )
}

function Row({ ticket, open, toggle }: { ticket: EarlierTicket; open: boolean; toggle: () => void }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const { id, number, summary, state, endedAt, technicianIds } = ticket
  const who = technicianIds.map((technicianId) => {
    const technician = entities.value('technician', technicianId)
    return technician ? technicianName(technician, language) : technicianId
  })
  const day = pastDay(endedAt, relayNow(), ownZone, language)
  return (
    <>
      <button
        className={css['ended']}
        aria-expanded={open}
        title={pastTime(endedAt, relayNow(), ownZone, language)}
        onClick={toggle}
        data-testid="earlier-ticket"
        data-ticket={id}
      >
        <i aria-hidden>{open ? '▾' : '▸'}</i>
        <b>{ticketLabel(number)}</b>
        <span className={css['grow']}>{summary}</span>
        <small>
          {[t(`ticketState.${state}`), day, who.join(language === 'zh' ? '、' : ', ')].filter(Boolean).join(' · ')}
        </small>
      </button>
      {open && <Past ticketId={id} />}
    </>
  )
}

function Past({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation()
  const told = useTicketLog(ticketId)
  return (
    <div className={css['past']} data-testid="past">
      {told?.log ? (
        <HistoryList entries={wholeHistory([], told.log)} />
      ) : (
        <p className={css['form']}>{told ? t('siteTickets.away') : ' '}</p>
      )}
    </div>
  )
}
