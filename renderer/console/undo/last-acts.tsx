// The own last acts, the newest on top: what each was, when, and whether it can be taken back, or why not.
import { Redo2, TriangleAlert, Undo2 } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Step } from '../../../shared/undo/own-acts.ts'
import { clockTime } from '../../ui/times.ts'
import { undo } from '../acts/undo.ts'
import { KeyHint } from '../commands/key-hint.tsx'
import { commandWords } from '../data/command-words.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { actWords, stepWords } from './act-words.ts'
import css from './undo.module.css'

export function LastActs() {
  return useUi((s) => s.lastActs) && <List />
}

function List() {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const { undo: steps, redo, cannot } = useSession((s) => s.ownActs)
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    focusAt(list.current, 0)
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  const close = () => useUi.setState({ lastActs: false })
  const onKey = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('li button') ?? [])]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape') close()
    else if (step) focusAt(list.current, buttons.indexOf(document.activeElement!) + step)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const again = redo.at(-1)
  return (
    <section
      ref={list}
      className={css['list']}
      aria-label={t('undo.title')}
      tabIndex={-1}
      onKeyDown={onKey}
      data-testid="last-acts"
    >
      <header>
        <h3>{t('undo.title')}</h3>
        <button onClick={close}>
          {t('undo.close')} <kbd>Esc</kbd>
        </button>
      </header>
      <ul>
        {again && (
          <li data-kind="redo">
            <time>{clockTime(again.at, true)}</time>
            <span>
              {stepWords(again, t, language)} <small>{t('undo.undone')}</small>
            </span>
            <button onClick={() => void undo('redo')}>
              <Redo2 size={15} aria-hidden /> {t('act.redo')} <KeyHint id="redo" />
            </button>
          </li>
        )}
        {cannot && (
          <li data-kind="cannot">
            <time />
            <span>
              {commandWords(cannot.name, cannot.args, t, language)} <small>{t('undo.never')}</small>
            </span>
          </li>
        )}
        {steps.toReversed().map((step, i) => (
          <Line key={step.id} step={step} first={i === 0 && !cannot} />
        ))}
      </ul>
      {steps.length + redo.length === 0 && !cannot && <p>{t('undo.none')}</p>}
    </section>
  )
}

function Line({ step, first }: { step: Step; first: boolean }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const touched = step.acts.filter((act) => act.touched)
  return (
    <li data-kind="undo" data-testid="last-act">
      <time>{clockTime(step.at, true)}</time>
      <span>
        {stepWords(step, t, language)}
        {touched.map((act) => (
          <small key={act.commandId} data-testid="touched">
            <TriangleAlert size={13} aria-hidden /> {step.acts.length > 1 && `${actWords(act, t, language)}: `}
            {t('undo.touched', { by: act.touched!.by, at: clockTime(act.touched!.at) })}
          </small>
        ))}
      </span>
      {touched.length < step.acts.length && (
        <button onClick={() => void undo('undo', step.id)}>
          <Undo2 size={15} aria-hidden /> {t('undo.one')} {first && <KeyHint id="undo" />}
        </button>
      )}
    </li>
  )
}

function focusAt(list: HTMLElement | null, at: number): void {
  const buttons = list?.querySelectorAll<HTMLElement>('li button') ?? []
  const button = buttons[Math.max(0, Math.min(at, buttons.length - 1))]
  if (button) button.focus()
  else list?.focus()
}
