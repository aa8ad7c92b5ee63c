// What the operator is doing in this window: what is selected, what is being assigned by keys or clicks, what is filtered.
import { create } from 'zustand'
import type { BoardTab } from '../../../shared/ipc/board-look.ts'
import type { BulkResult, MarkedQuestion } from './bulk-result.ts'
import type { TechnicianId, TicketId } from '../../../shared/model/ids.ts'
import type { ClockName } from '../../../shared/sla/pauses.ts'

/** The last thing that happened to an act of the operator, in words, for the message line. */
export interface Said {
  kind: 'done' | 'refused'
  key: string
  values: Record<string, unknown>
  /** which key takes it back, or does it again; `never`: none does */
  next?: 'undo' | 'redo' | 'never'
}

export interface UiState {
  ticketId: TicketId | null
  technicianId: TechnicianId | null
  /** the tickets to be dealt with together */
  marked: ReadonlySet<TicketId>
  /** what is asked before an act on several tickets */
  question: MarkedQuestion | null
  /** how often it has been asked about marked tickets */
  asked: number
  /** what became of the last act on several tickets */
  bulk: BulkResult | null
  /** the map goes along with this technician */
  following: TechnicianId | null
  /** the ticket for which a technician is being chosen */
  assigning: TicketId | null
  /** digits and letters typed while choosing */
  choosing: string
  /** whom the pointer is over while a ticket is dragged or assigned: a drop or click would give it to them */
  aimed: TechnicianId | null
  /** the ticket under a technician who is dragged: a drop would give it to them */
  aimedTicket: TicketId | null
  /** what a refused assignment would need: a reason to override the rule */
  overriding: { ticketId: TicketId; technicianId: TechnicianId; before: string | null; code: string } | null
  tab: BoardTab
  query: string
  /** the ticket whose details are being changed */
  editing: TicketId | null
  /** the ticket whose clocks are being paused or resumed */
  pausing: TicketId | null
  /** the clock of the selected ticket whose ledger is open */
  ledger: ClockName | null
  /** calendars and policies are open */
  slaSettings: boolean
  /** the ticket that is asked about before it is cancelled */
  cancelling: TicketId | null
  /** why, as far as it has been said before the question */
  cancelReason: string
  /** the ticket whose line for a new note is to get the focus */
  noting: TicketId | null
  said: Said | null
  /** this window has a selection of its own */
  apart: boolean
  /** the list of the own last acts is open */
  lastActs: boolean
  /** the list of what is pending and what was turned down is open */
  reviewing: boolean
}

export const useUi = create<UiState>(() => ({
  ticketId: null,
  technicianId: null,
  marked: new Set(),
  question: null,
  asked: 0,
  bulk: null,
  following: null,
  assigning: null,
  choosing: '',
  aimed: null,
  aimedTicket: null,
  overriding: null,
  tab: 'queue',
  query: '',
  editing: null,
  pausing: null,
  ledger: null,
  slaSettings: false,
  cancelling: null,
  cancelReason: '',
  noting: null,
  said: null,
  apart: false,
  lastActs: false,
  reviewing: false,
}))

export function selectTicket(ticketId: TicketId | null): void {
  const same = ticketId === useUi.getState().ticketId
  useUi.setState({
    ticketId,
    technicianId: null,
    assigning: null,
    choosing: '',
    pausing: null,
    ...(!same && { ledger: null }),
  })
}

export function selectTechnician(technicianId: TechnicianId | null): void {
  useUi.setState({ technicianId, assigning: null, choosing: '' })
}

export function say(said: Said | null): void {
  useUi.setState({ said })
}
