// How urgent: a digit in a frame that gets heavier with it.
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import css from './cells.module.css'

export function PriorityCell({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  return (
    <span className={css['priority']} data-priority={ticket.priority} title={t(`priority.${ticket.priority}`)}>
      P{ticket.priority}
    </span>
  )
}
