// Whoever takes hold of a ticket is told that a colleague is giving it to somebody at the same moment.
import { Hand } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketId } from '../../../shared/model/ids.ts'
import { useSession } from '../data/session.ts'
import { useColleagues } from './colleague-store.ts'
import { namesOf } from './who.tsx'
import css from './presence.module.css'

const noTicket = ''

/** @param children what stands in its place when nobody is */
export function AlsoMoving({ ticketId, children }: { ticketId: TicketId | null; children?: ReactNode }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const people = useColleagues(ticketId ?? noTicket).filter(({ moving }) => moving)
  if (people.length === 0) return children
  return (
    <span className={css['alsoMoving']} role="status" data-testid="also-moving">
      <Hand size={13} aria-hidden />
      {t('presence.movingToo', { names: namesOf(people, t, language), count: people.length })}
    </span>
  )
}
