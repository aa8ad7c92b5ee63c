// Keeps the tables of the histories with the log, in the transaction of the commits: a row for each commit and ticket that
// is to be found, and one for each ticket that leaves the state.
import { sql } from 'kysely'
import type { Event, EventOf } from '../../shared/events/event.ts'
import type { EntityByKind } from '../../shared/model/entities.ts'
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
  const left: Left[] = []
  for (const { seq, events } of commits) {
    for (const event of events) {
      noteVisits(event, ticketOf)
      if (event.type === 'ticketArchived') left.push({ seq, ...event })
    }
    for (const ticket of ticketsShown({ events }, (id) => ticketOf.get(id))) rows.push({ ticket, seq })
  }
  await putTicketCommits(db, rows)
  if (left.length > 0) await putArchived(db, await archivedNow(db, left))
}

type Left = Pick<EventOf<'ticketArchived'>, 'ticketId' | 'visitIds'> & { seq: number }

/** Whose visits they are, also of those that are gone again at the end of the batch. */
function noteVisits(event: Event, ticketOf: Map<VisitId, TicketId>): void {
  if (event.type === 'visitOffered') ticketOf.set(event.visitId, event.ticketId)
  if (event.type === 'ticketArchived') for (const id of event.visitIds) ticketOf.set(id, event.ticketId)
}

/** They still stand among the entities, which are written after this. */
async function archivedNow(db: StoreDb, left: readonly Left[]): Promise<Archived[]> {
  const bodies = async <K extends 'ticket' | 'visit'>(kind: K, ids: string[]) => {
    const found = new Map<string, EntityByKind[K]>()
    for (const some of chunks(ids, 1)) {
      const query = db.selectFrom('entities').select(['id', 'body']).where('kind', '=', kind).where('id', 'in', some)
      for (const { id, body } of await query.execute()) found.set(id, JSON.parse(body) as EntityByKind[K])
    }
    return found
  }
  const tickets = await bodies(
    'ticket',
    left.map(({ ticketId }) => ticketId),
  )
  const visits = await bodies(
    'visit',
    left.flatMap(({ visitIds }) => visitIds),
  )
  return left.flatMap(({ seq, ticketId }) => {
    const ticket = tickets.get(ticketId)
    return ticket ? [archivedTicket(seq, ticket, (id) => visits.get(id))] : []
  })
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

/** All of them as one value: a statement of a value for each would cost more to make than to run. */
export async function putTicketCommits(db: StoreDb, rows: readonly TicketCommit[]): Promise<void> {
  if (rows.length === 0) return
  const pairs = JSON.stringify(rows.map(({ ticket, seq }) => [ticket, seq]))
  await sql`INSERT INTO ticket_commits (ticket, seq)
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(${pairs})`.execute(db)
}

export async function putArchived(db: StoreDb, rows: Archived[]): Promise<void> {
  for (const some of chunks(rows, 7)) await db.insertInto('archived_tickets').values(some).execute()
}
