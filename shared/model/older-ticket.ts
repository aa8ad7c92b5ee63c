// Tickets and clocks as the first version wrote them, in the form of today: in its events, and in copies on disk. What this
// is made for is never changed again.
import type { Clock, Clocks } from './sla.ts'
import type { Ticket } from './ticket.ts'
import { clockNames, type ClockName } from '../sla/pauses.ts'

interface OlderClock {
  startAt: number
  yellowAt: number
  dueAt: number
  stoppedAt: number | null
}
export type OlderClocks = Record<ClockName, OlderClock>

/** Every clock ran round the clock, and nothing could hold it. */
export function clocksOfVersion1(older: OlderClocks): Clocks {
  const clock = (name: ClockName): Clock => {
    const { startAt, yellowAt, dueAt, stoppedAt } = older[name]
    const targetMs = dueAt - startAt
    return {
      startAt,
      targetMs,
      calendarId: null,
      pausable: name !== 'respond',
      yellowAt,
      urgentAt: Math.max(yellowAt, startAt + Math.round(targetMs * 0.9)),
      dueAt,
      pausedAt: null,
      stoppedAt,
      crossed: 0,
      breachedAt: null,
      lateAt: null,
    }
  }
  return Object.fromEntries(clockNames.map((name) => [name, clock(name)])) as Clocks
}

type OlderTicket = Omit<Ticket, 'clocks' | 'pauses' | 'corrections'> & { clocks: OlderClocks }

export function ticketOfVersion1(older: OlderTicket): Ticket {
  return { ...older, clocks: clocksOfVersion1(older.clocks), pauses: [], corrections: [] }
}
