// A field of the form: its name, and beside it what it is for, what was found, or in words what is missing.
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { IntakeField } from './draft.ts'
import css from './intake.module.css'

export function Field(props: { name: IntakeField; missing: boolean; hint: ReactNode; children: ReactNode }) {
  const { name, missing, hint, children } = props
  const { t } = useTranslation()
  return (
    <div className={css['field']} data-field={name} data-missing={missing}>
      <label htmlFor={`intake-${name}`}>
        <b>{t(`newTicket.field.${name}`)}</b>
        <span className={css['hint']} id={`intake-${name}-hint`}>
          {missing ? (
            <>
              <TriangleAlert size={13} aria-hidden /> {t(`newTicket.missing.${name}`)}
            </>
          ) : (
            hint
          )}
        </span>
      </label>
      {children}
    </div>
  )
}
