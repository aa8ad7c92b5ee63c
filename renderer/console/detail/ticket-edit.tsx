// The form for changing a ticket's details, while colleagues may change them too: what they change shows at once, what was
// touched here stays, and nothing of theirs is replaced before somebody has said so.
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { priorities, tierSchema } from '../../../shared/model/priority.ts'
import { editableFields, type EditableField } from '../../../shared/model/ticket-edits.ts'
import { fieldOf, fieldSchemas, valueText, withFields, type FieldValues } from '../../../shared/model/ticket-fields.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { editedTargets } from '../../../shared/sla/edited-targets.ts'
import { editTicket } from '../acts/edit.ts'
import { settingsNow } from '../data/clock-standing.ts'
import { fieldWords } from '../data/field-words.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { isComposing } from '../keys/composing.ts'
import {
  beginTouch,
  changesOf,
  fieldNow,
  keepMine,
  openDraft,
  takeTheirs,
  tidied,
  tidy,
  touch,
  type EditDraft,
} from './edit-draft.ts'
import { EditField } from './edit-field.tsx'
import {
  CategoryHint,
  categoryOptions,
  SelectInput,
  TextInput,
  SiteInput,
  ZoneHint,
  ZoneInput,
} from './edit-inputs.tsx'
import { EditedTargets } from './edited-targets.tsx'
import { FormActs } from './form-acts.tsx'
import clash from './clash.module.css'
import css from './detail.module.css'

export function TicketEdit({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation()
  const me = useSession((s) => s.actor.id)
  const [draft, setDraft] = useState(() => openDraft(ticket))
  const [undecided, setUndecided] = useState(false)
  /** an address that is being typed; null: a site is chosen */
  const [typing, setTyping] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const now = <F extends EditableField>(name: F) => fieldNow(draft, ticket, name, me)
  const set = <F extends EditableField>(name: F, value: FieldValues[F]) =>
    setDraft((was) => touch(was, ticket, name, value))
  const wrong = (name: EditableField) =>
    (name === 'site' && typing !== null) || !fieldSchemas[name].safeParse(tidy(name, now(name).value)).success
  const clashing = editableFields.find((name) => now(name).kind === 'clash')
  const fits = !editableFields.some(wrong)
  const after = ticketAfter(ticket, editableFields.filter(wrong).reduce(takeTheirs, draft))
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
    if (name === 'site') setTyping(null)
    focus(name)
  }
  const field = (name: EditableField) => ({
    ticketId: ticket.id,
    field: name,
    narrow: name !== 'summary' && name !== 'site',
    now: now(name),
    take: () => decide(name, takeTheirs(draft, name)),
    keep: () => decide(name, keepMine(draft, ticket, name)),
  })
  const input = (name: EditableField) => ({
    id: `edit-${name}`,
    value: valueText(now(name).value),
    set: (value: string) => set(name, (name === 'priority' ? Number(value) : value) as FieldValues[EditableField]),
    invalid: wrong(name),
  })
  const text = (name: 'summary' | 'contract' | 'access' | 'phone') => (
    <EditField {...field(name)}>
      <TextInput {...input(name)} first={name === 'summary'} longest={fieldSchemas[name].maxLength} />
    </EditField>
  )
  /** A name in Latin letters that went with another name goes with it. */
  const rename = (name: string) =>
    set('customer', name === ticket.customer.name ? fieldOf(ticket, 'customer') : { name, nameLatin: null })
  const select = (name: 'category' | 'tier' | 'priority', options: readonly string[]) => (
    <EditField {...field(name)}>
      <SelectInput {...input(name)} options={options} words={(option) => fieldWords(name, option, t)} />
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
      <div className={css['pair']}>
        {select('category', categoryOptions(ticket.category, now('category').value))}
        <CategoryHint id="edit-category" ticket={ticket} category={now('category').value} />
        {select('priority', priorities.map(String))}
      </div>
      <EditField {...field('site')}>
        <SiteInput
          id="edit-site"
          ticket={ticket}
          site={now('site').value}
          typing={typing}
          type={(address) => {
            setTyping(address)
            setDraft((was) => beginTouch(was, ticket, 'site'))
          }}
          choose={(site) => {
            setTyping(null)
            set('site', site)
          }}
          next={() => (typing === null ? form.current?.requestSubmit() : focus('zone'))}
        />
      </EditField>
      <div className={css['pair']}>
        <EditField {...field('zone')}>
          <ZoneInput {...input('zone')} />
        </EditField>
        <ZoneHint id="edit-zone" invalid={wrong('zone')} clocks={after.clocks} />
        {text('access')}
      </div>
      <div className={css['pair']}>
        <EditField {...field('customer')}>
          <TextInput
            {...input('customer')}
            set={rename}
            first={false}
            longest={fieldSchemas.customer.shape.name.maxLength}
          />
        </EditField>
        {text('phone')}
      </div>
      <div className={css['pair']}>
        {select('tier', tierSchema.options)}
        {text('contract')}
      </div>
      <div className={css['foot']}>
        <EditedTargets ticket={ticket} after={after} />
        {undecided && clashing && (
          <p className={clash['clash']} role="status" data-testid="edit-undecided">
            {t('edit.undecided')}
          </p>
        )}
        <FormActs label={t('edit.save')} fits={fits} close={close} testId="edit-save" />
      </div>
    </form>
  )
}

/** What it would be if it were saved now. */
function ticketAfter(ticket: Ticket, draft: EditDraft): Ticket {
  const mine = tidied(draft)
  return { ...withFields(ticket, mine), ...editedTargets(settingsNow(), ticket, mine, relayNow()) }
}
