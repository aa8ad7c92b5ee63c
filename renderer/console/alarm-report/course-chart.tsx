// How many were announced in each ten minutes, as bars, with the line from which on it is a flood.
import { useTranslation } from 'react-i18next'
import { flood } from '../../../shared/alarms/registry.ts'
import { slot, type AlarmReport } from '../../../shared/alarms/report.ts'
import { clockTime } from '../../ui/times.ts'
import css from './alarm-report.module.css'

const height = 120
/** As many slots as eight hours have: a log that has just begun does not stretch over all of it. */
const fewest = 48

export function CourseChart({ report: { course, from, announced } }: { report: AlarmReport }) {
  const { t } = useTranslation()
  const most = Math.max(...course)
  const top = Math.max(flood.begins * 1.2, most)
  const y = (count: number) => height - (count / top) * height
  const room = Math.max(fewest, course.length)
  const left = room - course.length
  const at = (i: number) => clockTime(from + i * slot)
  const words = t('alarmReport.courseWords', { most, time: at(course.indexOf(most)), count: announced })
  return (
    <section className={css['course']}>
      <h3>{t('alarmReport.course')}</h3>
      <div className={css['chart']}>
        <span className={css['scale']} style={{ top: y(flood.begins) }}>
          {flood.begins}
        </span>
        <svg viewBox={`0 0 ${room} ${height}`} preserveAspectRatio="none" role="img" aria-label={words}>
          {course.map((count, i) => (
            <rect
              key={i}
              x={left + i + 0.1}
              width={0.8}
              y={y(count)}
              height={height - y(count)}
              data-over={count >= flood.begins}
            >
              <title>{`${at(i)}: ${count}`}</title>
            </rect>
          ))}
          <line x1="0" x2={room} y1={y(flood.begins)} y2={y(flood.begins)} />
        </svg>
      </div>
      <div className={css['axis']}>
        <span>{at(-left)}</span>
        <span>{words}</span>
        <span>{at(course.length)}</span>
      </div>
    </section>
  )
}
