// Which alarm there should be about a thing, by what the state says of it. Pure: the relay asks it whenever the thing has
// changed, and again at the instant it names.
import { unansweredAfter, type AlarmType } from './registry.ts'
import type { AlarmFacts } from '../model/alarm.ts'
import type { ReadonlyState } from '../model/entities.ts'
import type { Instant } from '../model/ids.ts'
import { isOpen, type Ticket } from '../model/ticket.ts'
import { isOpenVisit } from '../model/visit.ts'
import { ruleFor } from '../escalation/rules.ts'
import { slaSettings } from '../sla/clocks.ts'
import { clockNames } from '../sla/pauses.ts'

export interface Wanted {
  /** null: none */
  alarm: AlarmFacts | null
  /** when the answer may be another one although nothing has changed; Infinity: never */
  lookAgain: Instant
}

/** How long after a ticket was made its maker may still be writing down the same call, ms. */
const callLasts = 60_000

const none: Wanted = { alarm: null, lookAgain: Infinity }

/** What alarms are about, by the first part of their ids. */
export const alarmAbout = {
  sla: (ticketId: string) => `sla:${ticketId}`,
  offer: (visitId: string) => `offer:${visitId}`,
  contact: (technicianId: string) => `contact:${technicianId}`,
  load: (technicianId: string) => `load:${technicianId}`,
  idle: (ticketId: string) => `idle:${ticketId}`,
} as const

/**
 * @param noContact whether a technician who is on a job has not been heard of for too long; positions are not in the state
 */
export function wantedAlarm(
  state: ReadonlyState,
  alarmId: string,
  now: Instant,
  noContact: (technicianId: string) => boolean,
): Wanted {
  const [about, subject] = [alarmId.slice(0, alarmId.indexOf(':')), alarmId.slice(alarmId.indexOf(':') + 1)]
  switch (about) {
    case 'sla':
      return aboutClocks(state.get('ticket', subject), alarmId)
    case 'idle':
      return aboutUntouched(state, state.get('ticket', subject), alarmId, now)
    case 'offer':
      return aboutOffer(state, subject, alarmId, now)
    case 'contact':
      return aboutTechnician(state, subject, alarmId, 'no-contact', isOnJob(state, subject) && noContact(subject))
    case 'load': {
      const load = state.get('route', subject)?.visitIds.length ?? 0
      const capacity = state.get('technician', subject)?.capacity ?? Infinity
      return aboutTechnician(state, subject, alarmId, 'overloaded', load > capacity)
    }
    default:
      return none
  }
}

/** Whether a technician travels or works: then somebody must hear of them. */
export function isOnJob(state: ReadonlyState, technicianId: string): boolean {
  const { visitIds = [] } = state.get('route', technicianId) ?? {}
  return visitIds.some((id) => ['travelling', 'on-site'].includes(state.get('visit', id)?.state ?? ''))
}

/** One alarm for a ticket, by the clock that has come furthest. */
function aboutClocks(ticket: Ticket | undefined, id: string): Wanted {
  if (!ticket || !isOpen(ticket)) return none
  let type: AlarmType | null = null
  let worst = 0
  for (const name of clockNames) {
    const { stoppedAt, crossed, lateAt, breachedAt } = ticket.clocks[name]
    if (stoppedAt !== null) continue
    const far = breachedAt !== null ? 4 : crossed >= 2 ? 3 : lateAt !== null ? 2 : crossed
    if (far > worst) worst = far
  }
  if (worst > 0) type = (['sla-yellow', 'sla-late', 'sla-urgent', 'sla-due'] as const)[worst - 1]!
  return type ? { alarm: facts(id, type, ticket), lookAgain: Infinity } : none
}

function aboutUntouched(state: ReadonlyState, ticket: Ticket | undefined, id: string, now: Instant): Wanted {
  const idle = ticket && isOpen(ticket) && !isTouched(ticket) ? ticket : undefined
  const rule = idle && ruleFor(slaSettings(state).rules, 'untouched', idle.category)
  if (!idle || !rule) return none
  const at = idle.reportedAt + rule.afterMs
  return now < at ? { alarm: null, lookAgain: at } : { alarm: facts(id, 'untouched', idle), lookAgain: Infinity }
}

function isTouched({ visitIds, notes, edits = {}, createdAt, createdBy }: Ticket): boolean {
  // How to get in is asked with the call, and follows the ticket as an edit.
  const later = ({ access, ...others }: NonNullable<Ticket['edits']>) =>
    Object.keys(others).length > 0 ||
    (access !== undefined && (access.by.id !== createdBy.id || access.at - createdAt > callLasts))
  return visitIds.length > 0 || notes.length > 0 || later(edits)
}

function aboutOffer(state: ReadonlyState, visitId: string, id: string, now: Instant): Wanted {
  const visit = state.get('visit', visitId)
  if (!visit || !isOpenVisit(visit) || visit.state !== 'offered') return none
  const at = visit.releaseAt + unansweredAfter
  if (now < at) return { alarm: null, lookAgain: at }
  const ticket = state.get('ticket', visit.ticketId)
  return ticket ? { alarm: facts(id, 'offer-unanswered', ticket, visit.technicianId), lookAgain: Infinity } : none
}

function aboutTechnician(
  state: ReadonlyState,
  technicianId: string,
  id: string,
  type: AlarmType,
  holds: boolean,
): Wanted {
  const area = state.get('technician', technicianId)?.team ?? ''
  return holds ? { alarm: { id, type, ticketId: null, technicianId, area }, lookAgain: Infinity } : none
}

function facts(id: string, type: AlarmType, ticket: Ticket, technicianId: string | null = null): AlarmFacts {
  return { id, type, ticketId: ticket.id, technicianId, area: ticket.site.area }
}
