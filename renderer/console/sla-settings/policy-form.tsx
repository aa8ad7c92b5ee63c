// A policy: which tickets it is for, and for each clock the target, the calendar, and when it turns yellow and urgent.
import { useTranslation } from 'react-i18next'
import { priorities, tierSchema } from '../../../shared/model/priority.ts'
import { clockNames, type ClockName } from '../../../shared/sla/pauses.ts'
import { readLength } from '../../../shared/sla/settings-text.ts'
import type { CalendarDraft, PolicyDraft, SettingsDraft } from './draft.ts'
import css from './sla-settings.module.css'

export function newPolicy({ policies }: SettingsDraft, name: string): PolicyDraft {
  const free = Array.from({ length: policies.length + 1 }, (_, i) => `policy-${i + 1}`)
  const id = free.find((one) => policies.every((policy) => policy.id !== one))!
  return { ...policies.at(-1)!, id, name, priority: 3 }
}

export function PolicyForm(props: {
  policy: PolicyDraft
  calendars: readonly CalendarDraft[]
  place: number
  of: number
  change: (next: PolicyDraft) => void
  move: (by: number) => void
  remove: () => void
}) {
  const { policy, calendars, place, of, change, move, remove } = props
  const { t } = useTranslation()
  const target = (name: ClockName, part: Partial<PolicyDraft['targets'][ClockName]>) =>
    change({ ...policy, targets: { ...policy.targets, [name]: { ...policy.targets[name], ...part } } })
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  return (
    <>
      <div className={css['row']}>
        <label>
          {t('slaSettings.name')}
          <input
            value={policy.name}
            maxLength={80}
            onChange={(event) => change({ ...policy, name: event.target.value })}
            data-testid="policy-name"
          />
        </label>
        <button onClick={() => move(-1)} disabled={place === 0}>
          {t('slaSettings.earlier')}
        </button>
        <button onClick={() => move(1)} disabled={place === of - 1}>
          {t('slaSettings.later')}
        </button>
        <button onClick={remove} disabled={of === 1}>
          {t('slaSettings.removePolicy')}
        </button>
      </div>
      <h3>{t('slaSettings.when')}</h3>
      <div className={css['row']}>
        <label>
          {t('slaSettings.category')}
          <input
            value={policy.category ?? ''}
            placeholder={t('slaSettings.any')}
            onChange={(event) => change({ ...policy, category: orNull(event.target.value) })}
          />
        </label>
        <label>
          {t('field.priority')}
          <select
            value={policy.priority ?? ''}
            onChange={(event) =>
              change({ ...policy, priority: priorities.find((one) => String(one) === event.target.value) ?? null })
            }
            data-testid="policy-priority"
          >
            <option value="">{t('slaSettings.any')}</option>
            {priorities.map((one) => (
              <option key={one} value={one}>
                {t(`priority.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('slaSettings.tier')}
          <select
            value={policy.tier ?? ''}
            onChange={(event) =>
              change({ ...policy, tier: tierSchema.options.find((one) => one === event.target.value) ?? null })
            }
          >
            <option value="">{t('slaSettings.any')}</option>
            {tierSchema.options.map((one) => (
              <option key={one} value={one}>
                {t(`tier.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('slaSettings.contract')}
          <input
            value={policy.contract ?? ''}
            placeholder={t('slaSettings.any')}
            onChange={(event) => change({ ...policy, contract: orNull(event.target.value) })}
          />
        </label>
      </div>
      <h3>{t('slaSettings.targets')}</h3>
      <p>{t('slaSettings.targetsHint')}</p>
      <table className={css['targets']}>
        <thead>
          <tr>
            <th />
            <th>{t('slaSettings.target')}</th>
            <th>{t('slaSettings.calendar')}</th>
            <th>{t('slaSettings.yellow')}</th>
            <th>{t('slaSettings.urgent')}</th>
            <th>{t('slaSettings.floor')}</th>
            <th>{t('slaSettings.pausable')}</th>
          </tr>
        </thead>
        <tbody>
          {clockNames.map((name) => {
            const one = policy.targets[name]
            const percent = (part: 'yellowAfter' | 'urgentAfter') => (
              <input
                type="number"
                min={1}
                max={100}
                value={Math.round(one[part] * 100)}
                aria-label={`${t(`clock.${name}`)} ${t(part === 'yellowAfter' ? 'slaSettings.yellow' : 'slaSettings.urgent')}`}
                onChange={(event) =>
                  target(name, { [part]: Math.max(0, Math.min(100, Number(event.target.value))) / 100 })
                }
              />
            )
            return (
              <tr key={name}>
                <th scope="row">{t(`clock.${name}`)}</th>
                <td>
                  <input
                    value={one.length}
                    aria-label={`${t(`clock.${name}`)} ${t('slaSettings.target')}`}
                    aria-invalid={readLength(one.length) === null}
                    onChange={(event) => target(name, { length: event.target.value })}
                    data-testid={`target-${name}`}
                  />
                </td>
                <td>
                  <select
                    value={one.calendarId ?? ''}
                    aria-label={`${t(`clock.${name}`)} ${t('slaSettings.calendar')}`}
                    onChange={(event) => target(name, { calendarId: orNull(event.target.value) })}
                    data-testid={`target-calendar-${name}`}
                  >
                    <option value="">{t('ledger.always')}</option>
                    {calendars.map(({ id, name: label }) => (
                      <option key={id} value={id}>
                        {label}
                      </option>
                    ))}
                  </select>
                </td>
                <td>{percent('yellowAfter')}</td>
                <td>{percent('urgentAfter')}</td>
                <td>
                  <input
                    type="number"
                    min={0}
                    value={Math.round(one.floorMs / 60_000)}
                    aria-label={`${t(`clock.${name}`)} ${t('slaSettings.floor')}`}
                    onChange={(event) =>
                      target(name, { floorMs: Math.max(0, Math.round(Number(event.target.value))) * 60_000 })
                    }
                  />
                </td>
                <td>
                  <input
                    type="checkbox"
                    checked={one.pausable}
                    aria-label={`${t(`clock.${name}`)} ${t('slaSettings.pausable')}`}
                    onChange={(event) => target(name, { pausable: event.target.checked })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <label className={css['wide']}>
        {t('slaSettings.onEdit')}
        <select
          value={policy.onEdit}
          onChange={(event) =>
            change({ ...policy, onEdit: event.target.value === 'from-edit' ? 'from-edit' : 'from-start' })
          }
        >
          <option value="from-start">{t('slaSettings.fromStart')}</option>
          <option value="from-edit">{t('slaSettings.fromEdit')}</option>
        </select>
      </label>
    </>
  )
}
