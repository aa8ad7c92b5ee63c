// What is marked and what can be done to it; and what became of the last such act, ticket by ticket.
import { useTranslation } from 'react-i18next'
import { ActButton } from './commands/act-button.tsx'
import { clearMarks } from './data/marked-tickets.ts'
import { factWords, ticketLabel } from './data/names.ts'
import { pauseWord } from './acts/marked.ts'
import type { BulkResult } from './data/bulk-result.ts'
import { useSession } from './data/session.ts'
import { selectTicket, useUi } from './data/ui-state.ts'
import { useKindRevision } from './data/use-entities.ts'
import { MarkedQuestion } from './marked-question.tsx'
import { NextKey } from './undo/next-key.tsx'
import { outcomeWords } from './undo/act-words.ts'
import css from './window.module.css'

export function MarkedBar() {
  const marked = useUi((s) => s.marked)
  const question = useUi((s) => s.question)
  // Asked again it is another question: about other tickets, maybe, and with the focus.
  const asked = useUi((s) => s.asked)
  const bulk = useUi((s) => s.bulk)
  return (
    <>
      {question ? <MarkedQuestion key={asked} question={question} /> : bulk && <Outcome bulk={bulk} />}
      {marked.size > 0 && <Bar ids={[...marked]} />}
    </>
  )
}

function Bar({ ids }: { ids: string[] }) {
  const { t } = useTranslation()
  // Whether they are paused, and what can be done to them.
  useKindRevision('ticket')
  useKindRevision('visit')
  const subject = { kind: 'tickets', ids } as const
  const acts = [
    ['assign', 'marked.choose'],
    ['unassign', 'act.unassign'],
    ['pause', pauseWord(ids)],
    ['cancel', 'marked.cancel'],
  ] as const
  return (
    <div className={css['marked']} data-marks data-testid="marked-bar">
      <b>{t('marked.count', { count: ids.length })}</b>
      {acts.map(([id, label]) => (
        <ActButton key={id} id={id} label={t(label)} subject={subject} bare testId={`marked-${id}`} />
      ))}
      <button onClick={clearMarks}>
        {t('marked.clear')} <kbd>Esc</kbd>
      </button>
    </div>
  )
}

function Outcome({ bulk }: { bulk: BulkResult }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const { act } = bulk
  const next = act.kind === 'cancel' ? 'never' : act.kind === 'taken' && act.direction === 'undo' ? 'redo' : 'undo'
  return (
    <section className={css['over']} role="status" data-testid="bulk-outcome">
      <header>
        <b>{outcomeWords(bulk, t, language)}</b>
        {bulk.done > 0 && <NextKey next={next} />}
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
