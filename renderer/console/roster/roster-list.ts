// The roster's rows: by number as a rule, those without contact and those off shift below, ranked while a technician is being
// chosen by keys or clicks. While a ticket is dragged every row says how well it fits and stays where it is: nothing moves on
// the way to its target.
import type { TechnicianId } from '../../../shared/model/ids.ts'
import type { Technician } from '../../../shared/model/technician.ts'
import { ranking } from '../data/candidates.ts'
import { entities } from '../data/entity-store.ts'
import { HeldList } from '../data/held-list.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { isNamed } from '../data/technician-named.ts'
import { useUi } from '../data/ui-state.ts'
import { inGroups, onStandingChange, standee, type Standee } from './standing.ts'

/** @param named letters of a name or an id; '' for all */
export function rosterList(named: string): Technician[] {
  const choosing = useUi.getState().assigning !== null && useSession.getState().dragged === null
  const ranked = choosing ? ranking.get()?.list.map(({ technician }) => technician) : undefined
  const list = ranked ?? everybody()
  return named.trim() === '' ? list : list.filter((technician) => isNamed(technician, named))
}

function everybody(): Technician[] {
  const now = relayNow()
  const all = [...entities.all('technician')].map(({ value }) => standee(value, now))
  return inGroups(all).map(({ technician }) => technician)
}

/** Whom a drop here, a click or Enter would give the ticket to; null: nobody, or no ticket is being dragged or assigned. */
export function aimedTechnician(): TechnicianId | null {
  const { aimed, assigning, choosing } = useUi.getState()
  const picture = ranking.get()
  if (!picture) return null
  if (aimed !== null) return aimed
  const byKeys = assigning !== null && useSession.getState().dragged === null && picture.decided
  return byKeys ? (rosterList(choosing)[0]?.id ?? null) : null
}

export const rosterRows = new HeldList<Standee>(
  () => {
    const now = relayNow()
    return rosterList(useUi.getState().choosing).map((technician) => standee(technician, now))
  },
  ({ technician, standing }) => `${technician.id} ${standing}`,
)

entities.listenKind('technician', rosterRows.changed)
onStandingChange(rosterRows.changed, () => rosterRows.watched)
let decided = false
ranking.listen(() => {
  const now = ranking.get()?.decided ?? false
  if (now !== decided) rosterRows.refresh()
  decided = now
})
useUi.subscribe((next, before) => {
  if (next.assigning !== before.assigning || next.choosing !== before.choosing) rosterRows.refresh()
})
useSession.subscribe((next, before) => {
  if (next.dragged === before.dragged) return
  // A drag that begins finds the rows where they were, also what has not been shown yet waits; unless they stood by rank.
  if (next.dragged === null || useUi.getState().assigning !== null) rosterRows.refresh()
})
