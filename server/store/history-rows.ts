// What the histories are found by, reckoned from the log: a row for each commit and ticket that is to be found, and one for
// each ticket that leaves the state. One rule for the relay that decides, for a store that is filled or checked, and for tests.
import type { Commit } from '../../shared/events/commit.ts'
import { applyCommit } from '../../shared/events/evolve.ts'
import { EntityTables, type ReadonlyState } from '../../shared/model/entities.ts'
import type { VisitId } from '../../shared/model/ids.ts'
import { foldedAddress } from '../../shared/model/same-site.ts'
import { ticketsShown } from '../../shared/model/ticket-log.ts'
import type { Ticket } from '../../shared/model/ticket.ts'
import type { Visit } from '../../shared/model/visit.ts'
import type { EarlierTicket } from '../../shared/wire/history.ts'
import type { StoreTables } from './tables.ts'

export interface HistoryRows {
  commits: StoreTables['ticket_commits'][]
  archived: StoreTables['archived_tickets'][]
}

export function noHistory(): HistoryRows {
  return { commits: [], archived: [] }
}

/** Puts in what one commit leads to. @param before the state that it comes upon */
export function addHistory(rows: HistoryRows, { seq, events }: Commit, before: ReadonlyState): void {
  const offered = new Map<string, string>()
  for (const event of events) {
    if (event.type === 'visitOffered') offered.set(event.visitId, event.ticketId)
    if (event.type !== 'ticketArchived') continue
    const ticket = before.get('ticket', event.ticketId)
    if (ticket) rows.archived.push(archivedTicket(seq, ticket, (id) => before.get('visit', id)))
  }
  const ticketOf = (id: string) => offered.get(id) ?? before.get('visit', id)?.ticketId
  for (const ticket of ticketsShown({ events }, ticketOf)) rows.commits.push({ ticket, seq })
}

/** Of a log from its first commit on. @param after only what commits after this one lead to */
export function historyOf(commits: readonly Commit[], after = 0): HistoryRows {
  const rows = noHistory()
  const state = new EntityTables()
  for (const commit of commits) {
    addHistory(rows, commit, state)
    applyCommit(state, commit)
  }
  const later = ({ seq }: { seq: number }) => seq > after
  return { commits: rows.commits.filter(later), archived: rows.archived.filter(later) }
}

function archivedTicket(
  seq: number,
  ticket: Ticket,
  visitOf: (id: VisitId) => Visit | undefined,
): StoreTables['archived_tickets'] {
  const { id, number, summary, state, movedAt: endedAt, site, visitIds } = ticket
  const there = visitIds.flatMap((visitId) => {
    const visit = visitOf(visitId)
    return visit && (visit.state === 'done' || visit.onSiteAt !== null) ? [visit.technicianId] : []
  })
  const body: EarlierTicket = { id, number, summary, state, endedAt, technicianIds: [...new Set(there)] }
  return {
    ticket: id,
    seq,
    words: foldedAddress(site),
    lat: site.place.lat,
    lon: site.place.lon,
    ended_at: endedAt,
    body: JSON.stringify(body),
  }
}
