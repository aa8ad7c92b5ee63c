// What the tables of the histories must hold by the log: how they are filled in a store from before they were there, and what
// they are checked against.
import { createHistoryTables } from './history-tables.ts'
import { archivedTicket, putArchived, putTicketCommits, type Archived, type TicketCommit } from './history-index.ts'
import { foldLog } from './fold-log.ts'
import type { StoreDb } from './tables.ts'
import type { Commit } from '../../shared/events/commit.ts'
import type { EntityTables } from '../../shared/model/entities.ts'
import { ticketsShown } from '../../shared/model/ticket-log.ts'

export interface IndexRows {
  commits: TicketCommit[]
  archived: Archived[]
}

/** Puts in what one commit leads to. @param before the state that it comes upon */
export function indexCommit(rows: IndexRows, { seq, events }: Commit, before: EntityTables): void {
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

/** The step: makes the tables and fills them, some commits at a time. */
export async function indexLog(db: StoreDb): Promise<void> {
  await createHistoryTables(db)
  const rows: IndexRows = { commits: [], archived: [] }
  await foldLog(
    db,
    (commit, before) => indexCommit(rows, commit, before),
    async () => {
      await putTicketCommits(db, rows.commits.splice(0))
      await putArchived(db, rows.archived.splice(0))
    },
  )
}
