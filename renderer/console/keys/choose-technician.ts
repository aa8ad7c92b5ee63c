// What keys mean while a technician is chosen for a ticket: digits pick who has that rank, letters narrow the list by name,
// Enter takes whom the map and the roster point out.
import { assign } from '../acts/assign.ts'
import { ranking } from '../data/candidates.ts'
import { useUi } from '../data/ui-state.ts'
import { aimedTechnician, rosterList } from '../roster/roster-list.ts'

/** Only those whose name has these letters are shown, and can be taken. */
export function narrow(choosing: string): void {
  // Whoever is quicker than the drives goes by what is known.
  ranking.decide()
  useUi.setState({ choosing, aimed: null })
}

/** @returns whether the key has taken somebody, or could have */
export function takesTechnician(event: Pick<KeyboardEvent, 'key'>): boolean {
  const { assigning, choosing } = useUi.getState()
  if (assigning === null) return false
  // An id has digits of its own.
  const digit = /^[1-9]$/.test(event.key) && !/^w\d*$/i.test(choosing)
  if (!digit && event.key !== 'Enter') return false
  ranking.decide()
  const technicianId = digit ? withRank(Number(event.key), choosing) : aimedTechnician()
  if (technicianId != null) void assign({ ticketId: assigning, technicianId, before: null })
  return true
}

/** Points out the next or the one before. @returns whom */
export function aimAtNext(step: 1 | -1): string | undefined {
  const list = rosterList(useUi.getState().choosing)
  const aimed = aimedTechnician()
  const at = list.findIndex(({ id }) => id === aimed)
  const next = list[Math.max(0, Math.min(list.length - 1, at + step))]?.id
  if (next !== undefined) useUi.setState({ aimed: next })
  return next
}

/** A row that is not shown is not taken. */
function withRank(rank: number, named: string): string | undefined {
  return rosterList(named).find(({ id }) => ranking.get()?.of.get(id)?.rank === rank)?.id
}
