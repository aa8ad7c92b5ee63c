// A new ticket from a call: seven fields, worked through by Enter, without a mouse. It lies over the board and leaves map
// and detail in view; Escape puts it away and keeps what was typed.
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { duplicatesOf } from '../../../shared/model/same-site.ts'
import type { AddressAnswer } from '../../../shared/ipc/contract.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { note } from '../acts/assign.ts'
import { createTicket } from '../acts/create-ticket.ts'
import { selectTicket } from '../data/ui-state.ts'
import { useWatchedTickets, type Wanted } from '../data/watched-tickets.ts'
import { isComposing } from '../keys/composing.ts'
import { formAct } from '../keys/form-keys.ts'
import { AddressField } from './address-field.tsx'
import { changePhone, useCaller } from './caller.ts'
import { ChoiceField } from './choice-field.tsx'
import { useCategoryChoices, usePriorityChoices } from './choices.ts'
import { callerNote, changeDraft, emptyIntake, factsOf, intakeFields, missingOf, useIntake } from './draft.ts'
import type { IntakeField } from './draft.ts'
import { Duplicates } from './duplicates.tsx'
import { Field } from './field.tsx'
import { AddressHint, CallerHint, NameHint, SkillHint } from './hints.tsx'
import css from './intake.module.css'

export function NewTicket() {
  const open = useIntake((s) => s.open)
  return open && <Form />
}

function Form() {
  const { t } = useTranslation()
  const form = useRef<HTMLElement>(null)
  const [cameFrom] = useState(() => document.activeElement)
  const [tried, setTried] = useState(false)
  const [answer, setAnswer] = useState<AddressAnswer | null>(null)
  const draft = useIntake((s) => s.draft)
  const caller = useCaller()
  const categoryChoices = useCategoryChoices()
  const priorityChoices = usePriorityChoices()
  const duplicates = useDuplicates()
  const missing = missingOf(draft)
  const lacks = (field: IntakeField) => tried && missing.includes(field)
  const focus = useCallback((field: IntakeField) => {
    form.current?.querySelector<HTMLElement>(`#intake-${field}`)?.focus()
  }, [])
  const asked = useIntake((s) => s.asked)
  const takeFocus = useEffectEvent((_asked: number) => {
    if (!form.current?.contains(document.activeElement)) focus('phone')
  })
  useEffect(() => takeFocus(asked), [asked])

  const leave = () => {
    useIntake.setState({ open: false })
    if (cameFrom instanceof HTMLElement && cameFrom !== document.body) cameFrom.focus()
    else focusBoard()
  }
  const make = async () => {
    setTried(true)
    // As it is by now: the last field may just have been taken over.
    const facts = factsOf(useIntake.getState().draft)
    const first = missingOf(useIntake.getState().draft)[0]
    if (!facts) return focus(first ?? 'phone')
    if (!(await createTicket(facts, draft.access.trim()))) return
    emptyIntake()
    useIntake.setState({ open: false })
    focusBoard()
  }
  const same = async (ticket: Ticket) => {
    await note(ticket.id, callerNote(draft))
    selectTicket(ticket.id)
    emptyIntake()
    useIntake.setState({ open: false })
    focusBoard()
  }
  const after = (field: IntakeField) => () => {
    const next = intakeFields[intakeFields.indexOf(field) + 1]
    if (next) focus(next)
    else void make()
  }
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const [duplicate] = duplicates
    const act = formAct('intake', event)
    if (act === 'putAway') leave()
    else if (act === 'make') void make()
    else if (act === 'same' && duplicate) void same(duplicate)
    else if (act === 'startOver') startOver()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const startOver = () => {
    emptyIntake()
    setTried(false)
    focus('phone')
  }
  const text = (name: 'phone' | 'name' | 'summary' | 'access', longest: number) => (
    <input
      id={`intake-${name}`}
      value={draft[name]}
      maxLength={longest}
      autoComplete="off"
      aria-invalid={lacks(name)}
      aria-describedby={`intake-${name}-hint`}
      onChange={({ target: { value } }) => {
        if (name === 'phone') changePhone(value)
        else changeDraft(name === 'name' ? { name: value, nameLatin: null } : { [name]: value })
      }}
      onKeyDown={(event) => {
        if (formAct('intake', event) !== 'next' || isComposing(event.nativeEvent)) return
        event.preventDefault()
        after(name)()
      }}
      data-testid={`intake-${name}`}
    />
  )
  return (
    <section
      ref={form}
      className={css['form']}
      role="dialog"
      aria-label={t('newTicket.title')}
      data-pane="intake"
      tabIndex={-1}
      onKeyDown={onKey}
      data-testid="new-ticket"
    >
      <header>
        <h2>{t('newTicket.title')}</h2>
        <button type="button" onClick={startOver} tabIndex={-1}>
          {t('newTicket.startOver')} <kbd>Ctrl+Shift+N</kbd>
        </button>
      </header>
      <Field name="phone" missing={false} hint={<CallerHint caller={caller} />}>
        {text('phone', 40)}
      </Field>
      <Field name="name" missing={lacks('name')} hint={<NameHint known={caller !== null} tier={draft.tier} />}>
        {text('name', 120)}
      </Field>
      <Field
        name="address"
        missing={lacks('address')}
        hint={<AddressHint answer={answer} typed={draft.address} site={draft.site} />}
      >
        <AddressField
          id="intake-address"
          listId="addresses"
          typed={draft}
          change={changeDraft}
          sites={caller?.sites ?? []}
          invalid={lacks('address')}
          next={after('address')}
          onAnswer={setAnswer}
        />
      </Field>
      <Field name="summary" missing={lacks('summary')} hint={null}>
        {text('summary', 200)}
      </Field>
      <Duplicates
        tickets={duplicates}
        known={draft.site !== null && draft.category !== null}
        same={(ticket) => void same(ticket)}
      />
      <div className={css['pair']}>
        <Field name="category" missing={lacks('category')} hint={<SkillHint category={draft.category} />}>
          <ChoiceField
            name="category"
            choices={categoryChoices}
            value={draft.category}
            invalid={lacks('category')}
            take={(category) => changeDraft({ category })}
            next={after('category')}
          />
        </Field>
        <Field name="priority" missing={false} hint={null}>
          <ChoiceField
            name="priority"
            choices={priorityChoices}
            value={draft.priority}
            invalid={false}
            take={(priority) => changeDraft({ priority })}
            next={after('priority')}
          />
        </Field>
      </div>
      <Field name="access" missing={false} hint={t('newTicket.hint.access')}>
        {text('access', 500)}
      </Field>
      <footer>
        <button type="button" className={css['main']} onClick={() => void make()} data-testid="intake-make">
          {t('newTicket.make')} <kbd>Ctrl+Enter</kbd>
        </button>
        <button type="button" onClick={leave}>
          {t('newTicket.putAway')} <kbd>Esc</kbd>
        </button>
      </footer>
      <small className={css['keys']}>{t('newTicket.keys')}</small>
    </section>
  )
}

function focusBoard(): void {
  document.querySelector<HTMLElement>('[data-pane=board] [role=listbox]')?.focus()
}

/** The open tickets that this one may be. */
function useDuplicates(): Ticket[] {
  const site = useIntake((s) => s.draft.site)
  const category = useIntake((s) => s.draft.category)
  const wanted = useMemo<Wanted | null>(
    () =>
      site && category
        ? {
            read: (tickets) => duplicatesOf(tickets, site, category),
            concerns: (ticket) => duplicatesOf([ticket], site, category).length > 0,
          }
        : null,
    [site, category],
  )
  return useWatchedTickets(wanted)
}
