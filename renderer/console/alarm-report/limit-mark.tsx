// Whether a limit holds: shape, colour and word.
import { useTranslation } from 'react-i18next'
import { LightSymbol } from '../../ui/light.tsx'
import { limitLights, type Limit } from './limits.ts'
import css from './alarm-report.module.css'

export function LimitMark({ limit }: { limit: Limit }) {
  const { t } = useTranslation()
  return (
    <span className={css['limit']} data-limit={limit}>
      <span aria-hidden>
        <LightSymbol light={limitLights[limit]} size={13} />
      </span>
      {t(`alarmReport.limit.${limit}`)}
    </span>
  )
}
