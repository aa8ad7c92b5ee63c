// What this seat has asked for and the relay has not yet answered, and what it has turned down: counted in the strip,
// listed on demand. A refusal stays until somebody has read it.
import { Send, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Queued } from '../../../shared/ipc/contract.ts'
import { clockTime } from '../../ui/times.ts'
import { bridge } from '../data/bridge.ts'
import { commandWords } from '../data/command-words.ts'
import { factWords } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import css from './strip.module.css'

export function OutboxMark() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { queued, refused } = useSession((s) => s.outbox)
  const waiting = queued.length
  return (
    <span className={css['holder']} onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <button
        className={css['button']}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-testid="outbox"
        data-waiting={waiting}
        data-refused={refused.length}
        title={t('outbox.title')}
      >
        <Send size={16} aria-hidden />
        <span>{t('outbox.waiting', { count: waiting })}</span>
        {refused.length > 0 && (
          <strong className={css['refused']}>
            <TriangleAlert size={15} aria-hidden /> {t('outbox.refused', { count: refused.length })}
          </strong>
        )}
      </button>
      {open && <OutboxList />}
    </span>
  )
}

function OutboxList() {
  const { t } = useTranslation()
  const { queued, refused } = useSession((s) => s.outbox)
  const language = useSession((s) => s.preferences.language)
  return (
    <div className={css['list']} role="dialog" aria-label={t('outbox.title')}>
      <h3>{t('outbox.title')}</h3>
      {queued.length + refused.length === 0 && <p className={css['dim']}>{t('outbox.empty')}</p>}
      {refused.map(({ command, code, facts }) => (
        <div key={command.id} className={css['item']}>
          <div>
            <b>{commandWords(command.name, command.args, t, language)}</b>
            <p>{t(`refusal.${code}`, factWords(facts, t, language))}</p>
            <small className={css['dim']}>
              {command.actor.name} · {clockTime(command.madeAt, true)}
            </small>
          </div>
          <button className={css['button']} onClick={() => void bridge.call('dismissRefusal', { id: command.id })}>
            {t('outbox.read')}
          </button>
        </div>
      ))}
      {queued.map((item) => (
        <QueuedItem key={item.id} item={item} />
      ))}
    </div>
  )
}

function QueuedItem({ item }: { item: Queued }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  return (
    <div className={css['item']}>
      <div>
        <b>{commandWords(item.name, item.args, t, language)}</b>
        <small className={css['dim']}>
          {item.actor.name} · {clockTime(item.madeAt, true)}
        </small>
      </div>
      <em className={css['pending']}>{t(`outbox.state.${item.state}`)}</em>
    </div>
  )
}
