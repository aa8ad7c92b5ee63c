// Breached, at risk and open over the last twelve hours, against the same hours a week ago, as far as this console was there
// to count them.
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LightCounts, Trends as TrendData } from '../../../shared/ipc/contract.ts'
import { LightSymbol } from '../../ui/light.tsx'
import { bridge } from '../data/bridge.ts'
import type { Totals } from './ticket-book.ts'
import { TrendChart } from './trend-chart.tsx'
import css from './trends.module.css'

/** ms */
const askEvery = 20_000
const charts = ['breached', 'atRisk', 'open'] as const
const lights = { breached: 'red', atRisk: 'yellow', open: null } as const

export function Trends({ totals, sure }: { totals: Readonly<Totals>; sure: boolean }) {
  const { t } = useTranslation()
  const trends = useTrends()
  const now: LightCounts = { open: totals.open, atRisk: totals.yellow, breached: totals.red }
  const weekKnown = trends?.lastWeek.some((counts) => counts !== null) ?? false
  return (
    <div className={css['trends']} data-testid="wall-trends">
      <h2>
        {t('wall.trends')}
        <span className={css['legend']}>
          <i data-line="today" /> {t('wall.today')}
          {weekKnown ? <i data-line="last-week" /> : '·'} {weekKnown ? t('wall.lastWeek') : t('wall.noLastWeek')}
        </span>
      </h2>
      <div className={css['charts']}>
        {charts.map((what) => (
          <figure key={what} data-trend={what}>
            <figcaption>
              {lights[what] && <LightSymbol light={lights[what]} dashed={!sure} />}
              <b>{now[what]}</b> <span>{t(`wall.${what}`)}</span>
              {weekKnown && (
                <small>
                  <i /> {latest(trends?.lastWeek ?? [])?.[what] ?? '–'}
                </small>
              )}
            </figcaption>
            {trends && <Chart trends={trends} what={what} />}
          </figure>
        ))}
      </div>
    </div>
  )
}

/** What was counted at this time, or some minutes before. */
function latest(course: (LightCounts | null)[]): LightCounts | undefined {
  return course.slice(-5).findLast((counts) => counts !== null) ?? undefined
}

function Chart({ trends, what }: { trends: TrendData; what: keyof LightCounts }) {
  const [now, lastWeek] = useMemo(
    () => [trends.now, trends.lastWeek].map((course) => course.map((counts) => counts?.[what] ?? null)),
    [trends, what],
  )
  return <TrendChart from={trends.from} now={now!} lastWeek={lastWeek!} />
}

/** What main has counted, asked for anew before each minute is over. */
function useTrends(): TrendData | null {
  const [trends, setTrends] = useState<TrendData | null>(null)
  useEffect(() => {
    const ask = () => void bridge.call('trends', {}).then(setTrends)
    ask()
    const timer = setInterval(ask, askEvery)
    return () => clearInterval(timer)
  }, [])
  return trends
}
