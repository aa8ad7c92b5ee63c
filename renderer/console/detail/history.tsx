// What happened to a ticket, oldest first: by the relay's log where it can be asked, else in the short form that the entities
// tell, which is said.
import { useTranslation } from 'react-i18next'
import { ticketHistory } from '../../../shared/model/ticket-history.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import type { Visit } from '../../../shared/model/visit.ts'
import { mostLogged } from '../../../shared/wire/history.ts'
import { ownZone, pastTime } from '../../ui/zone-times.ts'
import { entities } from '../data/entity-store.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { useKindRevision } from '../data/use-entities.ts'
import { HistoryList } from './history-list.tsx'
import { useTicketLog } from './use-ticket-log.ts'
import { wholeHistory } from './whole-history.ts'
import css from './history.module.css'

export function History({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  useKindRevision('visit')
  const told = useTicketLog(ticket.id)
  const log = told?.log ?? null
  const visits = ticket.visitIds.map((id) => entities.value('visit', id)).filter((visit): visit is Visit => !!visit)
  const entries = wholeHistory(ticketHistory(ticket, visits), log)
  const form = told === null ? 'asking' : log === null ? 'short' : told.old ? 'old' : 'whole'
  return (
    <section className={css['history']} aria-label={t('history.title')} data-testid="history" data-form={form}>
      <h3>
        {t('history.title')} <small>{t('history.count', { count: entries.length })}</small>
      </h3>
      {form === 'short' && <p className={css['form']}>{t('history.short')}</p>}
      {form === 'old' && (
        <p className={css['form']}>{t('history.old', { time: pastTime(log!.at, relayNow(), ownZone, language) })}</p>
      )}
      {log?.more && <p className={css['form']}>{t('history.newest', { count: mostLogged })}</p>}
      <HistoryList entries={entries} />
    </section>
  )
}
