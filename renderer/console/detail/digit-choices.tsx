// A few things to choose from by digit, by arrows or by a click; Escape leaves.
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isComposing } from '../keys/composing.ts'
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
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    if (/^[1-9]$/.test(event.key)) choices[Number(event.key) - 1]?.take()
    else if (event.key === 'Escape') leave()
    else if (event.key === 'ArrowDown') buttons[(at + 1) % buttons.length]?.focus()
    else if (event.key === 'ArrowUp') buttons[(at - 1 + buttons.length) % buttons.length]?.focus()
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
