// What happened to a ticket, read from what the entities hold: who did what, when, and why. Of fields that were edited
// more than once only the last edit is known.
import type { Actor } from './actor.ts'
import type { Instant } from './ids.ts'
import { thresholds, type Threshold } from './sla.ts'
import { editableFields, type EditableField } from './ticket-edits.ts'
import type { Ticket } from './ticket.ts'
import type { Step, Visit } from './visit.ts'
import { thresholdInstants } from '../sla/clocks.ts'
import { clockNames, type ClockName, type PauseReason } from '../sla/pauses.ts'

/** In the order in which they can follow each other within one instant. */
export const deeds = [
  'reported',
  'created',
  'crossed',
  'edited',
  'noted',
  'attached',
  'detached',
  'recalled',
  'declined',
  'aborted',
  'offered',
  'delivered',
  'accepted',
  'travelling',
  'on-site',
  'done',
  'late',
  'paused',
  'resumed',
  'corrected',
  'resolved',
  'closed',
  'cancelled',
] as const
export type Deed = (typeof deeds)[number]

export interface HistoryEntry {
  at: Instant
  what: Deed
  /** null: the technician named, or for what happens by itself nobody */
  by: Actor | null
  technicianId: string | null
  /** in somebody's own words */
  text?: string
  field?: EditableField
  /** of an edited field, where it is known */
  from?: string
  to?: string
  /** the name of a file */
  file?: string
  /** a code from the list of reasons for recalling or declining */
  reason?: string
  pauseReason?: PauseReason
  clock?: ClockName
  threshold?: Threshold
  step?: Step
  counts?: boolean
}

/** @param visits those of the ticket, as far as they are known @returns oldest first */
export function ticketHistory(ticket: Ticket, visits: readonly Visit[]): HistoryEntry[] {
  const list = [...ofTicket(ticket), ...ofClocks(ticket), ...visits.flatMap(ofVisit)]
  return list.sort((a, b) => a.at - b.at || deeds.indexOf(a.what) - deeds.indexOf(b.what))
}

function ofTicket(ticket: Ticket): HistoryEntry[] {
  const { createdAt, createdBy, reportedAt, movedAt, movedBy, state } = ticket
  const list: HistoryEntry[] = [{ at: createdAt, what: 'created', by: createdBy, technicianId: null }]
  // What was entered at once was reported by that.
  if (createdAt - reportedAt > 60_000) list.push({ at: reportedAt, what: 'reported', by: null, technicianId: null })
  for (const field of editableFields) {
    const edit = ticket.edits?.[field]
    if (edit) list.push({ ...edit, what: 'edited', technicianId: null, field })
  }
  for (const { at, by, text } of ticket.notes) list.push({ at, what: 'noted', by, technicianId: null, text })
  for (const { at, by, name, removed } of ticket.files ?? []) {
    list.push({ at, what: 'attached', by, technicianId: null, file: name })
    if (removed)
      list.push({
        at: removed.at,
        what: 'detached',
        by: removed.by,
        technicianId: null,
        file: name,
        text: removed.reason,
      })
  }
  if (state === 'resolved' || state === 'closed' || state === 'cancelled')
    list.push({
      at: movedAt,
      what: state,
      by: movedBy,
      technicianId: null,
      ...(ticket.resolution !== null && { text: ticket.resolution }),
    })
  return list
}

function ofClocks(ticket: Ticket): HistoryEntry[] {
  const list: HistoryEntry[] = []
  for (const { from, by, reason, note, to, endedBy } of ticket.pauses) {
    list.push({ at: from, what: 'paused', by, technicianId: null, pauseReason: reason, text: note })
    if (to !== null) list.push({ at: to, what: 'resumed', by: endedBy, technicianId: null })
  }
  for (const { at, by, why, counts } of ticket.corrections)
    list.push({ at, what: 'corrected', by, technicianId: null, text: why, counts })
  for (const clock of clockNames) {
    const { crossed, breachedAt } = ticket.clocks[clock]
    const instants = thresholdInstants(ticket.clocks[clock])
    for (const [at, threshold] of thresholds.entries()) {
      const due = threshold === 'due'
      // A breach stays as it was told, also when the due instant has moved since.
      const instant = due ? breachedAt : at < crossed ? instants[at]! : null
      if (instant !== null) list.push({ at: instant, what: 'crossed', by: null, technicianId: null, clock, threshold })
    }
  }
  return list
}

const ends: Partial<Record<Visit['state'], Deed>> = {
  recalled: 'recalled',
  declined: 'declined',
  aborted: 'aborted',
  done: 'done',
}

function ofVisit(visit: Visit): HistoryEntry[] {
  const { technicianId, override, endReason } = visit
  const list: HistoryEntry[] = [
    {
      at: visit.offeredAt,
      what: 'offered',
      by: visit.offeredBy,
      technicianId,
      ...(override !== null && { text: override }),
    },
  ]
  const step = (what: Deed, at: Instant | null) => {
    if (at !== null) list.push({ at, what, by: null, technicianId })
  }
  step('delivered', visit.offer.deliveredAt)
  step('accepted', visit.acceptedAt)
  step('travelling', visit.travellingAt)
  step('on-site', visit.onSiteAt)
  for (const { effectiveAt, by, status, text } of visit.lateReports ?? [])
    list.push({ at: effectiveAt, what: 'late', by, technicianId, step: status, ...(text !== null && { text }) })
  const end = ends[visit.state]
  if (end && visit.endedAt !== null)
    list.push({
      at: visit.endedAt,
      what: end,
      by: visit.endedBy,
      technicianId,
      ...(endReason !== null && { reason: endReason }),
    })
  return list
}
