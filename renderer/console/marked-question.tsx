// What is asked before an act on several tickets: whether, as they are many, or why. Nothing is done before, and whoever
// presses Enter without reading leaves many as they are.
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assignAll } from './acts/assign-all.ts'
import { askAbove } from './acts/do-to-all.ts'
import { byPause, cancelAll, pauseAll, resumeAll, toQueue } from './acts/marked.ts'
import type { MarkedQuestion as Question } from './data/bulk-result.ts'
import { entities } from './data/entity-store.ts'
import { technicianName, ticketLabel } from './data/names.ts'
import { useSession } from './data/session.ts'
import { useUi } from './data/ui-state.ts'
import { DigitChoices } from './detail/digit-choices.tsx'
import { usePauseChoices } from './detail/pause-choices.ts'
import { isComposing } from './keys/composing.ts'
import css from './window.module.css'

/** So many are named. */
const named = 12

interface Asked<A extends Question['act']> {
  question: Extract<Question, { act: A }>
  leave: () => void
}

export function MarkedQuestion({ question }: { question: Question }) {
  const [cameFrom] = useState(() => document.activeElement)
  const leave = () => {
    useUi.setState({ question: null })
    goBack(cameFrom)
  }
  switch (question.act) {
    case 'assign':
    case 'unassign':
      return <Whether question={question} leave={leave} />
    case 'pause':
      return <WhyPaused question={question} leave={leave} />
    case 'cancel':
      return <WhyCancelled question={question} leave={leave} />
    default:
      return question satisfies never
  }
}

/** The marks' own bar goes with them, and the focus with it; what had the focus may have gone meanwhile. */
function goBack(to: Element | null): void {
  const stays = to instanceof HTMLElement && to.isConnected && to !== document.body && !to.closest('[data-marks]')
  const rows = '[data-pane=board] [role=listbox], [data-pane=map] canvas'
  ;(stays ? to : document.querySelector<HTMLElement>(rows))?.focus()
}

function Frame({ title, leave, children }: { title: string; leave: () => void; children: ReactNode }) {
  return (
    <div
      className={css['question']}
      role="alertdialog"
      aria-label={title}
      data-testid="marked-confirm"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return
        event.stopPropagation()
        leave()
      }}
    >
      {children}
    </div>
  )
}

function Whether({ question, leave }: Asked<'assign' | 'unassign'>) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const safe = useRef<HTMLButtonElement>(null)
  useEffect(() => safe.current?.focus(), [])
  const { ids } = question
  const count = ids.length
  const technician = question.act === 'assign' ? entities.value('technician', question.technicianId) : undefined
  const name = technician ? technicianName(technician, language) : '?'
  const title = question.act === 'assign' ? t('marked.ask', { count, name }) : t('marked.askQueue', { count })
  const act = () => {
    leave()
    void (question.act === 'assign' ? assignAll(ids, question.technicianId) : toQueue(ids))
  }
  return (
    <Frame title={title} leave={leave}>
      <b>{title}</b>
      <div className={css['answers']}>
        <button onClick={act}>{t(question.act === 'assign' ? 'marked.assign' : 'marked.toQueue', { count })}</button>
        <button ref={safe} onClick={leave}>
          {t('override.leave')}
        </button>
      </div>
    </Frame>
  )
}

function WhyPaused({ question: { ids }, leave }: Asked<'pause'>) {
  const { t } = useTranslation()
  // Of one moment: no digit comes to mean something else while somebody reads.
  const [{ paused, running }] = useState(() => byPause(ids))
  const reasons = usePauseChoices((reason) => {
    leave()
    void pauseAll(running, reason)
  })
  const resume = {
    words: t('marked.resume', { count: paused.length }),
    testId: 'resume-marked',
    take() {
      leave()
      void resumeAll(paused)
    },
  }
  const title =
    running.length > 0
      ? t('marked.pauseTitle', { count: running.length })
      : t('marked.resumeTitle', { count: paused.length })
  return (
    <Frame title={title} leave={leave}>
      <DigitChoices
        label={title}
        choices={[...(running.length > 0 ? reasons : []), ...(paused.length > 0 ? [resume] : [])]}
        leave={leave}
        careful={ids.length > askAbove}
        testId="pausing-marked"
      >
        <h3>{title}</h3>
        <Numbers ids={running.length > 0 ? running : paused} />
      </DigitChoices>
    </Frame>
  )
}

function WhyCancelled({ question: { ids }, leave }: Asked<'cancel'>) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const given = ids.filter((id) => entities.value('ticket', id)?.openVisitId).length
  const title = t('marked.cancelTitle', { count: ids.length })
  const fits = reason.trim() !== ''
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    if (!fits) return
    leave()
    void cancelAll(ids, reason.trim())
  }
  return (
    <Frame title={title} leave={leave}>
      <form onSubmit={confirm}>
        <b>{title}</b>
        <Numbers ids={ids} />
        {given > 0 && <small>{t('marked.recalled', { count: given })}</small>}
        <input
          autoFocus
          aria-label={title}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
          data-testid="cancel-marked-reason"
        />
        <div className={css['answers']}>
          <button type="submit" disabled={!fits} data-testid="cancel-marked">
            {t('marked.cancelNow', { count: ids.length })} <kbd>Enter</kbd>
          </button>
          <button type="button" onClick={leave}>
            {t('override.leave')} <kbd>Esc</kbd>
          </button>
        </div>
      </form>
    </Frame>
  )
}

/** Which they are; of many the first. */
function Numbers({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const shown = ids.slice(0, named).map((id) => ticketLabel(entities.value('ticket', id)?.number ?? null))
  const more = ids.length - shown.length
  return (
    <small>
      {shown.join(language === 'zh' ? '、' : ', ')}
      {more > 0 && ` ${t('marked.more', { count: more })}`}
    </small>
  )
}
