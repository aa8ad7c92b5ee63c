// How many were of each priority, beside how many should be.
import { useTranslation } from 'react-i18next'
import { alarmPriorities } from '../../../shared/alarms/registry.ts'
import { shouldBe, type AlarmReport } from '../../../shared/alarms/report.ts'
import { AlarmMark } from '../alarms/alarm-mark.tsx'
import { percent } from './percent.ts'
import css from './alarm-report.module.css'

export function Mix({ report: { priorities, announced } }: { report: AlarmReport }) {
  const { t } = useTranslation()
  return (
    <section className={css['mix']}>
      <h3>{t('alarmReport.priorities')}</h3>
      <table>
        <thead>
          <tr>
            <th />
            <th className={css['number']}>{t('alarmReport.count')}</th>
            <th className={css['number']}>{t('alarmReport.share')}</th>
            <th />
            <th className={css['number']}>{t('alarmReport.should')}</th>
          </tr>
        </thead>
        <tbody>
          {alarmPriorities.map((priority) => (
            <tr key={priority} data-testid={`report-priority-${priority}`}>
              <th scope="row">
                <AlarmMark priority={priority} unseen={false} label={t(`alarm.priority.${priority}`)} />
              </th>
              <td className={css['number']}>{priorities[priority]}</td>
              <td className={css['number']}>{percent(priorities[priority], announced)}</td>
              <td className={css['bar']}>
                <Bar part={priorities[priority]} of={announced} mark={shouldBe[priority]} />
              </td>
              <td className={css['number']}>{shouldBe[priority]} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** @param mark where the bar should end, of a hundred */
export function Bar({ part, of, mark }: { part: number; of: number; mark?: number }) {
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
      <rect className={css['track']} width="100" height="10" />
      <rect width={of === 0 ? 0 : (part / of) * 100} height="10" />
      {mark !== undefined && <line x1={mark} x2={mark} y1="0" y2="10" />}
    </svg>
  )
}
