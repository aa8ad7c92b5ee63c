// A rule has turned an assignment down that a dispatcher may force: say why it should be so, and it goes with the visit.
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { assign } from './acts/assign.ts'
import { useUi } from './data/ui-state.ts'
import { isComposing } from './keys/composing.ts'
import css from './window.module.css'

export function OverridePrompt() {
  const { t } = useTranslation()
  const overriding = useUi((s) => s.overriding)
  const [reason, setReason] = useState('')
  if (!overriding) return null
  const close = () => {
    setReason('')
    useUi.setState({ overriding: null })
  }
  const force = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return
    void assign(overriding, reason.trim())
    close()
  }
  return (
    <form
      className={css['override']}
      onSubmit={force}
      onKeyDown={(event) => event.key === 'Escape' && !isComposing(event.nativeEvent) && close()}
    >
      <label>
        {t('override.ask')}
        <input
          autoFocus
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
          data-testid="override-reason"
        />
      </label>
      <button type="submit" disabled={reason.trim() === ''}>
        {t('override.force')}
      </button>
      <button type="button" onClick={close}>
        {t('override.leave')}
      </button>
    </form>
  )
}
