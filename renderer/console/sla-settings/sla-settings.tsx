// Calendars and policies: who promises what, and when the clocks count. Everybody may look; an administrator changes them,
// tries a ticket in the preview, and saves all at once.
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { configureSla } from '../acts/configure-sla.ts'
import { settingsNow } from '../data/clock-standing.ts'
import { policyName } from '../data/policy-name.ts'
import { useSession } from '../data/session.ts'
import { formAct } from '../keys/form-keys.ts'
import { Dialog, mainButton } from '../dialog/dialog.tsx'
import { bodyOf, draftOf, type SettingsDraft } from './draft.ts'
import { CalendarForm, newCalendar } from './calendar-form.tsx'
import { DuePreview } from './due-preview.tsx'
import { PolicyForm, newPolicy } from './policy-form.tsx'
import { calendarPreview, policyPreview } from './preview-of.ts'
import { RulesForm } from './rules-form.tsx'
import css from './sla-settings.module.css'

export function SlaSettingsDialog({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const role = useSession((s) => s.actor.role)
  const mayChange = role === 'administrator'
  const [began] = useState(settingsNow)
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(began))
  const [chosen, setChosen] = useState<{ kind: 'calendar' | 'policy' | 'rules'; at: number }>({ kind: 'policy', at: 0 })
  const body = bodyOf(draft)
  const problems = Array.isArray(body) ? body : []
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(began))
  const save = () => {
    if (Array.isArray(body)) return
    void configureSla(body, began.revision).then((taken) => taken && close())
  }
  const keys = (event: KeyboardEvent): boolean => {
    const saves = formAct('settings', event) === 'save' && mayChange
    if (saves) save()
    return saves
  }
  const replace = <T,>(list: readonly T[], at: number, value: T) => list.map((one, i) => (i === at ? value : one))
  const calendar = chosen.kind === 'calendar' ? draft.calendars[chosen.at] : undefined
  const policy = chosen.kind === 'policy' ? draft.policies[chosen.at] : undefined
  const preview = calendar ? calendarPreview(draft, calendar) : policyPreview(policy)
  return (
    <Dialog title={t('slaSettings.title')} className={css['dialog']!} testId="sla-settings" close={close} keys={keys}>
      <header>
        <h2>{t('slaSettings.title')}</h2>
        <span>{t(mayChange ? 'slaSettings.whole' : 'slaSettings.readOnly')}</span>
        {mayChange && (
          <button
            className={mainButton}
            disabled={!changed || problems.length > 0}
            onClick={save}
            data-testid="sla-save"
          >
            {t('slaSettings.save')} <kbd>Ctrl+S</kbd>
          </button>
        )}
        <button autoFocus onClick={close}>
          {t('slaSettings.close')} <kbd>Esc</kbd>
        </button>
      </header>
      <nav>
        <h3>{t('slaSettings.policies')}</h3>
        <p>{t('slaSettings.firstMatch')}</p>
        <ol>
          {draft.policies.map((one, at) => (
            <li key={one.id}>
              <button
                aria-current={chosen.kind === 'policy' && chosen.at === at}
                onClick={() => setChosen({ kind: 'policy', at })}
                data-testid={`policy-${one.id}`}
              >
                {policyName(one.id, t, draft.policies)}
              </button>
            </li>
          ))}
        </ol>
        {mayChange && (
          <button
            onClick={() => {
              setDraft({ ...draft, policies: [newPolicy(draft, t('slaSettings.newPolicy')), ...draft.policies] })
              setChosen({ kind: 'policy', at: 0 })
            }}
          >
            {t('slaSettings.addPolicy')}
          </button>
        )}
        <h3>{t('escalation.title')}</h3>
        <ol>
          <li>
            <button
              aria-current={chosen.kind === 'rules'}
              onClick={() => setChosen({ kind: 'rules', at: 0 })}
              data-testid="rules-open"
            >
              {t('escalation.count', { on: draft.rules.filter(({ on }) => on).length, all: draft.rules.length })}
            </button>
          </li>
        </ol>
        <h3>{t('slaSettings.calendars')}</h3>
        <ol>
          <li>
            <span>{t('ledger.always')}</span>
          </li>
          {draft.calendars.map((one, at) => (
            <li key={one.id}>
              <button
                aria-current={chosen.kind === 'calendar' && chosen.at === at}
                onClick={() => setChosen({ kind: 'calendar', at })}
                data-testid={`calendar-${one.id}`}
              >
                {one.name}
              </button>
            </li>
          ))}
        </ol>
        {mayChange && (
          <button
            onClick={() => {
              setChosen({ kind: 'calendar', at: draft.calendars.length })
              setDraft({ ...draft, calendars: [...draft.calendars, newCalendar(draft, t('slaSettings.newCalendar'))] })
            }}
            data-testid="calendar-add"
          >
            {t('slaSettings.addCalendar')}
          </button>
        )}
      </nav>
      <fieldset disabled={!mayChange} className={css['form']}>
        {calendar && (
          <CalendarForm
            key={calendar.id}
            calendar={calendar}
            used={draft.policies.some(({ targets }) =>
              Object.values(targets).some(({ calendarId }) => calendarId === calendar.id),
            )}
            change={(next) => setDraft({ ...draft, calendars: replace(draft.calendars, chosen.at, next) })}
            remove={() => {
              setDraft({ ...draft, calendars: draft.calendars.filter((one) => one !== calendar) })
              setChosen({ kind: 'policy', at: 0 })
            }}
          />
        )}
        {chosen.kind === 'rules' && <RulesForm rules={draft.rules} change={(rules) => setDraft({ ...draft, rules })} />}
        {policy && (
          <PolicyForm
            key={policy.id}
            policy={policy}
            calendars={draft.calendars}
            place={chosen.at}
            of={draft.policies.length}
            change={(next) => setDraft({ ...draft, policies: replace(draft.policies, chosen.at, next) })}
            move={(by) => {
              const rest = draft.policies.filter((one) => one !== policy)
              const at = Math.max(0, Math.min(rest.length, chosen.at + by))
              setDraft({ ...draft, policies: [...rest.slice(0, at), policy, ...rest.slice(at)] })
              setChosen({ kind: 'policy', at })
            }}
            remove={() => {
              setDraft({ ...draft, policies: draft.policies.filter((one) => one !== policy) })
              setChosen({ kind: 'policy', at: 0 })
            }}
          />
        )}
      </fieldset>
      <aside>
        <DuePreview draft={draft} preview={preview} />
        {problems.length > 0 && (
          <ul className={css['problems']} data-testid="sla-problems">
            {problems.map(({ code, values }) => (
              <li key={`${code}${JSON.stringify(values)}`}>
                {t(`slaSettings.problem.${code}`, {
                  ...values,
                  ...(typeof values['day'] === 'number' && { day: t(`weekday.${values['day']}`) }),
                  ...(typeof values['kind'] === 'string' && { kind: t(`escalation.kind.${values['kind']}.when`) }),
                  ...(typeof values['clock'] === 'string' && { clock: t(`clock.${values['clock']}`) }),
                })}
              </li>
            ))}
          </ul>
        )}
      </aside>
    </Dialog>
  )
}
