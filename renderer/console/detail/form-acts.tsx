// The foot of a form in the detail pane: do it by Enter, leave it by Escape.
import { useTranslation } from 'react-i18next'
import css from './detail.module.css'

interface FormActsProps {
  /** what Enter does, in words */
  label: string
  fits: boolean
  /** not for what takes something away */
  main?: boolean
  close: () => void
  testId: string
}

export function FormActs({ label, fits, main = true, close, testId }: FormActsProps) {
  const { t } = useTranslation()
  return (
    <div className={css['acts']}>
      <button className={main ? css['main'] : undefined} type="submit" disabled={!fits} data-testid={testId}>
        {label} <kbd>Enter</kbd>
      </button>
      <button type="button" onClick={close}>
        {t('edit.leave')} <kbd>Esc</kbd>
      </button>
    </div>
  )
}
