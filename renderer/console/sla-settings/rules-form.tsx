// What happens by itself when nobody acts: each rule in a sentence, with its time, and whether it is on.
import { useTranslation } from 'react-i18next'
import { readLength } from '../../../shared/sla/settings-text.ts'
import type { RuleDraft } from './draft.ts'
import css from './sla-settings.module.css'

export function RulesForm({ rules, change }: { rules: readonly RuleDraft[]; change: (next: RuleDraft[]) => void }) {
  const { t } = useTranslation()
  const set = (at: number, part: Partial<RuleDraft>) =>
    change(rules.map((rule, i) => (i === at ? { ...rule, ...part } : rule)))
  return (
    <>
      <h3>{t('escalation.title')}</h3>
      <p>{t('escalation.hint')}</p>
      <table className={css['targets']}>
        <thead>
          <tr>
            <th>{t('escalation.on')}</th>
            <th>{t('escalation.when')}</th>
            <th>{t('slaSettings.category')}</th>
            <th>{t('escalation.after')}</th>
            <th>{t('escalation.then')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, at) => (
            <tr key={rule.id} data-testid={`rule-${rule.id}`}>
              <td>
                <input
                  type="checkbox"
                  checked={rule.on}
                  aria-label={`${t('escalation.on')}: ${t(`escalation.kind.${rule.kind}.when`)}`}
                  onChange={(event) => set(at, { on: event.target.checked })}
                />
              </td>
              <td>{t(`escalation.kind.${rule.kind}.when`)}</td>
              <td>
                <input
                  value={rule.category ?? ''}
                  placeholder={t('slaSettings.any')}
                  aria-label={t('slaSettings.category')}
                  onChange={(event) =>
                    set(at, { category: event.target.value.trim() === '' ? null : event.target.value.trim() })
                  }
                />
              </td>
              <td>
                <input
                  value={rule.after}
                  aria-label={t('escalation.after')}
                  aria-invalid={readLength(rule.after) === null}
                  onChange={(event) => set(at, { after: event.target.value })}
                />
              </td>
              <td>{t(`escalation.kind.${rule.kind}.then`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
