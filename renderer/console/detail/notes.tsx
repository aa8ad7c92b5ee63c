// Notes on a ticket, newest last, and a line to add one.
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { clockTime } from '../../ui/times.ts'
import { note } from '../acts/assign.ts'
import css from './detail.module.css'

export function Notes({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    void note(ticket.id, text.trim())
    setText('')
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
      <form onSubmit={add}>
        <input
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('notes.add')}
          aria-label={t('notes.add')}
          maxLength={2000}
          data-testid="note"
        />
      </form>
    </div>
  )
}
