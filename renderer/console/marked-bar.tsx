// What is marked and what can be done to it; the question before many are moved; and what became of them, ticket by ticket.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import { assignAll } from './acts/assign-all.ts'
import { startAssigning } from './acts/assign.ts'
import { KeyHint } from './commands/key-hint.tsx'
import { clearMarks } from './data/marked-tickets.ts'
import { entities } from './data/entity-store.ts'
import { factWords, technicianName, ticketLabel } from './data/names.ts'
import { useSession } from './data/session.ts'
import { selectTicket, useUi } from './data/ui-state.ts'
import { NextKey } from './undo/next-key.tsx'
import { outcomeWords } from './undo/act-words.ts'
import css from './window.module.css'

export function MarkedBar() {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const marked = useUi((s) => s.marked)
  const confirming = useUi((s) => s.confirming)
  const bulk = useUi((s) => s.bulk)
  const name = (id: string) => {
    const technician = entities.value('technician', id)
    return technician ? technicianName(technician, language) : id
  }
  if (confirming) return <Ask t={t} name={name(confirming.technicianId)} />
  return (
    <>
      {bulk && <Outcome t={t} name={name(bulk.technicianId)} />}
      {marked.size > 0 && (
        <div className={css['marked']} data-testid="marked-bar">
          <b>{t('marked.count', { count: marked.size })}</b>
          <button onClick={() => startAssigning([...marked][0]!)}>
            {t('marked.choose')} <KeyHint id="assign" />
          </button>
          <button onClick={clearMarks}>
            {t('marked.clear')} <kbd>Esc</kbd>
          </button>
        </div>
      )}
    </>
  )
}

function Ask({ t, name }: { t: TFunction; name: string }) {
  const confirming = useUi((s) => s.confirming)
  const leave = useRef<HTMLButtonElement>(null)
  // Whoever presses Enter without reading leaves everything as it is.
  useEffect(() => leave.current?.focus(), [])
  if (!confirming) return null
  const question = t('marked.ask', { count: confirming.ids.length, name })
  const close = () => useUi.setState({ confirming: null })
  return (
    <div
      className={css['over']}
      role="alertdialog"
      aria-label={question}
      data-testid="marked-confirm"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <b>{question}</b>
      <button onClick={() => void assignAll(confirming.ids, confirming.technicianId)}>
        {t('marked.assign', { count: confirming.ids.length })}
      </button>
      <button ref={leave} onClick={close}>
        {t('override.leave')}
      </button>
    </div>
  )
}

function Outcome({ t, name }: { t: TFunction; name: string }) {
  const language = useSession((s) => s.preferences.language)
  const bulk = useUi((s) => s.bulk)
  if (!bulk) return null
  return (
    <section className={css['over']} role="status" data-testid="bulk-outcome">
      <header>
        <b>{outcomeWords(bulk, name, t, language)}</b>
        {bulk.done > 0 && <NextKey next={bulk.taken?.direction === 'undo' ? 'redo' : 'undo'} />}
        <button onClick={() => useUi.setState({ bulk: null })}>{t('marked.read')}</button>
      </header>
      {bulk.refused.length > 0 && (
        <ul>
          {bulk.refused.map(({ ticketId, number, key, facts }) => (
            <li key={ticketId}>
              <button onClick={() => selectTicket(ticketId)}>{ticketLabel(number)}</button>
              {t(key, factWords(facts, t, language))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
