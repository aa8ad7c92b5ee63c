// How long and how far it is to the site, in words that say whether by road or by an estimate.
import { useTranslation } from 'react-i18next'
import type { Drive } from '../../../shared/routing/way.ts'
import { wayNumbers } from '../map/way-numbers.ts'
import css from './roster.module.css'

/**
 * @param drive null: where they are is not known
 * @param mayShorten leaves the kilometres out where the list is narrow
 */
export function DriveWords({ drive, mayShorten }: { drive: Drive | null; mayShorten?: boolean }) {
  const { t } = useTranslation()
  if (!drive) return <span data-way="unknown">{t('roster.placeUnknown')}</span>
  const way = drive.estimate ? 'estimate' : 'road'
  const numbers = wayNumbers(drive)
  const words = t(`drive.${way}`, numbers)
  if (!mayShorten) return <span data-way={way}>{words}</span>
  return (
    <>
      <span className={css['whole']} data-way={way}>
        {words}
      </span>
      <span className={css['short']} title={words}>
        {t(`drive.ring.${way}`, numbers)}
      </span>
    </>
  )
}
