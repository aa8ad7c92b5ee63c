// Opens the form for a new ticket; a dot says that a draft waits in it.
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { emptyDraft, useIntake } from './draft.ts'
import { openIntake } from './open-intake.ts'
import css from './intake.module.css'

export function NewTicketButton() {
  const { t } = useTranslation()
  const waits = useIntake(({ open, draft }) => !open && draft !== emptyDraft)
  const words = t(waits ? 'newTicket.openDraft' : 'newTicket.open')
  return (
    <button className={css['open']} onClick={openIntake} aria-label={words} title={words} data-testid="new-ticket-open">
      <Plus size={16} aria-hidden />
      {waits && <small data-testid="draft-waits">{t('newTicket.draft')}</small>}
    </button>
  )
}
