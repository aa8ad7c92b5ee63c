// "This ticket, opened Friday 17:40, is due …": what the draft comes to for one policy, before anybody is bound by it.
import { Temporal } from 'temporal-polyfill'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../shared/model/ids.ts'
import { businessTime, never } from '../../../shared/sla/business-time.ts'
import { clockNames } from '../../../shared/sla/pauses.ts'
import { reckon } from '../../../shared/sla/reckon.ts'
import { dayTime, offsetName, ownZone } from '../../ui/zone-times.ts'
import { policyName } from '../data/policy-name.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { calendarOf, policyOf, type PolicyDraft, type SettingsDraft } from './draft.ts'
import css from './sla-settings.module.css'

export function DuePreview({ draft, policy }: { draft: SettingsDraft; policy: PolicyDraft | undefined }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const [opened, setOpened] = useState(() => comingFriday(relayNow()))
  const read = policy && policyOf(policy)
  if (!read || 'code' in read) return null
  return (
    <section className={css['preview']} aria-label={t('slaSettings.preview')} data-testid="due-preview">
      <h3>{t('slaSettings.preview')}</h3>
      <label>
        {t('slaSettings.opened', { policy: policyName(read.id, t, [read]) })}
        <input
          type="datetime-local"
          value={opened}
          onChange={(event) => setOpened(event.target.value)}
          data-testid="preview-opened"
        />
      </label>
      <table>
        <tbody>
          {clockNames.map((name) => {
            const target = read.targets[name]
            const found = draft.calendars.find(({ id }) => id === target.calendarId)
            const calendar = found ? calendarOf(found) : null
            if (calendar && 'code' in calendar) return null
            const zone = calendar?.zone ?? ownZone
            const startAt = instantOf(opened, zone)
            if (startAt === null) return null
            const { yellowAt, dueAt } = reckon(startAt, target, businessTime(calendar), [])
            const words = (at: Instant) => (at === never ? t('slaSettings.never') : dayTime(at, zone, language))
            return (
              <tr key={name}>
                <th scope="row">{t(`clock.${name}`)}</th>
                <td data-testid={`preview-${name}`}>
                  {words(dueAt)} <small>{offsetName(dueAt, zone)}</small>
                  <small>{t('slaSettings.yellowFrom', { time: words(yellowAt) })}</small>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
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
