// "This ticket, opened Friday 17:40, is due …": what the draft comes to, before anybody is bound by it.
import { Temporal } from 'temporal-polyfill'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../shared/model/ids.ts'
import { businessTime, never } from '../../../shared/sla/business-time.ts'
import type { Calendar } from '../../../shared/sla/calendar.ts'
import type { ClockName } from '../../../shared/sla/pauses.ts'
import type { SlaPolicy } from '../../../shared/sla/policy.ts'
import { reckon } from '../../../shared/sla/reckon.ts'
import { dayTime, offsetName, ownZone } from '../../ui/zone-times.ts'
import { policyName } from '../data/policy-name.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { calendarOf, type SettingsDraft } from './draft.ts'
import type { Preview } from './preview-of.ts'
import css from './sla-settings.module.css'

/** An errand, half a day, and a day of a calendar that no policy counts in. */
const triedHours = [1, 4, 8]

export function DuePreview({ draft, preview }: { draft: SettingsDraft; preview: Preview | null }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(() => comingFriday(relayNow()))
  if (!preview) return null
  return (
    <section className={css['preview']} aria-label={t('slaSettings.preview')} data-testid="due-preview">
      <h3>{t('slaSettings.preview')}</h3>
      <label>
        {preview.kind === 'policy'
          ? t('slaSettings.opened', { policy: policyName(preview.policy.id, t, [preview.policy]) })
          : t('slaSettings.hoursFrom', { calendar: preview.calendar.name })}
        <input
          type="datetime-local"
          value={opened}
          onChange={(event) => setOpened(event.target.value)}
          data-testid="preview-opened"
        />
      </label>
      <table>
        <tbody>
          {preview.kind === 'policy'
            ? preview.clocks.map((name) => (
                <ClockRow key={name} name={name} draft={draft} policy={preview.policy} opened={opened} />
              ))
            : triedHours.map((hours) => (
                <HoursRow key={hours} hours={hours} calendar={preview.calendar} opened={opened} />
              ))}
        </tbody>
      </table>
    </section>
  )
}

function ClockRow(props: { name: ClockName; draft: SettingsDraft; policy: SlaPolicy; opened: string }) {
  const { name, draft, policy, opened } = props
  const { t } = useTranslation()
  const target = policy.targets[name]
  const found = draft.calendars.find(({ id }) => id === target.calendarId)
  const calendar = found ? calendarOf(found) : null
  if (calendar && 'code' in calendar) return null
  const zone = calendar?.zone ?? ownZone
  const startAt = instantOf(opened, zone)
  if (startAt === null) return null
  const { yellowAt, dueAt } = reckon(startAt, target, businessTime(calendar), [])
  return (
    <tr>
      <th scope="row">{t(`clock.${name}`)}</th>
      <td data-testid={`preview-${name}`}>
        <Reached at={dueAt} zone={zone} yellowAt={yellowAt} />
        <small>{calendar ? calendar.name : t('ledger.always')}</small>
      </td>
    </tr>
  )
}

function HoursRow({ hours, calendar, opened }: { hours: number; calendar: Calendar; opened: string }) {
  const { t } = useTranslation()
  const startAt = instantOf(opened, calendar.zone)
  if (startAt === null) return null
  return (
    <tr>
      <th scope="row">{t('slaSettings.hours', { count: hours })}</th>
      <td data-testid={`preview-hours-${hours}`}>
        <Reached at={businessTime(calendar).after(startAt, hours * 3_600_000)} zone={calendar.zone} />
      </td>
    </tr>
  )
}

function Reached({ at, zone, yellowAt }: { at: Instant; zone: string; yellowAt?: Instant }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const words = (one: Instant) => (one === never ? t('slaSettings.never') : dayTime(one, zone, language))
  return (
    <>
      {words(at)} {at !== never && <span>{offsetName(at, zone)}</span>}
      {yellowAt !== undefined && <small>{t('slaSettings.yellowFrom', { time: words(yellowAt) })}</small>}
    </>
  )
}

/** Friday 17:40, the hour at which calendars show what they are worth. */
function comingFriday(now: Instant): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(ownZone).toPlainDate()
  const friday = today.add({ days: (12 - today.dayOfWeek) % 7 })
  return `${friday.toString()}T17:40`
}

function instantOf(text: string, zone: string): Instant | null {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
  } catch {
    return null
  }
}
