// The reasons for a pause, with how long each may last.
import { useTranslation } from 'react-i18next'
import { pauseReasonList, pauseReasons, type PauseReason } from '../../../shared/sla/pauses.ts'
import { duration } from '../../ui/times.ts'
import { useSession } from '../data/session.ts'
import type { DigitChoice } from './digit-choices.tsx'

export function usePauseChoices(take: (reason: PauseReason) => void): DigitChoice[] {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  return pauseReasonList.map((reason) => ({
    words: t(`pauseReason.${reason}`),
    note: t('pause.longest', { time: duration(pauseReasons[reason], language) }),
    testId: `pause-${reason}`,
    take: () => take(reason),
  }))
}
