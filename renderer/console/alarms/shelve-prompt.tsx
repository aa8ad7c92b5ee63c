// Putting an alarm aside takes two digits: for how long, and why.
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { shelfMinutes } from '../../../shared/alarms/registry.ts'
import type { Alarm } from '../../../shared/model/alarm.ts'
import { shelve } from '../acts/alarms.ts'
import { isComposing } from '../keys/composing.ts'
import { formAct } from '../keys/form-keys.ts'
import css from './alarms.module.css'

const reasons = ['known', 'customer', 'planned', 'faulty'] as const

export function ShelvePrompt({ alarm, close }: { alarm: Alarm; close: () => void }) {
  const { t } = useTranslation()
  const [minutes, setMinutes] = useState<(typeof shelfMinutes)[number] | null>(null)
  const [cameFrom] = useState(() => document.activeElement)
  const leave = () => {
    if (cameFrom instanceof HTMLElement) cameFrom.focus()
    close()
  }
  const take = (at: number) => {
    if (minutes === null) return shelfMinutes[at] && setMinutes(shelfMinutes[at])
    const reason = reasons[at]
    if (!reason) return
    void shelve(alarm, minutes, t(`alarm.shelveReason.${reason}`))
    leave()
  }
  const keys = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const act = formAct('reasons', event)
    if (act === 'choose') take(Number(event.key) - 1)
    else if (act === 'leave') leave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const choices =
    minutes === null
      ? shelfMinutes.map((one) => t('alarm.shelveFor', { count: one }))
      : reasons.map((one) => t(`alarm.shelveReason.${one}`))
  return (
    <span
      className={css['shelving']}
      role="group"
      aria-label={t('alarm.shelve')}
      onKeyDown={keys}
      data-testid="shelving"
    >
      <b>{t(minutes === null ? 'alarm.shelveHow' : 'alarm.shelveWhy')}</b>
      {choices.map((words, at) => (
        <button key={words} autoFocus={at === 0} onClick={() => take(at)}>
          <kbd>{at + 1}</kbd> {words}
        </button>
      ))}
    </span>
  )
}
