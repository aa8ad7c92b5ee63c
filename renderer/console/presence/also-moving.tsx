// Whoever takes hold of tickets is told that a colleague is giving one of them to somebody at the same moment.
import { Hand } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { inHand } from '../data/in-hand.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { useAllColleagues } from './colleague-store.ts'
import { namesOf } from './who.tsx'
import css from './presence.module.css'

/** @param children what stands in its place when nobody is */
export function AlsoMoving({ children }: { children?: ReactNode }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const dragged = useSession((s) => s.dragged)
  const assigning = useUi((s) => s.assigning)
  const all = useAllColleagues()
  // A technician is dragged to it.
  const aimedTicket = useUi((s) => s.aimedTicket)
  const hand = inHand(dragged, aimedTicket ?? assigning)
  const mine = new Set(hand)
  const people = all.filter(
    ({ moving, ticketId, also }) => moving && [ticketId, ...(also ?? [])].some((id) => mine.has(id)),
  )
  if (people.length === 0) return children
  return (
    <span className={css['alsoMoving']} data-testid="also-moving">
      <Hand size={13} aria-hidden />
      {t('presence.movingToo', { names: namesOf(people, t, language), count: people.length })}
    </span>
  )
}
