// On a ticket's row: a colleague changes its details now, or is giving it to somebody. It lies over the row's end and takes
// no room of it; the row itself is not drawn anew.
import { useTranslation } from 'react-i18next'
import type { Colleague } from '../../../shared/model/attention.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { useSession } from '../data/session.ts'
import { useColleagues } from './colleague-store.ts'
import { busyWords, Chip } from './who.tsx'
import css from './presence.module.css'

export function RowChip({ ticketId }: { ticketId: TicketId }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const people = useBusy(ticketId)
  if (people.length === 0) return null
  const words = busyWords(people, t, language).join(' · ')
  return (
    <span className={css['rowEnd']}>
      <span className={css['onRow']} title={words} role="img" aria-label={words} data-testid="row-chip">
        <Chips people={people} />
      </span>
    </span>
  )
}

/** The same once more, where something lies over the row's end. */
export function ChipAgain({ ticketId }: { ticketId: TicketId }) {
  const people = useBusy(ticketId)
  return (
    people.length > 0 && (
      <span className={css['again']} aria-hidden data-testid="chip-again">
        <Chips people={people} />
      </span>
    )
  )
}

function useBusy(ticketId: TicketId): Colleague[] {
  return useColleagues(ticketId).filter(({ editing, moving }) => editing || moving)
}

function Chips({ people }: { people: readonly Colleague[] }) {
  return people.slice(0, 2).map((colleague) => <Chip key={colleague.seat} colleague={colleague} />)
}
