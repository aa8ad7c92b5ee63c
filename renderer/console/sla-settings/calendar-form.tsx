// A business calendar as text: a line of hours for each weekday, and a line for each day that is otherwise.
import { useTranslation } from 'react-i18next'
import { zoneSchema } from '../../../shared/sla/calendar.ts'
import { readDays, readHours } from '../../../shared/sla/settings-text.ts'
import { ownZone } from '../../ui/zone-times.ts'
import type { CalendarDraft, SettingsDraft } from './draft.ts'
import css from './sla-settings.module.css'

export function newCalendar({ calendars }: SettingsDraft, name: string): CalendarDraft {
  const free = Array.from({ length: calendars.length + 1 }, (_, i) => `calendar-${i + 1}`)
  const id = free.find((one) => calendars.every((calendar) => calendar.id !== one))!
  const day = '08:00-18:00'
  return { id, name, zone: ownZone, weekly: [day, day, day, day, day, 'closed', 'closed'], days: '' }
}

export function CalendarForm(props: {
  calendar: CalendarDraft
  /** a policy counts in it */
  used: boolean
  change: (next: CalendarDraft) => void
  remove: () => void
}) {
  const { calendar, used, change, remove } = props
  const { t } = useTranslation()
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <>
      <div className={css['row']}>
        <label>
          {t('slaSettings.name')}
          <input
            value={calendar.name}
            maxLength={80}
            onChange={(event) => change({ ...calendar, name: event.target.value })}
            data-testid="calendar-name"
          />
        </label>
        <label>
          {t('slaSettings.zone')}
          <input
            value={calendar.zone}
            list="zones"
            aria-invalid={!zoneSchema.safeParse(calendar.zone).success}
            onChange={(event) => change({ ...calendar, zone: event.target.value })}
            data-testid="calendar-zone"
          />
          <datalist id="zones">
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </label>
      </div>
      <h3>{t('slaSettings.weekly')}</h3>
      <p>{t('slaSettings.weeklyHint')}</p>
      <div className={css['week']}>
        {calendar.weekly.map((text, day) => (
          <label key={day}>
            {t(`weekday.${day}`)}
            <input
              value={text}
              aria-invalid={readHours(text) === null}
              onChange={(event) =>
                change({ ...calendar, weekly: calendar.weekly.map((one, i) => (i === day ? event.target.value : one)) })
              }
              data-testid={`hours-${day}`}
            />
          </label>
        ))}
      </div>
      <h3>{t('slaSettings.days')}</h3>
      <p>{t('slaSettings.daysHint')}</p>
      <textarea
        value={calendar.days}
        rows={12}
        spellCheck={false}
        aria-label={t('slaSettings.days')}
        aria-invalid={'line' in readDays(calendar.days)}
        onChange={(event) => change({ ...calendar, days: event.target.value })}
        data-testid="calendar-days"
      />
      <button onClick={remove} disabled={used} title={used ? t('slaSettings.inUse') : undefined}>
        {t('slaSettings.removeCalendar')}
      </button>
    </>
  )
}
