// What a drop of the dragged technician on this row would do: who gets the ticket, or why they cannot take it.
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { whyUnfit } from '../../../shared/ranking/candidates.ts'
import { technicianName } from '../data/names.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { useEntity } from '../data/use-entities.ts'
import { useTechnicianDrag } from '../drag/technician-drag.ts'
import { UnfitWords } from '../roster/unfit-words.tsx'
import css from './drops.module.css'

export function TechnicianHere({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const technician = useEntity(
    'technician',
    useTechnicianDrag((s) => s.technicianId),
  )
  if (!technician) return null
  const unfit = whyUnfit(ticket, technician, relayNow())
  return (
    <span className={css['technicianHere']} data-testid="technician-here">
      {unfit && <UnfitWords unfit={unfit} />}
      <b>{t('board.technicianHere', { name: technicianName(technician, language) })}</b>
    </span>
  )
}
