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

const atFirst = 4

export function EarlierTickets({ earlier }: { earlier: Earlier }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const { tickets, more } = earlier
  const shown = all ? tickets : tickets.slice(0, atFirst)
  return (
    <>
      <h4>
        {t('siteTickets.earlier')}{' '}
        <small>{t(more ? 'siteTickets.atLeast' : 'board.count', { count: tickets.length })}</small>
      </h4>
      {shown.map((ticket) => (
        <Row
          key={ticket.id}
          ticket={ticket}
          open={open === ticket.id}
          toggle={() => setOpen(open === ticket.id ? null : ticket.id)}
        />
      ))}
      {shown.length < tickets.length && (
        <button className={css['more']} onClick={() => setAll(true)} data-testid="all-earlier">
          {t('siteTickets.more', { count: tickets.length - shown.length })}
        </button>
      )}
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
