// A ticket: what it is, its three clocks, who has it and how far the news has come, and what can be done.
import { useTranslation } from 'react-i18next'
import { isOpen } from '../../../shared/model/ticket.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { customerName, siteAddress, ticketLabel } from '../data/names.ts'
import { policyName } from '../data/policy-name.ts'
import { useSession } from '../data/session.ts'
import { skillWords } from '../data/skill-words.ts'
import { useShown } from '../data/use-entities.ts'
import { useUi } from '../data/ui-state.ts'
import { AlsoHere } from '../presence/also-here.tsx'
import { TicketFiles } from '../files/ticket-files.tsx'
import { CancelTicket } from './cancel-ticket.tsx'
import { Clocks } from './clocks.tsx'
import { EditNews } from './edit-news.tsx'
import { History } from './history.tsx'
import { PauseClocks } from './pause-clocks.tsx'
import { Notes } from './notes.tsx'
import { SiteTickets } from './site-tickets.tsx'
import { TicketActs } from './ticket-acts.tsx'
import { TicketEdit } from './ticket-edit.tsx'
import { VisitProgress } from './visit-progress.tsx'
import css from './detail.module.css'

export function TicketDetail({ ticketId }: { ticketId: TicketId }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const shown = useShown('ticket', ticketId)
  const cancelling = useUi((s) => s.cancelling)
  const editing = useUi((s) => s.editing)
  const pausing = useUi((s) => s.pausing)
  if (!shown) return <p className={css['empty']}>{t('detail.gone')}</p>
  const ticket = shown.value
  const stopEditing = () => useUi.setState({ editing: null })
  const stopCancelling = () => useUi.setState({ cancelling: null, cancelReason: '' })
  return (
    <>
      <header className={css['head']}>
        <h2>
          {ticketLabel(ticket.number)} <small>{t(`category.${ticket.category}`, ticket.category)}</small>
        </h2>
        <span>
          P{ticket.priority} · {t(`tier.${ticket.tier}`)} · {t(`ticketState.${ticket.state}`)}
        </span>
      </header>
      <AlsoHere ticketId={ticketId} />
      {shown.guess && <p className={css['guess']}>{t('progress.unconfirmed')}</p>}
      <p className={css['summary']}>{ticket.summary}</p>
      {isOpen(ticket) && <TicketActs ticket={ticket} />}
      {cancelling === ticketId && isOpen(ticket) && (
        <CancelTicket key={`cancel/${ticketId}`} ticketId={ticketId} close={stopCancelling} />
      )}
      {editing === ticketId && isOpen(ticket) && (
        <TicketEdit key={`edit/${ticketId}`} ticket={ticket} close={stopEditing} />
      )}
      {pausing === ticketId && isOpen(ticket) && (
        <PauseClocks key={`pause/${ticketId}`} ticket={ticket} close={() => useUi.setState({ pausing: null })} />
      )}
      <Clocks ticket={ticket} />
      <VisitProgress ticket={ticket} />
      <EditNews key={`news/${ticketId}`} ticket={ticket} />
      <dl className={css['facts']}>
        <dt>{t('fact.customer')}</dt>
        <dd>
          {customerName(ticket, language)} · {ticket.customer.phone}
        </dd>
        <dt>{t('fact.site')}</dt>
        <dd>
          {siteAddress(ticket)} <small>{t(`area.${ticket.site.area}`, ticket.site.area)}</small>
        </dd>
        {ticket.access && (
          <>
            <dt>{t('fact.access')}</dt>
            <dd>{ticket.access}</dd>
          </>
        )}
        {ticket.contract !== undefined && (
          <>
            <dt>{t('fact.contract')}</dt>
            <dd>{ticket.contract}</dd>
          </>
        )}
        <dt>{t('fact.policy')}</dt>
        <dd data-testid="policy">{policyName(ticket.policyId, t)}</dd>
        {ticket.site.zone !== undefined && (
          <>
            <dt>{t('fact.zone')}</dt>
            <dd>{ticket.site.zone}</dd>
          </>
        )}
        <dt>{t('fact.skills')}</dt>
        <dd>{skillWords(ticket.skills, t, language) || '—'}</dd>
      </dl>
      <SiteTickets ticket={ticket} />
      <Notes ticket={ticket} />
      <TicketFiles key={ticketId} ticket={ticket} guess={shown.guess} />
      <History ticket={ticket} />
    </>
  )
}
