// The form for changing a ticket's details, while colleagues may change them too: what they change shows at once, what was
// touched here stays, and nothing of theirs is replaced before somebody has said so.
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { priorities } from '../../../shared/model/priority.ts'
import { editableFields, type EditableField } from '../../../shared/model/ticket-edits.ts'
import { fieldSchemas, type FieldValues } from '../../../shared/model/ticket-fields.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { editTicket } from '../acts/edit.ts'
import { useSession } from '../data/session.ts'
import { isComposing } from '../keys/composing.ts'
import { changesOf, fieldNow, keepMine, openDraft, takeTheirs, touch } from './edit-draft.ts'
import { EditField } from './edit-field.tsx'
import { FormActs } from './form-acts.tsx'
import css from './detail.module.css'

export function TicketEdit({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const me = useSession((s) => s.actor.id)
  const [draft, setDraft] = useState(() => openDraft(ticket))
  const [undecided, setUndecided] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const now = (name: EditableField) => fieldNow(draft, ticket, name, me)
  const set = <F extends EditableField>(name: F, value: FieldValues[F]) =>
    setDraft((was) => touch(was, ticket, name, value))
  const wrong = (name: EditableField) => !fieldSchemas[name].safeParse(now(name).value).success
  const clashing = editableFields.find((name) => now(name).kind === 'clash')
  const fits = !editableFields.some(wrong)
  const focus = (name: EditableField) => form.current?.querySelector<HTMLElement>(`#edit-${name}`)?.focus()
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!fits) return
    if (clashing) {
      setUndecided(true)
      return focus(clashing)
    }
    const { before, after } = changesOf(draft, ticket)
    void editTicket(ticket.id, before, after)
    close()
  }
  const decide = (name: EditableField, next: typeof draft) => {
    setDraft(next)
    setUndecided(false)
    focus(name)
  }
  const field = (name: EditableField) => ({
    ticketId: ticket.id,
    field: name,
    now: now(name),
    take: () => decide(name, takeTheirs(draft, name)),
    keep: () => decide(name, keepMine(draft, ticket, name)),
  })
  const text = (name: 'summary' | 'access' | 'phone') => (
    <EditField {...field(name)}>
      <input
        id={`edit-${name}`}
        value={now(name).value}
        onChange={(event) => set(name, event.target.value)}
        aria-invalid={wrong(name)}
        autoFocus={name === 'summary'}
        data-testid={`edit-${name}`}
      />
    </EditField>
  )
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !isComposing(event.nativeEvent)) close()
  }
  return (
    <form
      ref={form}
      className={css['edit']}
      onSubmit={save}
      onKeyDown={leave}
      aria-label={t('edit.title')}
      data-testid="edit"
    >
      {text('summary')}
      <EditField {...field('priority')}>
        <select
          id="edit-priority"
          value={now('priority').value}
          onChange={(event) => set('priority', Number(event.target.value) as FieldValues['priority'])}
          data-testid="edit-priority"
        >
          {priorities.map((priority) => (
            <option key={priority} value={priority}>
              {t(`priority.${priority}`)}
            </option>
          ))}
        </select>
      </EditField>
      {text('access')}
      {text('phone')}
      {undecided && clashing && (
        <p className={css['clash']} role="status" data-testid="edit-undecided">
          {t('edit.undecided')}
        </p>
      )}
      <FormActs label={t('edit.save')} fits={fits} close={close} testId="edit-save" />
    </form>
  )
}
