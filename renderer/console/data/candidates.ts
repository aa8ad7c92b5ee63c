// The technicians of this window as contenders for a ticket: their drive from their last usable position, and their load.
// Ranked for the ticket that is being dragged or assigned; who is selected is asked about ahead of that.
import { useEffect, useSyncExternalStore } from 'react'
import type { TechnicianId, TicketId } from '../../../shared/model/ids.ts'
import type { Technician } from '../../../shared/model/technician.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { rankCandidates, type Candidate, type Contender } from '../../../shared/ranking/candidates.ts'
import type { RankedCandidate } from '../../../shared/ranking/held-order.ts'
import type { Drive } from '../../../shared/routing/way.ts'
import { bridge } from './bridge.ts'
import { DriveTimes } from './drive-times.ts'
import { entities } from './entity-store.ts'
import { GestureRanking } from './gesture-ranking.ts'
import type { Start } from './known-drives.ts'
import { isUsable, positions } from './positions.ts'
import { onSecond, relayNow } from './relay-time.ts'
import { useSession } from './session.ts'
import { useUi } from './ui-state.ts'

/** What changes close together is counted together, ms. */
const settle = 250
/** A hand that only passes over a ticket asks for no way to it, ms. */
const rest = 150

const driveTimes = new DriveTimes(
  (from, to) => bridge.call('drives', { from, to }),
  () => performance.now(),
)

/** how often drives have been told */
let told = 0
const listenToDrives = (listener: () => void) => driveTimes.listen(listener)

export const ranking = new GestureRanking({
  candidates: (id) => {
    const ticket = entities.value('ticket', id)
    return ticket ? rankCandidates(ticket, contenders(ticket), relayNow()) : null
  },
  awaited: (id) => {
    const ticket = entities.value('ticket', id)
    return ticket !== undefined && driveTimes.awaited(ticket.site.place, starts())
  },
})

/** How the technician gets to the ticket's site, by what is known; `ask`: what is not is asked for, once a hand has rested. */
export function useDrive(ticket: Ticket | undefined, technician: Technician | undefined, ask: boolean): Drive | null {
  useSyncExternalStore(listenToDrives, () => told)
  const id = ticket?.id
  useEffect(() => {
    if (!ask || id === undefined) return
    const timer = setTimeout(() => want(id), rest)
    return () => clearTimeout(timer)
  }, [ask, id])
  const start = technician && startOf(technician.id, technician.index)
  return ticket && start ? driveTimes.drive(ticket.site.place, start) : null
}

export function useCandidate(technicianId: TechnicianId): RankedCandidate | undefined {
  return useSyncExternalStore(ranking.listen, () => ranking.get()?.of.get(technicianId))
}

/** Everybody for a ticket that nobody drags or assigns now, by what is known of the drives; what is not, is asked for. */
export function candidatesFor(ticket: Ticket): Candidate[] {
  want(ticket.id)
  return rankCandidates(ticket, contenders(ticket), relayNow())
}

/** Open visits on the technician's route. */
export function loadOf(technicianId: TechnicianId): number {
  return entities.value('route', technicianId)?.visitIds.length ?? 0
}

function* contenders(ticket: Ticket): Iterable<Contender> {
  for (const { value: technician } of entities.all('technician')) {
    const start = startOf(technician.id, technician.index)
    const drive = start && driveTimes.drive(ticket.site.place, start)
    yield { technician, drive, load: loadOf(technician.id) }
  }
}

function starts(): Start[] {
  return [...entities.all('technician')].flatMap(({ value }) => startOf(value.id, value.index) ?? [])
}

function startOf(id: TechnicianId, index: number): Start | null {
  const fix = positions.of(index)
  return fix && isUsable(relayNow() - fix.at) ? { id, place: { lat: fix.lat, lon: fix.lon } } : null
}

/** The ticket of the gesture, if there is one. */
function gestureTicket(): TicketId | null {
  return useSession.getState().dragged?.ticketId ?? useUi.getState().assigning
}

function want(id: TicketId | null): void {
  const site = entities.value('ticket', id)?.site.place
  if (site) driveTimes.want(site, starts())
}

function begin(): void {
  const id = gestureTicket()
  want(id)
  ranking.about(id)
  useUi.setState({ aimed: null })
}

let timer: number | undefined
function changedSoon(): void {
  if (ranking.get() === null) return
  timer ??= window.setTimeout(() => {
    timer = undefined
    ranking.changed()
  }, settle)
}

for (const kind of ['technician', 'route', 'ticket'] as const) entities.listenKind(kind, changedSoon)
driveTimes.listen(() => {
  told++
  ranking.changed()
})
onSecond(() => {
  if (ranking.get() === null) return
  want(gestureTicket())
  ranking.changed()
})
useUi.subscribe((next, before) => {
  // Whoever selects a ticket is likely to give it to somebody next.
  if (next.ticketId !== before.ticketId && next.ticketId !== next.assigning) want(next.ticketId)
  if (next.assigning !== before.assigning) begin()
})
useSession.subscribe((next, before) => {
  if (next.dragged !== before.dragged) begin()
  if (next.draggedTechnician !== before.draggedTechnician) useUi.setState({ aimedTicket: null })
  if (next.link.phase === 'live' && before.link.phase !== 'live') {
    driveTimes.doubt()
    want(gestureTicket())
  }
})
