// Pausing needs a reason: a list with digits. A ticket that is paused shows why and what ends it instead.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openPause, type Ticket } from '../../../shared/model/ticket.ts'
import { StandingMark } from '../../ui/standing-mark.tsx'
import { clockTime } from '../../ui/times.ts'
import { pauseClocks, resumeClocks } from '../acts/clocks.ts'
import { DigitChoices } from './digit-choices.tsx'
import { usePauseChoices } from './pause-choices.ts'

export function PauseClocks({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const [cameFrom] = useState(() => document.activeElement)
  const pause = openPause(ticket)
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
          <small>{t('pause.since', { time: clockTime(pause.from), name: pause.by.name })}</small>
        </>
      ) : (
        <h3>{t('pause.title')}</h3>
      )}
    </DigitChoices>
  )
}
