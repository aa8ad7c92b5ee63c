// How the alarms do, over the last hours: what each seat is told, when it was most, the mix, the causes, and what does not
// behave. Everything in it is reckoned by the relay; here it is drawn.
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { reportHours, type AlarmReport, type ReportHours } from '../../../shared/alarms/report.ts'
import { clockTime } from '../../ui/times.ts'
import { Dialog } from '../dialog/dialog.tsx'
import { CourseChart } from './course-chart.tsx'
import { Mix } from './mix.tsx'
import { Quality } from './quality.tsx'
import { SeatsTable } from './seats-table.tsx'
import { SourcesTable } from './sources-table.tsx'
import { useReport } from './use-report.ts'
import css from './alarm-report.module.css'

export function AlarmReportDialog({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const [hours, setHours] = useState<ReportHours>(reportHours[0])
  const asked = useReport(hours)
  const keys = (event: KeyboardEvent): boolean => {
    const chosen = event.ctrlKey || event.altKey || event.metaKey ? undefined : reportHours[Number(event.key) - 1]
    if (chosen !== undefined) setHours(chosen)
    return chosen !== undefined
  }
  const report = asked?.report
  return (
    <Dialog title={t('alarmReport.title')} className={css['dialog']!} testId="alarm-report" close={close} keys={keys}>
      <header>
        <h2>{t('alarmReport.title')}</h2>
        <div role="group" className={css['hours']}>
          {reportHours.map((one, at) => (
            <button key={one} aria-pressed={one === hours} onClick={() => setHours(one)}>
              <kbd>{at + 1}</kbd> {t('alarmReport.hours', { count: one })}
            </button>
          ))}
        </div>
        <span className={css['span']} data-testid="report-span">
          {report && <Span report={report} old={asked.old} />}
        </span>
        <button autoFocus onClick={close}>
          {t('alarmReport.close')} <kbd>Esc</kbd>
        </button>
      </header>
      {report ? (
        <div className={css['body']}>
          <SeatsTable report={report} />
          <CourseChart report={report} />
          <Mix report={report} />
          <SourcesTable report={report} />
          <Quality report={report} />
        </div>
      ) : (
        <p className={css['nothing']}>{t(asked ? 'alarmReport.none' : 'alarmReport.asking')}</p>
      )}
    </Dialog>
  )
}

/** From when to when, and whether that is less than was asked for, or old. */
function Span({ report: { from, to, logBegins }, old }: { report: AlarmReport; old: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      {t('alarmReport.span', { from: clockTime(from), to: clockTime(to) })}
      {logBegins && <b>{t('alarmReport.logBegins', { time: clockTime(from) })}</b>}
      {old && <b>{t('alarmReport.asOf', { time: clockTime(to) })}</b>}
    </>
  )
}
