// The line under the strip that is always there: the alarm to deal with now, how many there are, what is put aside, and
// whether anything can be heard. F8 goes to the next one, K has seen it, Shift+K puts it aside.
import { BellOff, ListTree, Volume2, VolumeX } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { alarmPriorities } from '../../../shared/alarms/registry.ts'
import { isUnseen } from '../../../shared/model/alarm.ts'
import { acknowledge, goToAlarm, take, whyNotTake } from '../acts/alarms.ts'
import { KeyHint } from '../commands/key-hint.tsx'
import { AlarmReportDialog } from '../alarm-report/report-dialog.tsx'
import { takeKey } from '../commands/take-key.ts'
import { useReading, useSession } from '../data/session.ts'
import { AlarmMark } from './alarm-mark.tsx'
import { AlarmPanel } from './alarm-panel.tsx'
import { setMuted, useAlarms } from './alarm-store.ts'
import { AlarmAge, AlarmState, AlarmSubject } from './alarm-words.tsx'
import { groupAlarms } from './flood.ts'
import { HandOverDialog } from './hand-over.tsx'
import { HandoverOffer } from './handover-offer.tsx'
import { ShelvePrompt } from './shelve-prompt.tsx'
import css from './alarms.module.css'

export function AlarmLine() {
  const { t } = useTranslation()
  const { standing, shelved, unseen, flood, muted, deaf, summary, current, open, shelving, report, handingOver } =
    useAlarms()
  const shown = standing.find(({ id }) => id === current) ?? standing[0]
  const me = useSession((s) => s.actor.id)
  const reading = useReading()
  const inFlood = flood.on && standing.filter(isUnseen).length >= 5
  const keys = (event: KeyboardEvent) => {
    if (shelving) return
    if (event.key === 'Enter' && event.target === event.currentTarget && shown) goToAlarm(shown)
    // In a flood there is a banner and not one alarm that could be seen.
    else if (inFlood || !takeKey(event.nativeEvent, 'alarms')) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={css['holder']}>
      <section
        className={css['line']}
        aria-label={t('alarm.title')}
        data-pane="alarms"
        tabIndex={0}
        onKeyDown={keys}
        data-testid="alarm-line"
        data-flood={inFlood}
      >
        {shelving && shown ? (
          <ShelvePrompt alarm={shown} close={() => useAlarms.setState({ shelving: false })} />
        ) : summary ? (
          <>
            <b>
              {t('alarm.away', {
                what: summary.types.map(([type, count]) => `${count} × ${t(`alarm.kinds.${type}`)}`).join(', '),
              })}
            </b>
            <button onClick={() => useAlarms.setState({ summary: null, open: true })}>{t('alarm.look')}</button>
          </>
        ) : inFlood ? (
          <FloodWords />
        ) : shown ? (
          <>
            <AlarmMark
              priority={shown.priority}
              unseen={isUnseen(shown)}
              label={t(`alarm.priority.${shown.priority}`)}
            />
            <b>{t(`alarm.types.${shown.type}.condition`)}</b>
            <span className={css['subject']}>
              <AlarmSubject alarm={shown} />
            </span>
            <small>
              <AlarmAge alarm={shown} /> · <AlarmState alarm={shown} />
            </small>
            {isUnseen(shown) && (
              <button onClick={() => void acknowledge([shown])} data-testid="acknowledge">
                {t('alarm.acknowledge')} <KeyHint id="acknowledge" />
              </button>
            )}
            {whyNotTake(shown, me) === null && (
              <button onClick={() => void take([shown])} data-testid="take">
                {t('alarm.take')} <KeyHint id="take-alarm" />
              </button>
            )}
            <button onClick={() => useAlarms.setState({ shelving: true })} disabled={shown.id.startsWith('seat:')}>
              {t('alarm.shelve')} <KeyHint id="shelve" />
            </button>
          </>
        ) : (
          <span className={css['dim']}>{t(reading ? 'reading.copy' : 'alarm.none')}</span>
        )}
        <span className={css['space']} />
        <HandoverOffer />
        {alarmPriorities.map((priority) => (
          <span
            key={priority}
            className={css['count']}
            data-testid={`unseen-${priority}`}
            title={t(`alarm.priority.${priority}`)}
          >
            <AlarmMark priority={priority} unseen={unseen[priority] > 0} label={t(`alarm.priority.${priority}`)} />
            {reading ? '…' : unseen[priority]}
          </span>
        ))}
        <span className={css['count']} title={t('alarm.shelvedCount')} data-testid="shelved-count">
          <BellOff size={15} aria-label={t('alarm.shelvedCount')} /> {reading ? '…' : shelved.length}
        </span>
        <button
          onClick={() => setMuted(!muted)}
          aria-pressed={muted}
          title={t('alarm.muteHint')}
          data-testid="mute"
          data-muted={muted || deaf}
        >
          {muted || deaf ? <VolumeX size={15} aria-hidden /> : <Volume2 size={15} aria-hidden />}
          {(muted || deaf) && <b>{t(deaf ? 'alarm.deaf' : 'alarm.muted')}</b>}
          {!muted && !deaf && <span className={css['hidden']}>{t('alarm.heard')}</span>}
        </button>
        <button aria-expanded={open} onClick={() => useAlarms.setState({ open: !open })} data-testid="alarms-open">
          <ListTree size={15} aria-hidden /> {t('alarm.list')} <KeyHint id="alarms" />
        </button>
      </section>
      {open && <AlarmPanel close={() => useAlarms.setState({ open: false })} />}
      {report && <AlarmReportDialog close={() => useAlarms.setState({ report: false })} />}
      {handingOver && <HandOverDialog close={() => useAlarms.setState({ handingOver: false })} />}
    </div>
  )
}

/** One banner for a storm: how many, and the largest cause. */
function FloodWords() {
  const { t } = useTranslation()
  const standing = useAlarms((s) => s.standing)
  const unseen = standing.filter(isUnseen)
  const [largest] = groupAlarms(unseen)
    .filter(({ key }) => key !== 'rest')
    .sort((a, b) => b.alarms.length - a.alarms.length)
  if (!largest) return null
  const first = unseen[0]!
  return (
    <>
      <AlarmMark priority={first.priority} unseen label={t(`alarm.priority.${first.priority}`)} />
      <b data-testid="flood">
        {t('alarm.flood', {
          count: unseen.length,
          some: largest.alarms.length,
          what: t(`alarm.kinds.${largest.type}`),
          area: largest.area ? t(`area.${largest.area}`, largest.area) : '—',
        })}
      </b>
    </>
  )
}
