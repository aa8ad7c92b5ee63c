// Notes on a ticket, newest last, and a line to add one for whoever may.
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { permits } from '../../../shared/commands/decide.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { clockTime } from '../../ui/times.ts'
import { note } from '../acts/assign.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import css from './detail.module.css'

export function Notes({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const line = useRef<HTMLInputElement>(null)
  const wanted = useUi((s) => s.noting === ticket.id)
  const may = useSession((s) => permits(s.actor.role, 'add-note'))
  useEffect(() => {
    if (!wanted) return
    line.current?.focus()
    useUi.setState({ noting: null })
  }, [wanted])
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    // What could not be kept stays, and so does what is typed meanwhile.
    void note(ticket.id, text.trim()).then((kept) => kept && setText((now) => (now === text ? '' : now)))
  }
  return (
    <div className={css['notes']}>
      <h3>{t('notes.title')}</h3>
      {ticket.notes.map((each) => (
        <p key={each.id}>
          <small>
            {clockTime(each.at)} {each.by.name}
          </small>{' '}
          {each.text}
        </p>
      ))}
      {!may && ticket.notes.length === 0 && <p>—</p>}
      {may && (
        <form onSubmit={add}>
          <input
            ref={line}
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={t('notes.add')}
            aria-label={t('notes.add')}
            maxLength={2000}
            data-testid="note"
          />
        </form>
      )}
    </div>
  )
}
