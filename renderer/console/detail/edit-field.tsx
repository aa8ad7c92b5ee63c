// One field of the form: its name, who is in it or has changed it at the line of the name, and where two have changed it,
// both values and the choice between them.
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketId } from '../../../shared/model/ids.ts'
import type { EditableField } from '../../../shared/model/ticket-edits.ts'
import { clockTime } from '../../ui/times.ts'
import { keyOf } from '../commands/key-names.ts'
import { fieldWords } from '../data/field-words.ts'
import { isComposing } from '../keys/composing.ts'
import { AtField } from '../presence/at-field.tsx'
import { fieldFocus } from '../presence/attention.ts'
import type { FieldNow } from './edit-draft.ts'
import clash from './clash.module.css'
import css from './detail.module.css'

export function EditField(props: {
  ticketId: TicketId
  field: EditableField
  /** two of them share a line */
  narrow: boolean
  now: FieldNow
  take: () => void
  keep: () => void
  children: ReactNode
}) {
  const { ticketId, field, narrow, now, take, keep, children } = props
  const { t } = useTranslation()
  const { kind, value, theirs, stamp } = now
  const words = (one: FieldNow['value']) => fieldWords(field, one, t)
  const who = { name: stamp?.by.name, time: stamp && clockTime(stamp.at), value: words(theirs), mine: words(value) }
  const keys = (event: KeyboardEvent) => {
    if (kind !== 'clash' || isComposing(event.nativeEvent)) return
    const act = { 'Alt+T': take, 'Alt+M': keep }[keyOf(event)]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <div
      className={css['field']}
      data-kind={kind}
      data-field={field}
      onFocus={() => fieldFocus.enter(field)}
      onBlur={fieldFocus.leave}
      onKeyDown={keys}
    >
      <label htmlFor={`edit-${field}`}>{t(`field.${field}`)}</label>
      <span className={css['beside']}>
        {kind === 'moved' && (
          <span
            className={css['moved']}
            title={t(stamp ? 'edit.changedBy' : 'edit.changed', who)}
            data-testid={`moved-${field}`}
          >
            ↻ {t(stamp ? (narrow ? 'edit.changedByBrief' : 'edit.changedBy') : 'edit.changed', who)}
          </span>
        )}
        <AtField ticketId={ticketId} field={field} brief={narrow} />
      </span>
      {children}
      {kind === 'mine' && <small className={clash['clash']}>{t(stamp ? 'edit.kept' : 'edit.keptSomehow', who)}</small>}
      {kind === 'clash' && (
        <div className={clash['clash']} role="status" data-testid={`clash-${field}`}>
          {t(stamp ? 'edit.clash' : 'edit.clashSomehow', who)}
          <span>
            <button type="button" onClick={take} data-testid={`take-${field}`}>
              {t('edit.take')} <kbd>Alt+T</kbd>
            </button>
            <button type="button" onClick={keep} data-testid={`keep-${field}`}>
              {t('edit.keep')} <kbd>Alt+M</kbd>
            </button>
          </span>
        </div>
      )}
    </div>
  )
}
