// Answers from the log what a console asks of the past: of one ticket, and of one site. Only what is committed is told.
import type { LogPosition } from '../../shared/events/commit.ts'
import type { ReadonlyState } from '../../shared/model/entities.ts'
import type { Instant, SeatId, TicketId } from '../../shared/model/ids.ts'
import { loggedDeeds } from '../../shared/model/ticket-log.ts'
import {
  mostEarlier,
  mostLogged,
  type AskEarlier,
  type EarlierTickets,
  type TicketLog,
} from '../../shared/wire/history.ts'
import type { Store } from '../store/store.ts'

export interface LogAnswersPorts {
  store: Pick<Store, 'ticketCommits' | 'earlierTickets'>
  state: ReadonlyState
  head: () => LogPosition
  /** the instant of the last commit */
  lastAt: () => Instant
  /** what a seat is called; undefined: nobody knows it */
  labelOf: (seat: SeatId) => string | undefined
}

export class LogAnswers {
  private readonly ports: LogAnswersPorts

  constructor(ports: LogAnswersPorts) {
    this.ports = ports
  }

  async ticketLog(ticketId: TicketId): Promise<TicketLog> {
    const { store, state, head, lastAt, labelOf } = this.ports
    const at = lastAt()
    const commits = await store.ticketCommits(ticketId, head().seq, mostLogged + 1)
    const more = commits.length > mostLogged
    const deeds = loggedDeeds(ticketId, more ? commits.slice(1) : commits, (visitId) => {
      const visit = state.get('visit', visitId)
      return visit?.ticketId === ticketId ? visit.technicianId : undefined
    })
    return { at, more, commits: deeds.map((commit) => ({ ...commit, label: labelOf(commit.seat) ?? null })) }
  }

  earlierTickets(site: AskEarlier): Promise<EarlierTickets> {
    const { store, head } = this.ports
    return store.earlierTickets(site, head().seq, mostEarlier)
  }
}
