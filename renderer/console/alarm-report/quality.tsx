// How soon alarms are seen, and those that do not behave: what comes and goes, and what stands for ever.
import { useTranslation } from 'react-i18next'
import type { AlarmReport } from '../../../shared/alarms/report.ts'
import type { AlarmType } from '../../../shared/alarms/registry.ts'
import { duration } from '../../ui/times.ts'
import { useSession } from '../data/session.ts'
import { LimitMark } from './limit-mark.tsx'
import { noneLimit } from './limits.ts'
import css from './alarm-report.module.css'

export function Quality({ report }: { report: AlarmReport }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const { seen, medianMs, taken, passedOn, standing, shelved, chattering, long, to } = report
  const named = (list: readonly { type: AlarmType; area: string; more: string }[]) =>
    list
      .slice(0, 3)
      .map(({ type, area, more }, i) => (
        <small key={i}>
          {[t(`alarm.kinds.${type}`), area && t(`area.${area}`, area), more].filter(Boolean).join(' · ')}
        </small>
      ))
  return (
    <section className={css['quality']}>
      <h3>{t('alarmReport.quality')}</h3>
      <dl>
        <dt>{t('alarmReport.median')}</dt>
        <dd data-testid="report-median">{medianMs === null ? '–' : duration(medianMs, language)}</dd>
        <dt>{t('alarmReport.seen')}</dt>
        <dd data-testid="report-seen">{seen}</dd>
        <dt>{t('alarmReport.taken')}</dt>
        <dd>{taken}</dd>
        <dt>{t('alarmReport.passedOn')}</dt>
        <dd>{passedOn}</dd>
        <dt>{t('alarmReport.chattering')}</dt>
        <dd data-testid="report-chattering">
          {chattering.length} <LimitMark limit={noneLimit(chattering.length)} />
          {named(chattering.map((one) => ({ ...one, more: t('alarmReport.times', { count: one.count }) })))}
        </dd>
        <dt>{t('alarmReport.standing')}</dt>
        <dd data-testid="report-long">
          {long.length} <LimitMark limit={noneLimit(long.length)} />
          {named(long.map((one) => ({ ...one, more: duration(to - one.since, language) })))}
        </dd>
        <dt>{t('alarmReport.now')}</dt>
        <dd>{standing}</dd>
        <dt>{t('alarmReport.shelved')}</dt>
        <dd data-testid="report-shelved">{shelved}</dd>
      </dl>
    </section>
  )
}
