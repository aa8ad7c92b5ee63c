// Beside a field of the form: who is in it at another seat.
import { useTranslation } from 'react-i18next'
import type { TicketId } from '../../../shared/model/ids.ts'
import type { EditableField } from '../../../shared/model/ticket-edits.ts'
import { useSession } from '../data/session.ts'
import { useColleagues } from './colleague-store.ts'
import { Chip, namesOf } from './who.tsx'
import css from './presence.module.css'

/** @param brief there is room for the initials alone */
export function AtField(props: { ticketId: TicketId; field: EditableField; brief: boolean }) {
  const { ticketId, field, brief } = props
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const people = useColleagues(ticketId).filter((one) => one.field === field)
  if (people.length === 0) return null
  const words = t('presence.editing', { names: namesOf(people, t, language), count: people.length })
  return (
    <span className={css['atField']} title={words} data-testid={`at-${field}`}>
      <Chip colleague={people[0]!} />
      <span className={brief ? css['unseen'] : undefined}>{words}</span>
    </span>
  )
}
