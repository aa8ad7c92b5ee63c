// Reads the history of a ticket, and the tickets that were at a site before, by the tables kept for it.
import type { Commit } from '../../shared/events/commit.ts'
import { foldedAddress, isNear, nearDegrees } from '../../shared/model/same-site.ts'
import type { AskEarlier, EarlierTicket, EarlierTickets } from '../../shared/wire/history.ts'
import type { Place } from '../../shared/model/place.ts'
import { toCommit } from './rows.ts'
import type { StoreDb } from './tables.ts'

export async function readTicketCommits(db: StoreDb, ticketId: string, upTo: number, limit: number): Promise<Commit[]> {
  const rows = await db
    .selectFrom('commits')
    .selectAll()
    .where('seq', 'in', (eb) =>
      eb
        .selectFrom('ticket_commits')
        .select('seq')
        .where('ticket', '=', ticketId)
        .where('seq', '<=', upTo)
        .orderBy('seq', 'desc')
        .limit(limit),
    )
    .orderBy('seq')
    .execute()
  return rows.map(toCommit)
}

/** @param words the folded address of the site */
export function isAtSite(row: { words: string } & Place, words: string, place: Place): boolean {
  return row.words === words || isNear(row, place)
}

export async function readEarlierTickets(
  db: StoreDb,
  site: AskEarlier,
  upTo: number,
  limit: number,
): Promise<EarlierTickets> {
  const { lat, lon } = site.place
  const words = foldedAddress(site)
  // Meridians come together towards the poles.
  const aside = nearDegrees / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  // Without the bodies: a site may have had thousands, and a box holds more than its circle.
  const near = await db
    .selectFrom('archived_tickets')
    .select(['ticket', 'seq', 'words', 'lat', 'lon', 'ended_at'])
    .where((eb) =>
      eb.or([
        eb('words', '=', words),
        eb.and([eb.between('lat', lat - nearDegrees, lat + nearDegrees), eb.between('lon', lon - aside, lon + aside)]),
      ]),
    )
    .where('seq', '<=', upTo)
    .execute()
  const found = near.filter((row) => isAtSite(row, words, site.place))
  found.sort((a, b) => b.ended_at - a.ended_at || b.seq - a.seq)
  const ids = found.slice(0, limit).map(({ ticket }) => ticket)
  const rows = await db.selectFrom('archived_tickets').select(['ticket', 'body']).where('ticket', 'in', ids).execute()
  const bodies = new Map(rows.map(({ ticket, body }) => [ticket, JSON.parse(body) as EarlierTicket]))
  return { more: found.length > limit, tickets: ids.flatMap((id) => bodies.get(id) ?? []) }
}
