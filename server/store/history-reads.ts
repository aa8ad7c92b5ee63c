// Reads the history of a ticket, and the tickets that were at a site before, by the tables kept for it.
import type { Commit } from '../../shared/events/commit.ts'
import { distanceMetres } from '../../shared/geo/distance.ts'
import { foldedAddress, nearDegrees, sameSiteMetres } from '../../shared/model/same-site.ts'
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
  return row.words === words || distanceMetres(row, place) <= sameSiteMetres
}

/** How many are looked at with one question. */
const piece = 200

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
  const tickets: EarlierTicket[] = []
  for (let offset = 0; ; offset += piece) {
    const rows = await db
      .selectFrom('archived_tickets')
      .selectAll()
      .where((eb) =>
        eb.or([
          eb('words', '=', words),
          eb.and([
            eb.between('lat', lat - nearDegrees, lat + nearDegrees),
            eb.between('lon', lon - aside, lon + aside),
          ]),
        ]),
      )
      .where('seq', '<=', upTo)
      .orderBy('ended_at', 'desc')
      .orderBy('seq', 'desc')
      .limit(piece)
      .offset(offset)
      .execute()
    for (const row of rows) {
      if (!isAtSite(row, words, site.place)) continue
      if (tickets.length === limit) return { more: true, tickets }
      tickets.push(JSON.parse(row.body) as EarlierTicket)
    }
    if (rows.length < piece) return { more: false, tickets }
  }
}
