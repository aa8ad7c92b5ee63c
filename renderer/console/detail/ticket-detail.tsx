// A ticket: what it is, its three clocks, who has it and how far the news has come, and what can be done.
import { useTranslation } from 'react-i18next'
import { isOpen } from '../../../shared/model/ticket.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { cancel, startAssigning, unassign } from '../acts/assign.ts'
import { customerName, siteAddress, ticketLabel } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { useShown } from '../data/use-entities.ts'
import { Clocks } from './clocks.tsx'
import { Notes } from './notes.tsx'
import { VisitProgress } from './visit-progress.tsx'
import css from './detail.module.css'

export function TicketDetail({ ticketId }: { ticketId: TicketId }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const shown = useShown('ticket', ticketId)
  if (!shown) return <p className={css['empty']}>{t('detail.gone')}</p>
  const ticket = shown.value
  const assigned = ticket.openVisitId !== null
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
      {shown.guess && <p className={css['guess']}>{t('progress.unconfirmed')}</p>}
      <p className={css['summary']}>{ticket.summary}</p>
      {isOpen(ticket) && (
        <div className={css['acts']}>
          <button className={css['main']} onClick={() => startAssigning(ticketId)} data-testid="assign">
            {t(assigned ? 'act.reassign' : 'act.assign')} <kbd>A</kbd>
          </button>
          <button disabled={!assigned} onClick={() => void unassign(ticketId)} data-testid="unassign">
            {t('act.unassign')} <kbd>U</kbd>
          </button>
          <button onClick={() => void cancel(ticketId, t('act.cancelReason'))}>{t('act.cancel')}</button>
        </div>
      )}
      <Clocks ticket={ticket} />
      <VisitProgress ticket={ticket} />
      <dl className={css['facts']}>
        <dt>{t('fact.customer')}</dt>
        <dd>
          {customerName(ticket, language)} · {ticket.customer.phone}
        </dd>
        <dt>{t('fact.site')}</dt>
        <dd>
          {siteAddress(ticket)} <small>{t(`area.${ticket.site.area}`, ticket.site.area)}</small>
        </dd>
        <dt>{t('fact.skills')}</dt>
        <dd>{ticket.skills.map((code) => t(`skill.${code}`, code)).join(language === 'zh' ? '、' : ', ') || '—'}</dd>
      </dl>
      <Notes ticket={ticket} />
    </>
  )
}
