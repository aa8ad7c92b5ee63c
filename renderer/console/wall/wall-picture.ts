// What the wall shows, made anew once a second and not oftener, whatever happens: from counts that were kept up, from the
// twenty tickets that are next, and from the technicians.
import { useSyncExternalStore } from 'react'
import type { Instant, TicketId } from '../../../shared/model/ids.ts'
import { isUnseen } from '../../../shared/model/alarm.ts'
import { alarmPriorities, type AlarmPriority } from '../../../shared/alarms/registry.ts'
import { clockLight } from '../../../shared/model/sla.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import type { ClockName } from '../../../shared/sla/pauses.ts'
import type { Standing } from '../../../shared/sla/standing.ts'
import type { ShownLight } from '../../ui/light-shapes.ts'
import { loadOf } from '../data/candidates.ts'
import { clockStanding } from '../data/clock-standing.ts'
import { entities } from '../data/entity-store.ts'
import { freshness, positions } from '../data/positions.ts'
import { onSecond, relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { technicianState } from '../data/technician-state.ts'
import { crewOf, type Crew } from './crew.ts'
import { TicketBook, type Cells, type Totals } from './ticket-book.ts'
import { whyNotYet, type Why } from './why-not-yet.ts'

export const nextShown = 20

export interface NextBreach {
  ticket: Ticket
  clock: ClockName
  light: ShownLight
  stands: Standing
  why: Why
}

export interface WallPicture {
  now: Instant
  /** somebody can vouch for what is shown */
  sure: boolean
  totals: Readonly<Totals>
  cells: Cells
  next: NextBreach[]
  crew: Crew
  unseen: Record<AlarmPriority, number>
}

const book = new TicketBook((id: TicketId) => entities.value('ticket', id))
for (const { value } of entities.all('ticket')) book.touch([value.id])
entities.listenKind('ticket', (ids) => book.touch(ids))

let picture = take()
const listeners = new Set<() => void>()
onSecond(() => {
  picture = take()
  for (const listener of listeners) listener()
})

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useWallPicture(): WallPicture {
  return useSyncExternalStore(listen, () => picture)
}

function take(): WallPicture {
  const now = relayNow()
  const { phase } = useSession.getState().link
  const sure = phase === 'live' || phase === 'lagging'
  book.settle(now)
  return {
    now,
    sure,
    totals: { ...book.totals },
    cells: book.cells,
    next: book.next(nextShown).flatMap(({ ticketId, clock }) => {
      const ticket = entities.value('ticket', ticketId)
      return ticket ? [nextBreach(ticket, clock, now, sure)] : []
    }),
    crew: crewOf(technicians(), {
      state: (technician) => technicianState(technician, now),
      noContact: (technician) => noContact(technician.index, now),
      load: (technician) => loadOf(technician.id),
    }),
    unseen: unseenAlarms(),
  }
}

function nextBreach(ticket: Ticket, clock: ClockName, now: Instant, sure: boolean): NextBreach {
  const light = clockLight(ticket.clocks[clock], now)
  const stands = clockStanding(ticket, clock, now)
  const why = whyNotYet(ticket, clock, stands, now, {
    visit: (id) => entities.value('visit', id),
    noContact(id) {
      const index = entities.value('technician', id)?.index
      return index === undefined || noContact(index, now)
    },
  })
  return { ticket, clock, light: light === 'green' && !sure ? 'unsure' : light, stands, why }
}

function noContact(index: number, now: Instant): boolean {
  const age = positions.ageOf(index, now)
  return age === undefined || freshness(age) === 'no-contact'
}

function* technicians() {
  for (const { value } of entities.all('technician')) yield value
}

function unseenAlarms(): Record<AlarmPriority, number> {
  const counts = Object.fromEntries(alarmPriorities.map((priority) => [priority, 0])) as Record<AlarmPriority, number>
  for (const { value } of entities.all('alarm')) if (isUnseen(value)) counts[value.priority]++
  return counts
}
