// Which tickets the board shows, in which order: the ones to be done soonest first.
import type { Instant, TicketId } from '../../../shared/model/ids.ts'
import { worstClock } from '../../../shared/model/sla.ts'
import { isOpen, type Ticket } from '../../../shared/model/ticket.ts'
import { entities } from '../data/entity-store.ts'
import { siteAddress } from '../data/names.ts'
import { HeldList } from '../data/held-list.ts'
import { relayNow } from '../data/relay-time.ts'
import { useUi, type BoardTab } from '../data/ui-state.ts'

export function boardList(tab: BoardTab, query: string, now: Instant): TicketId[] {
  const wanted = query.trim().toLowerCase()
  const found: { id: TicketId; key: number }[] = []
  for (const { value: ticket } of entities.all('ticket'))
    if (onTab(ticket, tab) && matches(ticket, wanted)) found.push({ id: ticket.id, key: sortKey(ticket, tab, now) })
  return found.sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
}

function onTab(ticket: Ticket, tab: BoardTab): boolean {
  if (tab === 'ended') return !isOpen(ticket)
  if (!isOpen(ticket)) return false
  return tab === 'open' || (tab === 'queue') === (ticket.openVisitId === null)
}

/** Open tickets by the instant their most urgent clock is due, ended ones by when they ended, latest first. */
function sortKey(ticket: Ticket, tab: BoardTab, now: Instant): number {
  if (tab === 'ended') return -ticket.movedAt
  return worstClock(ticket.clocks, now)?.clock.dueAt ?? Number.MAX_SAFE_INTEGER
}

function matches(ticket: Ticket, wanted: string): boolean {
  if (wanted === '') return true
  const { number, customer, site, summary } = ticket
  return `${number ?? ''}\n${customer.name}\n${customer.nameLatin ?? ''}\n${customer.phone}\n${site.address}\n${siteAddress(ticket)}\n${summary}`
    .toLowerCase()
    .includes(wanted.replace(/^#/, ''))
}

/** The board's rows, held still while the operator is at them. */
export const boardRows = new HeldList<TicketId>(
  () => {
    const { tab, query } = useUi.getState()
    return boardList(tab, query, relayNow())
  },
  (id) => id,
)

entities.listenKind('ticket', boardRows.changed)
useUi.subscribe((next, before) => {
  if (next.tab !== before.tab || next.query !== before.query) boardRows.refresh()
})
