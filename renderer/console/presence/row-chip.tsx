// On a ticket's row: a colleague changes its details now. It lies over the row's end and takes no room of it; the row itself
// is not drawn anew.
import { useTranslation } from 'react-i18next'
import type { TicketId } from '../../../shared/model/ids.ts'
import { useSession } from '../data/session.ts'
import { useColleagues } from './colleague-store.ts'
import { Chip, namesOf } from './who.tsx'
import css from './presence.module.css'

export function RowChip({ ticketId }: { ticketId: TicketId }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const people = useColleagues(ticketId).filter(({ editing }) => editing)
  if (people.length === 0) return null
  const words = t('presence.editing', { names: namesOf(people, t, language), count: people.length })
  return (
    <span className={css['rowEnd']}>
      <span className={css['onRow']} title={words} role="img" aria-label={words} data-testid="row-chip">
        {people.slice(0, 2).map((colleague) => (
          <Chip key={colleague.seat} colleague={colleague} />
        ))}
      </span>
    </span>
  )
}
