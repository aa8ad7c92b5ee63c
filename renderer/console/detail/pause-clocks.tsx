// Pausing needs a reason: a list with digits. A ticket that is paused shows why and what ends it instead.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../shared/model/ids.ts'
import { openPause, type Ticket } from '../../../shared/model/ticket.ts'
import { StandingMark } from '../../ui/standing-mark.tsx'
import { siteTime } from '../../ui/zone-times.ts'
import { pauseClocks, resumeClocks } from '../acts/clocks.ts'
import { zoneOf } from '../data/clock-standing.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { DigitChoices } from './digit-choices.tsx'
import { usePauseChoices } from './pause-choices.ts'

export function PauseClocks({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const [cameFrom] = useState(() => document.activeElement)
  const pause = openPause(ticket)
  const time = (at: Instant) => siteTime(at, relayNow(), zoneOf(ticket, 'resolve'), language)
  const leave = () => {
    if (cameFrom instanceof HTMLElement) cameFrom.focus()
    close()
  }
  const reasons = usePauseChoices((reason) => {
    void pauseClocks(ticket.id, reason)
    leave()
  })
  const resume = () => {
    void resumeClocks(ticket.id)
    leave()
  }
  return (
    <DigitChoices
      key={pause?.id}
      label={t('pause.title')}
      choices={pause ? [{ words: t('pause.resume'), testId: 'resume', take: resume }] : reasons}
      leave={leave}
      testId="pausing"
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
        </>
      ) : (
        <h3>{t('pause.title')}</h3>
      )}
    </DigitChoices>
  )
}
