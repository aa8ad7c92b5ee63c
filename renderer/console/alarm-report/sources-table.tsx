// The causes with the most alarms: where it is worth to change something.
import { useTranslation } from 'react-i18next'
import type { AlarmReport } from '../../../shared/alarms/report.ts'
import { Bar } from './mix.tsx'
import { percent } from './percent.ts'
import css from './alarm-report.module.css'

export function SourcesTable({ report: { sources, announced } }: { report: AlarmReport }) {
  const { t } = useTranslation()
  const named = sources.reduce((sum, { count }) => sum + count, 0)
  return (
    <section className={css['sources']}>
      <h3>
        {t('alarmReport.sources')}
        <small>{announced > 0 && t('alarmReport.sourcesShare', { share: percent(named, announced) })}</small>
      </h3>
      <table data-testid="report-sources">
        <thead>
          <tr>
            <th className={css['number']} />
            <th>{t('alarmReport.cause')}</th>
            <th>{t('alarmReport.area')}</th>
            <th className={css['number']}>{t('alarmReport.count')}</th>
            <th className={css['number']}>{t('alarmReport.share')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {sources.map(({ type, area, count }, at) => (
            <tr key={`${type}/${area}`}>
              <td className={css['number']}>{at + 1}</td>
              <td>{t(`alarm.kinds.${type}`)}</td>
              <td>{area === '' ? '–' : t(`area.${area}`, area)}</td>
              <td className={css['number']}>{count}</td>
              <td className={css['number']}>{percent(count, announced)}</td>
              <td className={css['bar']}>
                <Bar part={count} of={announced} />
              </td>
            </tr>
          ))}
          {announced > named && (
            <tr>
              <td />
              <td>{t('alarmReport.sourcesRest')}</td>
              <td />
              <td className={css['number']}>{announced - named}</td>
              <td className={css['number']}>{percent(announced - named, announced)}</td>
              <td className={css['bar']}>
                <Bar part={announced - named} of={announced} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}
