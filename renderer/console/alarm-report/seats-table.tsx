// What a seat of each role was told, beside what a person can deal with.
import { useTranslation } from 'react-i18next'
import type { AlarmReport } from '../../../shared/alarms/report.ts'
import { clockTime, duration } from '../../ui/times.ts'
import { useSession } from '../data/session.ts'
import { LimitMark } from './limit-mark.tsx'
import { meanLimit, meanOf, noneLimit, worstLimit } from './limits.ts'
import css from './alarm-report.module.css'

export function SeatsTable({ report }: { report: AlarmReport }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  return (
    <section className={css['seats']}>
      <h3>{t('alarmReport.perSeat')}</h3>
      <table>
        <thead>
          <tr>
            <th>{t('alarmReport.role')}</th>
            <th className={css['number']}>{t('alarmReport.count')}</th>
            <th className={css['number']}>{t('alarmReport.mean')}</th>
            <th>
              <small>{t('alarmReport.meanLimit')}</small>
            </th>
            <th className={css['number']}>{t('alarmReport.worst')}</th>
            <th>
              <small>{t('alarmReport.worstLimit')}</small>
            </th>
            <th className={css['number']}>{t('alarmReport.floods')}</th>
            <th />
            <th className={css['number']}>{t('alarmReport.floodTime')}</th>
          </tr>
        </thead>
        <tbody>
          {report.seats.map(({ role, told, worst, floods, floodMs }) => {
            const mean = meanOf(told, report)
            return (
              <tr key={role} data-testid={`report-${role}`}>
                <th scope="row">{t(`role.${role}`)}</th>
                <td className={css['number']}>{told}</td>
                <td className={css['number']}>{mean.toFixed(1)}</td>
                <td>
                  <LimitMark limit={meanLimit(mean)} />
                </td>
                <td className={css['number']}>
                  {worst ? t('alarmReport.worstAt', { count: worst.count, time: clockTime(worst.at) }) : '–'}
                </td>
                <td>
                  <LimitMark limit={worstLimit(worst?.count ?? 0)} />
                </td>
                <td className={css['number']}>{floods}</td>
                <td>
                  <LimitMark limit={noneLimit(floods)} />
                </td>
                <td className={css['number']}>{floodMs === 0 ? '–' : duration(floodMs, language)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
