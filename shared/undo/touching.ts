// What a way back touches, and what a commit has touched, by the same names: where they meet, somebody else has been there.
import type { Commit } from '../events/commit.ts'
import type { Event } from '../events/event.ts'
import { unreachable } from '../model/unreachable.ts'
import type { StandIns } from './take-back.ts'
import type { WayBack } from './way-back.ts'

export function touchedBy(back: WayBack, standIns: StandIns): string[] {
  switch (back.kind) {
    case 'unassign':
      return [`ticket ${back.ticketId}`, `visit ${standIns.now(back.visitId)}`]
    case 'offer':
      return [`ticket ${back.ticketId}`, ...(back.visitId === null ? [] : [`visit ${standIns.now(back.visitId)}`])]
    case 'again':
      return touchedBy(back.of, standIns)
    case 'reroute':
      return [`route ${back.technicianId}`]
    case 'edit':
      return Object.keys(back.fields).map((field) => `field ${field} ${back.ticketId}`)
    case 'resume':
    case 'pause':
      return [`pause ${back.ticketId}`]
    default:
      return unreachable(back)
  }
}

export function touchedIn({ events }: Commit): Set<string> {
  return new Set(events.flatMap(ofEvent))
}

function ofEvent(event: Event): string[] {
  switch (event.type) {
    case 'visitOffered':
    case 'ticketResolved':
    case 'ticketCancelled':
      return [`ticket ${event.ticketId}`]
    case 'visitRecalled':
    case 'visitDeclined':
    case 'visitAborted':
    case 'visitAccepted':
    case 'travelStarted':
    case 'technicianArrived':
    case 'visitDone':
      return [`visit ${event.visitId}`]
    case 'routeChanged':
      return [`route ${event.technicianId}`]
    case 'ticketEdited':
      return Object.keys(event.values).map((field) => `field ${field} ${event.ticketId}`)
    case 'clocksPaused':
    case 'clocksResumed':
      return [`pause ${event.ticketId}`]
    default:
      // Messages on their way, clocks that are reckoned and what is said beside touch nothing that is taken back.
      return []
  }
}
