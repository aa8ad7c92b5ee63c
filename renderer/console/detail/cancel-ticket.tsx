// Cancelling cannot be taken back, and somebody may be on the way: it asks for a reason first.
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketId } from '../../../shared/model/ids.ts'
import { cancel } from '../acts/assign.ts'
import { useUi } from '../data/ui-state.ts'
import { isComposing } from '../keys/composing.ts'
import { FormActs } from './form-acts.tsx'
import css from './detail.module.css'

export function CancelTicket({ ticketId, close }: { ticketId: TicketId; close: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState(() => useUi.getState().cancelReason)
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return
    void cancel(ticketId, reason.trim())
    close()
  }
  return (
    <form
      className={css['edit']}
      onSubmit={confirm}
      onKeyDown={(event) => event.key === 'Escape' && !isComposing(event.nativeEvent) && close()}
    >
      <label>
        {t('act.cancelWhy')}
        <input
          autoFocus
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
          data-testid="cancel-reason"
        />
      </label>
      <FormActs
        label={t('act.cancelNow')}
        fits={reason.trim() !== ''}
        main={false}
        close={close}
        testId="cancel-confirm"
      />
    </form>
  )
}
