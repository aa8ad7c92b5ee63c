// The day in one line of figures, for whoever tunes it.
import type { ReadonlyState } from '../../shared/model/entities.ts'
import { lights, worstClock } from '../../shared/model/sla.ts'
import { isOpen } from '../../shared/model/ticket.ts'
import type { FullSeat } from './full-seat.ts'

export class Figures {
  private readonly seat: FullSeat
  private lastSeq: number
  private lastAt: number

  constructor(seat: FullSeat) {
    this.seat = seat
    this.lastSeq = seat.seq
    this.lastAt = seat.now()
  }

  line(): string {
    const { seat } = this
    const now = seat.now()
    const states = new Map<string, number>()
    const lit = new Map<string, number>(lights.map((light) => [light, 0]))
    let queued = 0
    for (const ticket of seat.all('ticket')) {
      count(states, ticket.state)
      if (!isOpen(ticket)) continue
      if (ticket.openVisitId === null) queued += 1
      count(lit, worstClock(ticket.clocks, now)?.light ?? 'none')
    }
    const commits = (seat.seq - this.lastSeq) / Math.max(1, (now - this.lastAt) / 1000)
    this.lastSeq = seat.seq
    this.lastAt = now
    return [
      new Date(now).toISOString().slice(11, 19),
      `tickets ${said(states)}`,
      `queue ${queued}`,
      `lights ${said(lit)}`,
      `technicians ${said(doings(seat, seat.all('technician')))}`,
      `fixes ${said(this.ages(now))}`,
      `commits/s ${commits.toFixed(2)}`,
    ].join(' | ')
  }

  private ages(now: number): Map<string, number> {
    const ages = new Map<string, number>()
    for (const { at } of this.seat.fixes.values()) {
      const minutes = (now - at) / 60_000
      count(ages, minutes <= 1 ? '≤1min' : minutes <= 5 ? '≤5min' : minutes <= 30 ? '≤30min' : 'older')
    }
    return ages
  }
}

function doings(state: ReadonlyState, technicians: Iterable<{ id: string }>): Map<string, number> {
  const doings = new Map<string, number>()
  for (const { id } of technicians) {
    const visits = (state.get('route', id)?.visitIds ?? []).map((visitId) => state.get('visit', visitId)?.state)
    const first = ['on-site', 'travelling', 'accepted', 'offered'].find((doing) => visits.some((own) => own === doing))
    count(doings, first ?? 'free')
  }
  return doings
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

function said(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, number]) => `${name} ${number}`).join(', ')
}
