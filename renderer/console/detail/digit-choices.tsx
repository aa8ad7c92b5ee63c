// A few things to choose from by digit, by arrows or by a click; Escape leaves.
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isComposing } from '../keys/composing.ts'
import { formAct } from '../keys/form-keys.ts'
import css from './ledger.module.css'

export interface DigitChoice {
  words: string
  note?: string
  testId: string
  take: () => void
}

export function DigitChoices(props: {
  label: string
  choices: readonly DigitChoice[]
  leave: () => void
  testId: string
  /** what it is about is much: Enter alone leaves it */
  careful?: boolean
  children: ReactNode
}) {
  const { label, choices, leave, testId, careful = false, children } = props
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const keys = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const act = formAct('reasons', event)
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const step = event.key === 'ArrowUp' ? buttons.length - 1 : 1
    if (act === 'choose') choices[Number(event.key) - 1]?.take()
    else if (act === 'leave') leave()
    else if (act === 'walk') buttons[(at + step) % buttons.length]?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={list} className={css['reasons']} role="group" aria-label={label} onKeyDown={keys} data-testid={testId}>
      {children}
      {choices.map(({ words, note, testId: id, take }, i) => (
        <button key={id} autoFocus={i === 0 && !careful} onClick={take} data-testid={id}>
          <kbd>{i + 1}</kbd>
          <span>{words}</span>
          {note !== undefined && <small>{note}</small>}
        </button>
      ))}
      {careful ? (
        <button autoFocus onClick={leave}>
          <kbd>Esc</kbd>
          <span>{t('override.leave')}</span>
        </button>
      ) : (
        <small>{t('pause.leave')}</small>
      )}
    </div>
  )
}
