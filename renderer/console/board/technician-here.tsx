// What a drop of the dragged technician on this row would do: who gets the ticket, or why they cannot take it.
import { Ban } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isOpen, type Ticket } from '../../../shared/model/ticket.ts'
import { whyUnfit } from '../../../shared/ranking/candidates.ts'
import { markedWith } from '../data/marked-tickets.ts'
import { technicianName } from '../data/names.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { useEntity } from '../data/use-entities.ts'
import { UnfitWords } from '../roster/unfit-words.tsx'
import css from './drops.module.css'

export function TechnicianHere({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const technician = useEntity(
    'technician',
    useSession((s) => s.draggedTechnician),
  )
  if (!technician) return null
  const unfit = whyUnfit(ticket, technician, relayNow())
  const also = markedWith(ticket.id).length
  return (
    <span className={css['technicianHere']} data-testid="technician-here">
      {isOpen(ticket) ? (
        <>
          {unfit && <UnfitWords unfit={unfit} />}
          {also > 0 && <span>{t('drop.andMarked', { count: also })}</span>}
          <b>{t('board.technicianHere', { name: technicianName(technician, language) })}</b>
        </>
      ) : (
        <>
          <Ban size={13} aria-hidden /> {t('why.ended')}
        </>
      )}
    </span>
  )
}
