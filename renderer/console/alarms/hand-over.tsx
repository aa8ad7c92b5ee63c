// At the end of a shift: everything that whoever leaves has, and what is put aside, to be given to whoever comes. Enter gives
// nothing away: the note may have lines, and Chinese is composed with it.
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { alarmPriorities, escalation } from '../../../shared/alarms/registry.ts'
import { longestNote, type Alarm, type Handover } from '../../../shared/model/alarm.ts'
import { clockTime } from '../../ui/times.ts'
import { handOver, take } from '../acts/alarms.ts'
import { useSession } from '../data/session.ts'
import { Dialog, mainButton } from '../dialog/dialog.tsx'
import { formAct } from '../keys/form-keys.ts'
import { AlarmMark } from './alarm-mark.tsx'
import { useAlarms } from './alarm-store.ts'
import { AlarmAge, AlarmState, AlarmSubject } from './alarm-words.tsx'
import { useHandoverValues } from './handover-offer.tsx'
import { openHandovers, toHandOver } from './handovers.ts'
import css from './hand-over.module.css'

export function HandOverDialog({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const actor = useSession((s) => s.actor)
  const standing = useAlarms((s) => s.standing)
  const shelved = useAlarms((s) => s.shelved)
  const own = toHandOver([...standing, ...shelved], actor)
  const waiting = openHandovers([...standing, ...shelved]).filter(({ by }) => by.id === actor.id)
  const [chosen, setTo] = useState<Handover['to'] | null>(null)
  // Of whoever works here now: somebody may just have signed in.
  const to = chosen ?? escalation.find((role) => role === actor.role) ?? 'dispatcher'
  const [note, setNote] = useState('')
  const [sending, setSending] = useState(false)
  const values = useHandoverValues()
  const send = () => {
    if (own.length === 0 || sending) return
    setSending(true)
    void handOver(own, to, note.trim()).then((queued) => (queued ? close() : setSending(false)))
  }
  const keys = (event: KeyboardEvent): boolean => {
    const sends = formAct('handover', event) === 'send'
    if (sends) send()
    return sends
  }
  const aside = own.filter((alarm) => alarm.shelved).length
  return (
    <Dialog title={t('alarm.handover.title')} className={css['dialog']!} testId="hand-over" close={close} keys={keys}>
      <header>
        <h2>{t('alarm.handover.title')}</h2>
        <span className={css['counts']} data-testid="hand-over-counts">
          {alarmPriorities.map((priority) => (
            <span key={priority}>
              <AlarmMark priority={priority} unseen={false} label={t(`alarm.priority.${priority}`)} />
              {own.filter((alarm) => !alarm.shelved && alarm.priority === priority).length}
            </span>
          ))}
          {t('alarm.handover.mine', values({ standing: own.length - aside, aside }))}
        </span>
        <button onClick={close}>
          {t('alarm.handover.close')} <kbd>Esc</kbd>
        </button>
      </header>
      {waiting.map((one) => (
        <p key={one.id} className={css['waiting']} data-testid="hand-over-waiting">
          <span>
            {t('alarm.handover.waiting', { role: t(`role.${one.to}`), ...values(one) })} · {clockTime(one.at)} ·{' '}
            {t('alarm.handover.nobodyYet')}
          </span>
          <button onClick={() => void take(one.alarms)}>{t('alarm.handover.takeBack')}</button>
        </p>
      ))}
      {own.length === 0 ? <p>{t('alarm.handover.none')}</p> : <Own alarms={own} />}
      <footer>
        <fieldset>
          <legend>{t('alarm.handover.to')}</legend>
          {escalation.map((role) => (
            <label key={role}>
              <input type="radio" name="hand-over-to" checked={to === role} onChange={() => setTo(role)} />
              {t(`role.${role}`)}
            </label>
          ))}
        </fieldset>
        <label className={css['note']}>
          <span>
            {t('alarm.handover.note')}
            <small>{t('alarm.handover.noteRoom', { count: longestNote - note.length })}</small>
          </span>
          <textarea
            autoFocus
            rows={3}
            maxLength={longestNote}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            data-testid="hand-over-note"
          />
        </label>
        <span className={css['send']}>
          <small>{t('alarm.handover.stays')}</small>
          <button
            className={mainButton}
            disabled={own.length === 0 || sending}
            onClick={send}
            data-testid="hand-over-send"
          >
            {t('alarm.handover.send')} <kbd>Ctrl+Enter</kbd>
          </button>
        </span>
      </footer>
    </Dialog>
  )
}

function Own({ alarms }: { alarms: readonly Alarm[] }) {
  const { t } = useTranslation()
  return (
    <div className={css['list']}>
      <table>
        <thead>
          <tr>
            <th />
            <th>{t('alarm.handover.alarm')}</th>
            <th />
            <th>{t('alarm.handover.state')}</th>
            <th>{t('alarm.handover.age')}</th>
            <th>{t('alarm.handover.shelf')}</th>
            <th>{t('alarm.handover.why')}</th>
          </tr>
        </thead>
        <tbody>
          {alarms.map((alarm) => (
            <tr key={alarm.id} data-alarm={alarm.id}>
              <td>
                <AlarmMark priority={alarm.priority} unseen={false} label={t(`alarm.priority.${alarm.priority}`)} />
              </td>
              <td>{t(`alarm.types.${alarm.type}.condition`)}</td>
              <td>
                <AlarmSubject alarm={alarm} />
              </td>
              <td>
                <AlarmState alarm={{ ...alarm, shelved: null }} />
              </td>
              <td>
                <AlarmAge alarm={alarm} />
              </td>
              <td>{alarm.shelved ? clockTime(alarm.shelved.until) : '–'}</td>
              <td>{alarm.shelved?.reason ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
