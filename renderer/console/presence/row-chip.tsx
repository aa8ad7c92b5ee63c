// On a ticket's row: a colleague changes its details now, or is giving it to somebody. It lies over the row's end and takes
// no room of it; the row itself is not drawn anew.
import { useTranslation } from 'react-i18next'
import type { TicketId } from '../../../shared/model/ids.ts'
import { useSession } from '../data/session.ts'
import { useColleagues } from './colleague-store.ts'
import { busyWords, Chip } from './who.tsx'
import css from './presence.module.css'

export function RowChip({ ticketId }: { ticketId: TicketId }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const people = useColleagues(ticketId).filter(({ editing, moving }) => editing || moving)
  if (people.length === 0) return null
  const words = busyWords(people, t, language).join(' · ')
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
