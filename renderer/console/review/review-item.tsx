// One command that was turned down: what was asked, why it was not done, what others have done meanwhile, and what can be
// done about it now, by buttons and by keys.
import { Ban, Clock, Users } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reviewable } from '../../../shared/ipc/contract.ts'
import type { Happened } from '../../../shared/sync/happened.ts'
import { clockTime } from '../../ui/times.ts'
import { review } from '../acts/review.ts'
import { commandWords } from '../data/command-words.ts'
import { entities } from '../data/entity-store.ts'
import { factWords, technicianName } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { formAct, formKeys } from '../keys/form-keys.ts'
import css from './review.module.css'

const signs = { stale: Clock, conflict: Users, refused: Ban }

export function ReviewItem({ item }: { item: Reviewable }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const { command, code, facts, kind } = item
  const Sign = signs[kind]
  const onKey = (event: KeyboardEvent) => {
    const act = formAct('review', event)
    const can = item.can.find((one) => one === act)
    if (!can) return
    event.preventDefault()
    event.stopPropagation()
    void review(item, can)
  }
  return (
    <li className={css['item']} tabIndex={0} onKeyDown={onKey} data-testid="review-item" data-kind={kind}>
      <Sign size={18} aria-hidden className={css['sign']} />
      <div className={css['body']}>
        <b>{commandWords(command.name, command.args, t, language)}</b>
        <small className={css['maker']}>
          {t('review.madeBy', { name: command.actor.name, time: clockTime(command.madeAt, true) })}
          {item.leftBy && ` · ${t('outbox.leftBy', { name: item.leftBy.name })}`}
        </small>
        <p>
          <strong>{t(`review.kind.${kind}`)}</strong> {t(`refusal.${code}`, factWords(facts, t, language))}
        </p>
        {item.since.length > 0 && (
          <ol className={css['since']} aria-label={t('review.since')}>
            {item.since.map((happened, i) => (
              <HappenedLine key={i} happened={happened} />
            ))}
          </ol>
        )}
        <div className={css['acts']}>
          {item.can.map((act) => (
            <button
              key={act}
              className={css['button']}
              data-act={act}
              data-testid={`review-${act}`}
              onClick={() => void review(item, act)}
            >
              {act === 'mineNow'
                ? t('review.act.mineNow', {
                    what: commandWords(item.becomes ?? command.name, command.args, t, language),
                  })
                : t(`review.act.${act}`)}{' '}
              <kbd>{formKeys.review[act][0]}</kbd>
            </button>
          ))}
        </div>
      </div>
    </li>
  )
}

function HappenedLine({ happened }: { happened: Happened }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const technician = entities.value('technician', happened.technicianId)
  const who = technician ? technicianName(technician, language) : (happened.technicianId ?? '—')
  return (
    <li>
      <time>{clockTime(happened.at, true)}</time>{' '}
      {t(`happened.${happened.what}`, {
        name: happened.by?.name ?? who,
        technicianName: who,
      })}
    </li>
  )
}
