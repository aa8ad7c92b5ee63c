// What is wrong and where: the category and the customer on the left, the address after it.
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import { customerName, siteAddress } from '../../data/names.ts'
import { useSession } from '../../data/session.ts'
import css from './cells.module.css'

export function SiteCell({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const address = siteAddress(ticket)
  return (
    <span className={css['site']} title={`${ticket.summary}\n${address}`}>
      <b>{t(`category.${ticket.category}`, ticket.category)}</b> <span>{customerName(ticket, language)}</span>{' '}
      <small>{address}</small>
    </span>
  )
}
