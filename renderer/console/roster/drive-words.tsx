// How long and how far it is to the site, in words that say whether by road or by an estimate.
import { useTranslation } from 'react-i18next'
import type { Drive } from '../../../shared/routing/way.ts'
import { wayNumbers } from '../map/way-numbers.ts'

/** @param drive null: where they are is not known */
export function DriveWords({ drive }: { drive: Drive | null }) {
  const { t } = useTranslation()
  if (!drive) return <span data-way="unknown">{t('roster.placeUnknown')}</span>
  const way = drive.estimate ? 'estimate' : 'road'
  return <span data-way={way}>{t(`drive.${way}`, wayNumbers(drive))}</span>
}
