// What this seat has asked for and the relay has not yet answered, and what it has turned down: counted in the strip,
// listed on demand. What was turned down stays until somebody has decided about it.
import { Send, TriangleAlert, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useReading, useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { ReviewList } from '../review/review-list.tsx'
import css from './strip.module.css'

export function OutboxMark() {
  const { t } = useTranslation()
  const open = useUi((s) => s.reviewing)
  const setOpen = (reviewing: boolean) => useUi.setState({ reviewing })
  const { queued, refused } = useSession((s) => s.outbox)
  const reading = useReading()
  const left = [...queued, ...refused].filter(({ leftBy }) => leftBy !== null)
  return (
    <span className={css['holder']}>
      <button
        className={css['button']}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-testid="outbox"
        data-waiting={queued.length}
        data-refused={refused.length}
        title={t('outbox.open')}
      >
        <Send size={16} aria-hidden />
        <span>{reading ? '…' : t('outbox.waiting', { count: queued.length })}</span>
        {refused.length > 0 && (
          <strong className={css['refused']}>
            <TriangleAlert size={15} aria-hidden /> {t('outbox.refused', { count: refused.length })}
          </strong>
        )}
        {left.length > 0 && (
          <span className={css['refused']}>
            <UserRound size={15} aria-hidden />{' '}
            {t('outbox.ofOthers', { count: left.length, name: left[0]!.leftBy!.name })}
          </span>
        )}
      </button>
      {open && <ReviewList close={() => setOpen(false)} />}
    </span>
  )
}
