// What has become of a ticket's fields while it is open here, as soon as a colleague has changed one: each field, by whom
// and when, one's own among them. It stays until the ticket is left.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { editableFields } from '../../../shared/model/ticket-edits.ts'
import { fieldOf } from '../../../shared/model/ticket-fields.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { clockTime } from '../../ui/times.ts'
import { fieldWords } from '../data/field-words.ts'
import { useSession } from '../data/session.ts'
import { stampSince } from './edit-draft.ts'
import css from './detail.module.css'

export function EditNews({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const me = useSession((s) => s.actor.id)
  const [before] = useState(() => ticket.edits ?? {})
  const news = editableFields.flatMap((name) => {
    const stamp = stampSince(before, ticket, name)
    return stamp ? [{ name, ...stamp }] : []
  })
  if (news.every(({ by }) => by.id === me)) return null
  return (
    <section className={css['news']} role="status" aria-label={t('edit.news')} data-testid="edit-news">
      <h3>↻ {t('edit.news')}</h3>
      <dl className={css['facts']}>
        {news.map(({ name, by, at }) => {
          const value = fieldOf(ticket, name)
          return [
            <dt key={name}>{t(`field.${name}`)}</dt>,
            <dd key={`${name}/value`}>
              {fieldWords(name, value, t)}{' '}
              <small>
                {by.id === me ? t('edit.you') : by.name} {clockTime(at)}
              </small>
            </dd>,
          ]
        })}
      </dl>
    </section>
  )
}
