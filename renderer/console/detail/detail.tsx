// The selected ticket or technician in full.
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { takeKey } from '../commands/take-key.ts'
import { entities } from '../data/entity-store.ts'
import { ticketLabel } from '../data/names.ts'
import { useUi } from '../data/ui-state.ts'
import { useFileDrop } from '../files/use-file-drop.ts'
import { TechnicianDetail } from './technician-detail.tsx'
import { TicketDetail } from './ticket-detail.tsx'
import css from './detail.module.css'

function keys(event: KeyboardEvent): void {
  if (event.defaultPrevented || !takeKey(event.nativeEvent, 'detail')) return
  event.preventDefault()
  event.stopPropagation()
}

export function Detail() {
  const { t } = useTranslation()
  const ticketId = useUi((s) => s.ticketId)
  const technicianId = useUi((s) => s.technicianId)
  const { hint, handlers } = useFileDrop(technicianId === null ? ticketId : null)
  const number = ticketLabel(entities.value('ticket', ticketId)?.number ?? null)
  return (
    <section
      className={css['detail']}
      aria-label={t('detail.title')}
      data-pane="detail"
      data-drop={hint}
      tabIndex={-1}
      onKeyDown={keys}
      {...handlers}
    >
      {hint && (
        <p className={css['drop']} role="status">
          <span>{t(hint === 'may' ? 'files.dropHere' : 'files.cannotDrop', { number })}</span>
        </p>
      )}
      {technicianId !== null ? (
        <TechnicianDetail technicianId={technicianId} />
      ) : ticketId !== null ? (
        <TicketDetail ticketId={ticketId} />
      ) : (
        <p className={css['empty']}>{t('detail.empty')}</p>
      )}
    </section>
  )
}
