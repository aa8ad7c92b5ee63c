// The roster's rows: by number as a rule, ranked while a technician is being chosen by keys or clicks. While a ticket is
// dragged every row says how well it fits and stays where it is: nothing moves on the way to its target.
import type { TicketId } from '../../../shared/model/ids.ts'
import type { Candidate } from '../../../shared/ranking/candidates.ts'
import { candidatesFor, loadOf } from '../data/candidates.ts'
import { entities } from '../data/entity-store.ts'
import { HeldList } from '../data/held-list.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'

export interface RosterEntry extends Candidate {
  /** 1 is the best of those who can take the ticket; null: nobody is being ranked, or cannot take it */
  rank: number | null
}

/** @param named letters of a name or an id; '' for all */
export function rosterList(forTicket: TicketId | null, named: string, ranked: boolean): RosterEntry[] {
  const ticket = entities.value('ticket', forTicket)
  const list = ticket ? withRanks(candidatesFor(ticket, relayNow())) : everybody()
  if (!ranked) list.sort((a, b) => a.technician.index - b.technician.index)
  const wanted = named.trim().toLowerCase()
  if (wanted === '') return list
  return list.filter(({ technician: { id, name, nameLatin } }) =>
    `${id}\n${name}\n${nameLatin}`.toLowerCase().includes(wanted),
  )
}

function withRanks(candidates: Candidate[]): RosterEntry[] {
  return candidates.map((candidate, i) => ({ ...candidate, rank: candidate.unfit ? null : i + 1 }))
}

function everybody(): RosterEntry[] {
  return [...entities.all('technician')].map(({ value: technician }) => ({
    technician,
    place: null,
    load: loadOf(technician.id),
    metres: null,
    unfit: null,
    rank: null,
  }))
}

export const rosterRows = new HeldList<RosterEntry>(
  () => {
    const { assigning, choosing } = useUi.getState()
    const dragged = useSession.getState().dragged?.ticketId ?? null
    return rosterList(assigning ?? dragged, choosing, assigning !== null)
  },
  ({ technician }) => technician.id,
)
rosterRows.contentMatters = true

entities.listenKind('technician', rosterRows.changed)
useUi.subscribe((next, before) => {
  if (next.assigning !== before.assigning || next.choosing !== before.choosing) rosterRows.refresh()
})
useSession.subscribe((next, before) => {
  if (next.dragged !== before.dragged) rosterRows.refresh()
})
