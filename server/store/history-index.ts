// Keeps the tables of the histories with the log, in the transaction of the commits: a row for each commit and ticket that
// is to be found, and one for each ticket that leaves the state.
import type { Event } from '../../shared/events/event.ts'
import type { TicketId, VisitId } from '../../shared/model/ids.ts'
import { foldedAddress } from '../../shared/model/same-site.ts'
import { ticketsShown } from '../../shared/model/ticket-log.ts'
import type { Ticket } from '../../shared/model/ticket.ts'
import type { Visit } from '../../shared/model/visit.ts'
import type { EarlierTicket } from '../../shared/wire/history.ts'
import { chunks } from './rows.ts'
import type { Batch } from './store.ts'
import type { StoreDb, StoreTables } from './tables.ts'

export type TicketCommit = StoreTables['ticket_commits']
export type Archived = StoreTables['archived_tickets']

export async function indexBatch(db: StoreDb, { commits, changes }: Batch): Promise<void> {
  const ticketOf = new Map<VisitId, TicketId>()
  for (const { kind, value } of changes) if (kind === 'visit' && value) ticketOf.set(value.id, value.ticketId)
  const rows: TicketCommit[] = []
  for (const { seq, events } of commits) {
    for (const event of events) {
      noteVisits(event, ticketOf)
      if (event.type === 'ticketArchived') await putArchived(db, await archivedNow(db, seq, event))
    }
    for (const ticket of ticketsShown({ events }, (id) => ticketOf.get(id))) rows.push({ ticket, seq })
  }
  await putTicketCommits(db, rows)
}

/** Whose visits they are, also of those that are gone again at the end of the batch. */
function noteVisits(event: Event, ticketOf: Map<VisitId, TicketId>): void {
  if (event.type === 'visitOffered') ticketOf.set(event.visitId, event.ticketId)
  if (event.type === 'ticketArchived') for (const id of event.visitIds) ticketOf.set(id, event.ticketId)
}

/** It still stands among the entities: they are written after this. */
async function archivedNow(
  db: StoreDb,
  seq: number,
  { ticketId, visitIds }: { ticketId: TicketId; visitIds: readonly VisitId[] },
): Promise<Archived[]> {
  const bodies = async <T>(kind: string, ids: readonly string[]) => {
    const query = db.selectFrom('entities').select(['id', 'body']).where('kind', '=', kind).where('id', 'in', ids)
    return new Map((await query.execute()).map(({ id, body }) => [id, JSON.parse(body) as T]))
  }
  const ticket = (await bodies<Ticket>('ticket', [ticketId])).get(ticketId)
  if (!ticket) return []
  const visits = new Map<VisitId, Visit>()
  for (const some of chunks([...visitIds], 1))
    for (const [id, visit] of await bodies<Visit>('visit', some)) visits.set(id, visit)
  return [archivedTicket(seq, ticket, (id) => visits.get(id))]
}

export function archivedTicket(seq: number, ticket: Ticket, visitOf: (id: VisitId) => Visit | undefined): Archived {
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

export async function putTicketCommits(db: StoreDb, rows: TicketCommit[]): Promise<void> {
  for (const some of chunks(rows, 2)) await db.insertInto('ticket_commits').values(some).execute()
}

export async function putArchived(db: StoreDb, rows: Archived[]): Promise<void> {
  for (const some of chunks(rows, 7)) await db.insertInto('archived_tickets').values(some).execute()
}
