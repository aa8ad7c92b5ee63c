// What this seat has asked for and is not settled: first what was turned down and waits for a decision, then what waits for
// the relay. Opened from the strip or by F9; nothing leaves it by itself.
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Queued } from '../../../shared/ipc/contract.ts'
import { clockTime } from '../../ui/times.ts'
import { keyOf } from '../commands/key-names.ts'
import { keysNow } from '../commands/keys-now.ts'
import { commandWords } from '../data/command-words.ts'
import { useSession } from '../data/session.ts'
import { formAct } from '../keys/form-keys.ts'
import { ReviewItem } from './review-item.tsx'
import css from './review.module.css'

export function ReviewList({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const { queued, refused } = useSession((s) => s.outbox)
  const list = useRef<HTMLDivElement>(null)
  // What was decided goes; the next one takes the focus, so that a list is worked off by keys alone.
  const place = useRef(0)
  useEffect(() => focusAt(list.current, Math.min(place.current, refused.length - 1)), [refused.length])

  const onKey = (event: KeyboardEvent) => {
    const act = formAct('review', event)
    // The key that has opened it closes it again.
    if (act === 'close' || keysNow('review').includes(keyOf(event))) close()
    else if (act === 'walk') focusAt(list.current, place.current + (event.key === 'ArrowDown' ? 1 : -1))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={list}
      className={css['list']}
      role="dialog"
      aria-label={t('outbox.title')}
      tabIndex={-1}
      onKeyDown={onKey}
      onFocus={(event) => {
        const items = [...(list.current?.querySelectorAll('[data-testid=review-item]') ?? [])]
        const at = items.findIndex((item) => item.contains(event.target))
        if (at >= 0) place.current = at
      }}
    >
      <h3>{t('outbox.title')}</h3>
      {queued.length + refused.length === 0 && <p className={css['dim']}>{t('outbox.empty')}</p>}
      {refused.length > 0 && (
        <section>
          <h4>{t('review.title', { count: refused.length })}</h4>
          <ul>
            {refused.map((item) => (
              <ReviewItem key={item.command.id} item={item} />
            ))}
          </ul>
        </section>
      )}
      {queued.length > 0 && (
        <section>
          <h4>{t('outbox.waiting', { count: queued.length })}</h4>
          <ul>
            {queued.map((item) => (
              <QueuedItem key={item.id} item={item} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function focusAt(list: HTMLElement | null, at: number): void {
  const items = list?.querySelectorAll<HTMLElement>('[data-testid=review-item]') ?? []
  const item = items[Math.max(0, Math.min(at, items.length - 1))]
  if (item) item.focus()
  else list?.focus()
}

function QueuedItem({ item }: { item: Queued }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  return (
    <li className={css['queued']} data-testid="queued-item">
      <div>
        <b>{commandWords(item.name, item.args, t, language)}</b>
        <small className={css['maker']}>
          {t('review.madeBy', { name: item.actor.name, time: clockTime(item.madeAt, true) })}
          {item.leftBy && ` · ${t('outbox.leftBy', { name: item.leftBy.name })}`}
        </small>
      </div>
      <em className={css['pending']}>{t(`outbox.state.${item.state}`)}</em>
    </li>
  )
}
