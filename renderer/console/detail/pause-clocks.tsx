// Pausing needs a reason: a list with digits. A ticket that is paused shows why and what ends it instead.
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../shared/model/ids.ts'
import { openPause, type Ticket } from '../../../shared/model/ticket.ts'
import { pauseReasonList, pauseReasons } from '../../../shared/sla/pauses.ts'
import { StandingMark } from '../../ui/standing-mark.tsx'
import { duration } from '../../ui/times.ts'
import { siteTime } from '../../ui/zone-times.ts'
import { pauseClocks, resumeClocks } from '../acts/clocks.ts'
import { zoneOf } from '../data/clock-standing.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { isComposing } from '../keys/composing.ts'
import css from './ledger.module.css'

export function PauseClocks({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const list = useRef<HTMLDivElement>(null)
  const [cameFrom] = useState(() => document.activeElement)
  const pause = openPause(ticket)
  const time = (at: Instant) => siteTime(at, relayNow(), zoneOf(ticket, 'resolve'), language)
  const leave = () => {
    if (cameFrom instanceof HTMLElement) cameFrom.focus()
    close()
  }
  const take = (at: number) => {
    const reason = pauseReasonList[at]
    if (pause && at === 0) void resumeClocks(ticket.id)
    else if (!pause && reason) void pauseClocks(ticket.id, reason)
    else return
    leave()
  }
  const keys = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    if (/^[1-9]$/.test(event.key)) take(Number(event.key) - 1)
    else if (event.key === 'Escape') leave()
    else if (event.key === 'ArrowDown') buttons[(at + 1) % buttons.length]?.focus()
    else if (event.key === 'ArrowUp') buttons[(at - 1 + buttons.length) % buttons.length]?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={list}
      className={css['reasons']}
      role="group"
      aria-label={t('pause.title')}
      onKeyDown={keys}
      data-testid="pausing"
    >
      {pause ? (
        <>
          <h3>
            <StandingMark kind="paused" /> {t(`pauseReason.${pause.reason}`)}
          </h3>
          <small>
            {t('pause.since', { time: time(pause.from), name: pause.by.name })} ·{' '}
            {t('pause.until', { time: time(pause.endsBy) })}
          </small>
          <button autoFocus onClick={() => take(0)} data-testid="resume">
            <kbd>1</kbd>
            <span>{t('pause.resume')}</span>
          </button>
        </>
      ) : (
        <>
          <h3>{t('pause.title')}</h3>
          {pauseReasonList.map((reason, i) => (
            <button key={reason} autoFocus={i === 0} onClick={() => take(i)} data-testid={`pause-${reason}`}>
              <kbd>{i + 1}</kbd>
              <span>{t(`pauseReason.${reason}`)}</span>
              <small>{t('pause.longest', { time: duration(pauseReasons[reason], language) })}</small>
            </button>
          ))}
        </>
      )}
      <small>{t('pause.leave')}</small>
    </div>
  )
}
