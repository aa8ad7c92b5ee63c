// All alarms: unseen ones first, then seen ones, then what is put aside. In a flood they stand in groups by cause. What is
// acknowledged is what stands on the screen, row by row or the page.
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnseen, type Alarm } from '../../../shared/model/alarm.ts'
import { acknowledge, goToAlarm, take, unshelve, whyNotTake } from '../acts/alarms.ts'
import { useReading, useSession } from '../data/session.ts'
import { isComposing } from '../keys/composing.ts'
import { AlarmMark } from './alarm-mark.tsx'
import { useAlarms } from './alarm-store.ts'
import { AlarmAge, AlarmState, AlarmSubject } from './alarm-words.tsx'
import { groupAlarms } from './flood.ts'
import { HandoverNotes } from './handover-offer.tsx'
import { ShelvePrompt } from './shelve-prompt.tsx'
import css from './alarms.module.css'

/** As many as stand on a page; what is further down comes up when these are dealt with. */
const page = 50

export function AlarmPanel({ close }: { close: () => void }) {
  const reading = useReading()
  const { t } = useTranslation()
  const { standing, shelved, flood } = useAlarms()
  const me = useSession((s) => s.actor.id)
  const [opened, setOpened] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [shelving, setShelving] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const grouped = flood.on && standing.filter(isUnseen).length >= 5
  const groups = grouped ? groupAlarms(standing.filter(isUnseen)) : []
  const group = groups.find(({ key }) => key === opened)
  const rows = (grouped ? (group?.alarms ?? []) : standing).slice(0, page)
  const all = [...rows, ...shelved]
  const at = Math.max(
    0,
    all.findIndex(({ id }) => id === chosen),
  )
  const alarm = all[at]
  const go = (to: number) => {
    const next = all[Math.max(0, Math.min(all.length - 1, to))]
    setChosen(next?.id ?? null)
    if (next) list.current?.querySelector(`[data-alarm="${CSS.escape(next.id)}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const keys = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return
    const acts: Record<string, () => unknown> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(all.length - 1),
      Enter: () => alarm && goToAlarm(alarm),
      k: () => alarm && acknowledge([alarm]),
      K: () => alarm && setShelving(true),
      o: () => alarm && take([alarm]),
      Escape: () => (opened ? setOpened(null) : close()),
    }
    const act = acts[event.key]
    if (!act || (event.target instanceof HTMLButtonElement && event.key === 'Enter')) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <div
      ref={list}
      className={css['panel']}
      role="dialog"
      aria-label={t('alarm.list')}
      tabIndex={-1}
      onKeyDown={keys}
      data-testid="alarm-panel"
    >
      <header>
        <h2>{t('alarm.title')}</h2>
        {rows.some(isUnseen) && (
          <button onClick={() => void acknowledge(rows)} data-testid="acknowledge-page">
            {t('alarm.acknowledgePage', { count: rows.filter(isUnseen).length })}
          </button>
        )}
        <button autoFocus onClick={close}>
          {t('alarm.close')} <kbd>Esc</kbd>
        </button>
      </header>
      <HandoverNotes />
      {grouped && (
        <ul className={css['groups']}>
          {groups.map(({ key, type, area, alarms }) => (
            <li key={key}>
              <button
                aria-expanded={opened === key}
                onClick={() => setOpened(opened === key ? null : key)}
                data-testid="alarm-group"
              >
                <AlarmMark priority={alarms[0]!.priority} unseen label={t(`alarm.priority.${alarms[0]!.priority}`)} />
                <b>{alarms.length}</b>
                <span>{key === 'rest' ? t('alarm.others') : t(`alarm.kinds.${type}`)}</span>
                <small>{area && t(`area.${area}`, area)}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div role="listbox" aria-label={t('alarm.list')} className={css['rows']}>
        {rows.map((one) => (
          <Row key={one.id} alarm={one} chosen={one === alarm} choose={() => setChosen(one.id)} />
        ))}
        {!grouped && standing.length > page && <p>{t('alarm.more', { count: standing.length - page })}</p>}
        {shelved.length > 0 && <h3>{t('alarm.shelvedCount')}</h3>}
        {shelved.map((one) => (
          <Row key={one.id} alarm={one} chosen={one === alarm} choose={() => setChosen(one.id)} />
        ))}
        {standing.length + shelved.length === 0 && <p>{t(reading ? 'reading.copy' : 'alarm.none')}</p>}
      </div>
      {alarm && (
        <footer>
          {shelving ? (
            <ShelvePrompt alarm={alarm} close={() => setShelving(false)} />
          ) : (
            <>
              <dl>
                <dt>{t('alarm.consequence')}</dt>
                <dd>{t(`alarm.types.${alarm.type}.consequence`)}</dd>
                <dt>{t('alarm.action')}</dt>
                <dd>{t(`alarm.types.${alarm.type}.action`)}</dd>
              </dl>
              {isUnseen(alarm) && (
                <button onClick={() => void acknowledge([alarm])}>
                  {t('alarm.acknowledge')} <kbd>K</kbd>
                </button>
              )}
              {whyNotTake(alarm, me) === null && (
                <button onClick={() => void take([alarm])}>
                  {t('alarm.take')} <kbd>O</kbd>
                </button>
              )}
              {alarm.shelved ? (
                <button onClick={() => void unshelve(alarm)}>{t('alarm.unshelve')}</button>
              ) : (
                <button onClick={() => setShelving(true)} disabled={alarm.id.startsWith('seat:')}>
                  {t('alarm.shelve')} <kbd>⇧K</kbd>
                </button>
              )}
              <button onClick={() => goToAlarm(alarm)}>
                {t('alarm.go')} <kbd>Enter</kbd>
              </button>
            </>
          )}
        </footer>
      )}
    </div>
  )
}

function Row({ alarm, chosen, choose }: { alarm: Alarm; chosen: boolean; choose: () => void }) {
  const { t } = useTranslation()
  const unseen = isUnseen(alarm)
  return (
    <div
      role="option"
      aria-selected={chosen}
      className={css['row']}
      data-alarm={alarm.id}
      data-unseen={unseen}
      onClick={choose}
      onDoubleClick={() => goToAlarm(alarm)}
    >
      <AlarmMark priority={alarm.priority} unseen={unseen} label={t(`alarm.priority.${alarm.priority}`)} />
      <span className={css['condition']}>{t(`alarm.types.${alarm.type}.condition`)}</span>
      <span className={css['subject']}>
        <AlarmSubject alarm={alarm} />
      </span>
      <small>
        <AlarmState alarm={alarm} />
      </small>
      <time>
        <AlarmAge alarm={alarm} />
      </time>
    </div>
  )
}
