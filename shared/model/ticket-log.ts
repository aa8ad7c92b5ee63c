// The history of a ticket as the log tells it: every commit about it, with what each has made of it. It is read from events
// alone, so it also knows what no entity holds any more: every edit, and tickets that have left the state.
import { deeds, type HistoryEntry } from './ticket-history.ts'
import type { Instant, TechnicianId, TicketId, VisitId } from './ids.ts'
import { thresholds } from './sla.ts'
import { fieldValues, valueText, type FieldValues } from './ticket-fields.ts'
import { editableFields } from './ticket-edits.ts'
import type { Step } from './visit.ts'
import type { Commit } from '../events/commit.ts'
import type { Event, EventOf } from '../events/event.ts'

/** What of one commit is about the ticket. */
export type LoggedDeeds = Pick<Commit, 'seq' | 'at' | 'seat' | 'actor' | 'name'> & { entries: HistoryEntry[] }

/** What earlier commits have told that later ones only name. */
interface Known {
  visits: Map<VisitId, TechnicianId>
  files: Map<string, string>
  values: Partial<FieldValues>
  paused: boolean
}

type Telling = Partial<HistoryEntry> & Pick<HistoryEntry, 'what'>
type Teller<E> = (event: E, known: Known, at: Instant) => Telling[]

/** A step of a visit, told at the instant at which it was taken. */
const step =
  (what: Step) =>
  (event: Stepped, known: Known): Telling[] => [{ what, at: event.effectiveAt, technicianId: who(known, event) }]
type Stepped = EventOf<'visitAccepted' | 'travelStarted' | 'technicianArrived'>

/** The events that the history shows. */
const tellers: { [T in Event['type']]?: Teller<EventOf<T>> } = {
  ticketCreated({ facts, reportedAt }, known, at) {
    known.values = fieldValues(facts)
    const made: Telling = { what: 'created' }
    // What was entered at once was reported by that.
    return at - reportedAt > 60_000 ? [{ what: 'reported', at: reportedAt, by: null }, made] : [made]
  },
  ticketResolved: (event, known) => ended('resolved', event.resolution, known),
  ticketCancelled: (event, known) => ended('cancelled', event.reason, known),
  noteAdded: ({ note }) => [{ what: 'noted', at: note.at, by: note.by, text: note.text }],
  fileAttached({ file }, known) {
    known.files.set(file.id, file.name)
    return [{ what: 'attached', at: file.at, by: file.by, file: file.name }]
  },
  fileRemoved: ({ fileId, reason }, known) => [{ what: 'detached', file: known.files.get(fileId) ?? '', text: reason }],
  ticketEdited({ values }, known) {
    const before = known.values
    known.values = { ...before, ...values }
    return editableFields.flatMap((field): Telling[] => {
      const [from, to] = [before[field], values[field]]
      if (to === undefined) return []
      return [{ what: 'edited', field, to: valueText(to), ...(from !== undefined && { from: valueText(from) }) }]
    })
  },
  clocksPaused({ pause }, known) {
    known.paused = true
    return [{ what: 'paused', at: pause.from, by: pause.by, pauseReason: pause.reason, text: pause.note }]
  },
  clocksResumed({ resumedAt }, known) {
    known.paused = false
    return [{ what: 'resumed', at: resumedAt }]
  },
  clocksCorrected: ({ correction: { at, by, why, counts } }) => [{ what: 'corrected', at, by, text: why, counts }],
  thresholdsCrossed: ({ crossings }) =>
    crossings
      .toSorted((a, b) => a.at - b.at || thresholds.indexOf(a.threshold) - thresholds.indexOf(b.threshold))
      .map(({ clock, threshold, at }) => ({ what: 'crossed', at, by: null, clock, threshold })),
  visitOffered({ visitId, technicianId, override }, known) {
    known.visits.set(visitId, technicianId)
    return [{ what: 'offered', technicianId, ...(override !== null && { text: override }) }]
  },
  visitRecalled: (event, known) => [{ what: 'recalled', technicianId: who(known, event), reason: event.reason }],
  offerDelivered: (event, known) => [{ what: 'delivered', by: null, technicianId: who(known, event) }],
  visitAccepted: step('accepted'),
  visitDeclined: (event, known) => [{ what: 'declined', technicianId: who(known, event), reason: event.reason }],
  travelStarted: step('travelling'),
  technicianArrived: step('on-site'),
  visitDone: (event, known) => [{ what: 'done', technicianId: who(known, event) }],
  visitAborted: (event, known) => [{ what: 'aborted', technicianId: who(known, event), reason: event.reason }],
  lateStatusReported: (event, known) => [
    {
      what: 'late',
      at: event.effectiveAt,
      technicianId: who(known, event),
      step: event.status,
      ...(event.text !== null && { text: event.text }),
    },
  ],
}

function who({ visits }: Known, { visitId }: { visitId: VisitId }): TechnicianId | null {
  return visits.get(visitId) ?? null
}

function ended(what: 'resolved' | 'cancelled', text: string, known: Known): Telling[] {
  const resumed: Telling[] = known.paused ? [{ what: 'resumed' }] : []
  known.paused = false
  return [...resumed, { what, text }]
}

/** The ticket whose history shows this event; undefined: none does. @param ticketOf whose visit it is */
function ticketOfEvent(event: Event, ticketOf: (visitId: VisitId) => TicketId | undefined): TicketId | undefined {
  if (!tellers[event.type]) return undefined
  if ('ticketId' in event) return event.ticketId
  return 'visitId' in event ? ticketOf(event.visitId) : undefined
}

/** Whose history shows something of this commit. @param ticketOf whose visit it is, which these commits may tell themselves */
export function ticketsShown(
  { events }: Pick<Commit, 'events'>,
  ticketOf: (visitId: VisitId) => TicketId | undefined,
): Set<TicketId> {
  const found = new Set<TicketId>()
  for (const event of events) {
    const ticketId = ticketOfEvent(event, ticketOf)
    if (ticketId !== undefined) found.add(ticketId)
  }
  return found
}

/**
 * @param commits those in which something is about the ticket, oldest first
 * @param technicianOf who was sent by a visit of this ticket whose offer is not among them; undefined: it is of another one
 */
export function loggedDeeds(
  ticketId: TicketId,
  commits: readonly Commit[],
  technicianOf: (visitId: VisitId) => TechnicianId | undefined,
): LoggedDeeds[] {
  const known: Known = { visits: new Map(), files: new Map(), values: {}, paused: false }
  const visits = new Set<VisitId>()
  for (const { events } of commits)
    for (const event of events)
      if (event.type === 'visitOffered' && event.ticketId === ticketId) visits.add(event.visitId)
  // A commit about several tickets, as one that reassigns many, names visits of others.
  const ticketOf = (visitId: VisitId) =>
    visits.has(visitId) || technicianOf(visitId) !== undefined ? ticketId : undefined
  return commits.flatMap((commit): LoggedDeeds[] => {
    const { seq, at, seat, actor, name } = commit
    const entries = commit.events.flatMap((event) => {
      if (ticketOfEvent(event, ticketOf) !== ticketId) return []
      if ('visitId' in event && !known.visits.has(event.visitId)) {
        const technicianId = technicianOf(event.visitId)
        if (technicianId !== undefined) known.visits.set(event.visitId, technicianId)
      }
      const tell = tellers[event.type] as Teller<Event>
      return tell(event, known, at).map((told): HistoryEntry => ({ at, by: actor, technicianId: null, ...told }))
    })
    return entries.length === 0 ? [] : [{ seq, at, seat, actor, name, entries: entries.toSorted(inOneCommit) }]
  })
}

function inOneCommit(a: HistoryEntry, b: HistoryEntry): number {
  return deeds.indexOf(a.what) - deeds.indexOf(b.what)
}
