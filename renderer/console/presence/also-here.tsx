// Who else has this ticket open, and what they change in it. The line is always there, so that nothing under it moves when
// somebody comes or goes.
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import type { Language } from '../../../shared/ipc/contract.ts'
import type { Colleague } from '../../../shared/model/attention.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { useSession } from '../data/session.ts'
import { useColleagues } from './colleague-store.ts'
import { busyWords, Chip, namesOf } from './who.tsx'
import css from './presence.module.css'

export function AlsoHere({ ticketId }: { ticketId: TicketId }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const people = useColleagues(ticketId)
  const words = wordsFor(people, t, language)
  return (
    <p className={css['here']} role="status" title={words} data-testid="also-here">
      {people.slice(0, 4).map((colleague) => (
        <Chip key={colleague.seat} colleague={colleague} />
      ))}
      <span>{words}</span>
    </p>
  )
}

function wordsFor(people: readonly Colleague[], t: TFunction, language: Language): string {
  const editing = people.filter((one) => one.editing)
  const open = people.filter((one) => !one.editing && !one.moving)
  const [only] = editing
  const inField =
    only?.field && editing.length === 1 ? { name: only.actor.name, field: t(`field.${only.field}`) } : null
  const parts = busyWords(inField ? people.filter((one) => one.moving) : people, t, language)
  if (inField) parts.push(t('presence.editingField', inField))
  if (open.length > 0) parts.push(t('presence.alsoOpen', { names: namesOf(open, t, language), count: open.length }))
  return parts.join(' · ')
}
