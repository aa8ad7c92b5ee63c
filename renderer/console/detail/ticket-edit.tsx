// The form for changing a ticket's details. It shows what the fields were when it was opened, and says so when somebody
// else has changed one of them meanwhile.
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { priorities } from '../../../shared/model/priority.ts'
import { editableFields, type EditableField } from '../../../shared/model/ticket-edits.ts'
import { fieldOf, fieldSchemas, type FieldValues } from '../../../shared/model/ticket-fields.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { editTicket } from '../acts/edit.ts'
import { isComposing } from '../keys/composing.ts'
import { FormActs } from './form-acts.tsx'
import css from './detail.module.css'

function valuesOf(ticket: Ticket): FieldValues {
  return Object.fromEntries(editableFields.map((name) => [name, fieldOf(ticket, name)])) as unknown as FieldValues
}

export function TicketEdit({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const [before] = useState(() => valuesOf(ticket))
  const [after, setAfter] = useState(before)
  const set = (part: Partial<FieldValues>) => setAfter({ ...after, ...part })
  const fits = editableFields.every((name) => fieldSchemas[name].safeParse(after[name]).success)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!fits) return
    void editTicket(ticket.id, before, after)
    close()
  }
  const moved = (name: EditableField) =>
    fieldOf(ticket, name) !== before[name] && (
      <small className={css['moved']}>
        {t('edit.moved', { name: ticket.edits?.[name]?.by.name ?? '', value: String(fieldOf(ticket, name)) })}
      </small>
    )
  const text = (name: 'summary' | 'access' | 'phone') => (
    <label>
      {t(`field.${name}`)}
      <input
        value={after[name]}
        onChange={(event) => set({ [name]: event.target.value })}
        aria-invalid={!fieldSchemas[name].safeParse(after[name]).success}
        autoFocus={name === 'summary'}
        data-testid={`edit-${name}`}
      />
      {moved(name)}
    </label>
  )
  return (
    <form
      className={css['edit']}
      onSubmit={save}
      onKeyDown={(event) => event.key === 'Escape' && !isComposing(event.nativeEvent) && close()}
      aria-label={t('edit.title')}
      data-testid="edit"
    >
      {text('summary')}
      <label>
        {t('field.priority')}
        <select
          value={after.priority}
          onChange={(event) => set({ priority: Number(event.target.value) as FieldValues['priority'] })}
          data-testid="edit-priority"
        >
          {priorities.map((priority) => (
            <option key={priority} value={priority}>
              {t(`priority.${priority}`)}
            </option>
          ))}
        </select>
        {moved('priority')}
      </label>
      {text('access')}
      {text('phone')}
      <FormActs label={t('edit.save')} fits={fits} close={close} testId="edit-save" />
    </form>
  )
}
