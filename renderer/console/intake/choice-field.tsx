// One of a few, by its digit or by letters of its name in either language. The list is there while the field has the focus.
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isComposing } from '../keys/composing.ts'
import type { IntakeField } from './draft.ts'
import { Suggestions } from './suggestions.tsx'

export interface Choice<T> {
  value: T
  /** as it is shown */
  word: string
  /** what it is found by beside that */
  names: readonly string[]
}

/** The keys of the choices, in their order. */
const digits = '1234567890'

export function ChoiceField<T extends string | number>(props: {
  name: IntakeField
  choices: readonly Choice<T>[]
  value: T | null
  invalid: boolean
  take: (value: T) => void
  next: () => void
}) {
  const { name, choices, value, invalid, take, next } = props
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  /** -1: nothing would be taken */
  const [at, setAt] = useState(-1)
  /** chosen already: leaving the field chooses nothing more */
  const settled = useRef(false)
  const found = choicesFor(choices, typed ?? '')
  const chosen = choices.findIndex((choice) => choice.value === value)
  const open = (text: string | null) => {
    settled.current = false
    setTyped(text)
    setAt(text ? 0 : chosen)
  }
  const choose = (choice: Choice<T> | undefined) => {
    if (choice) {
      settled.current = true
      take(choice.value)
    }
    return choice !== undefined
  }
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return
    const digit = choices[digits.indexOf(event.key)]
    if (digit) {
      choose(digit)
      next()
    } else if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
    else if (event.key === 'Enter') {
      if (choose(found[at]) || !typed) next()
    } else return
    event.preventDefault()
  }
  const word = choices[chosen]?.word ?? ''
  return (
    <>
      <input
        id={`intake-${name}`}
        value={typed ?? word}
        role="combobox"
        aria-expanded={typed !== null}
        aria-controls={`choices-${name}`}
        aria-activedescendant={typed !== null ? `choices-${name}-${at}` : undefined}
        aria-describedby={`intake-${name}-hint`}
        aria-invalid={invalid}
        autoComplete="off"
        onFocus={() => open('')}
        onBlur={() => {
          if (!settled.current && (typed || at !== chosen)) choose(found[at])
          setTyped(null)
        }}
        onChange={(event) => open(event.target.value)}
        onKeyDown={onKey}
        placeholder={word}
        data-testid={`intake-${name}`}
      />
      {typed !== null && (
        <Suggestions
          id={`choices-${name}`}
          label={t(`newTicket.field.${name}`)}
          rows={found.map((choice) => ({
            key: String(choice.value),
            row: (
              <>
                {digits[choices.indexOf(choice)] && <kbd>{digits[choices.indexOf(choice)]}</kbd>} {choice.word}
              </>
            ),
          }))}
          at={at}
          take={(i) => choose(found[i]) && next()}
        />
      )}
    </>
  )
}

/** Those with a word that begins with what was typed; when there is none, those that contain it. */
export function choicesFor<T>(choices: readonly Choice<T>[], typed: string): readonly Choice<T>[] {
  const wanted = typed.normalize('NFKC').trim().toLowerCase()
  if (wanted === '') return choices
  const words = ({ word, names }: Choice<T>) => [word, ...names].map((name) => name.toLowerCase())
  const begins = choices.filter((choice) =>
    words(choice).some(
      (name) => name.split(/[\s-]+/).some((part) => part.startsWith(wanted)) || name.startsWith(wanted),
    ),
  )
  return begins.length > 0 ? begins : choices.filter((choice) => words(choice).some((name) => name.includes(wanted)))
}
