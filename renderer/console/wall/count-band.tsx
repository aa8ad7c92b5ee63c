// How many: open, with nobody, at risk, breached, come and gone in the last hour, and alarms that nobody has seen.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { alarmPriorities } from '../../../shared/alarms/registry.ts'
import { LightSymbol } from '../../ui/light.tsx'
import type { WallPicture } from './wall-picture.ts'
import css from './count-band.module.css'

export function CountBand({ picture: { totals, unseen, sure } }: { picture: WallPicture }) {
  const { t } = useTranslation()
  return (
    <div className={css['band']} data-testid="wall-counts">
      <Count name="breached" count={totals.red} word={t('wall.breached')}>
        <LightSymbol light="red" dashed={!sure} />
      </Count>
      <Count name="atRisk" count={totals.yellow} word={t('wall.atRisk')}>
        <LightSymbol light="yellow" dashed={!sure} />
      </Count>
      <Count name="open" count={totals.open} word={t('wall.open')} />
      <Count name="unassigned" count={totals.unassigned} word={t('wall.unassigned')} />
      <Count name="created" count={totals.created} word={t('wall.created')} />
      <Count name="resolved" count={totals.resolved} word={t('wall.resolved')} />
      <div className={css['count']} data-count="alarms">
        <span className={css['alarms']}>
          {alarmPriorities.map((priority) => (
            <span key={priority} data-some={unseen[priority] > 0}>
              <small>P{priority}</small>
              <b>{unseen[priority]}</b>
            </span>
          ))}
        </span>
        <span className={css['word']}>{t('wall.alarms')}</span>
      </div>
    </div>
  )
}

function Count(props: { name: string; count: number; word: string; children?: ReactNode }) {
  return (
    <div className={css['count']} data-count={props.name}>
      <span className={css['figure']}>
        {props.children}
        <b>{props.count}</b>
      </span>
      <span className={css['word']}>{props.word}</span>
    </div>
  )
}
