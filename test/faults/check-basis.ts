// `basedOn`, and what was asked, by the seat's own history: an accepted command found the facts it relied on and did what
// it said; a refused one had a reason. Written anew here, not with the rules of the product.
import { isDeepStrictEqual } from 'node:util'
import { groupBy } from '../../scripts/city/group-by.ts'
import type { Command } from '../../shared/commands/command.ts'
import type { EntityTables } from '../../shared/model/entities.ts'
import type { Ticket } from '../../shared/model/ticket.ts'
import { isOpenVisit, type Visit } from '../../shared/model/visit.ts'
import { askedCommands, type Era, type RunRecord, type Violation } from './run-record.ts'
import { walkLog } from './walk-log.ts'

type Fields = Record<string, unknown>
type Edits = Record<string, { from: unknown; to: unknown }>

/** Refusals that say: what you relied on is not so any more. */
const reasons = new Set(['ticketMoved', 'routeChanged', 'fieldChanged'])

export function checkBasis(record: RunRecord): Violation[] {
  const commands = askedCommands(record.seats)
  return record.eras.flatMap((era) => checkEra(era, (id) => commands.get(id)?.command))
}

function checkEra({ commits, answers, base }: Era, commandOf: (id: string) => Command | undefined): Violation[] {
  const violations: Violation[] = []
  const refusals = groupBy(
    answers.filter(({ result }) => result.kind === 'refused'),
    ({ result }) => result.seq,
  )
  let asked: Command | undefined
  try {
    walkLog(
      commits,
      (commit, state) => {
        // A late report is history: it relies on nothing and moves nothing.
        const late = commit.events.some(({ type }) => type === 'lateStatusReported')
        asked = commit.seq > base && !late ? commandOf(commit.id) : undefined
        const why = asked && notAsSeen(asked, state)
        if (why) violations.push({ code: 'basisIgnored', what: `${asked!.name} ${commit.id} at ${commit.seq}: ${why}` })
      },
      (seq, state) => {
        const why = asked && notAsAsked(asked, state)
        if (why) violations.push({ code: 'notWhatWasAsked', what: `${asked!.name} ${asked!.id} at ${seq}: ${why}` })
        for (const { id, result } of refusals.get(seq) ?? []) {
          const command = commandOf(id)
          const code = result.kind === 'refused' ? result.code : ''
          if (command && reasons.has(code) && !notAsSeen(command, state))
            violations.push({ code: 'refusedWithoutReason', what: `${command.name} ${id} at ${seq}: ${code}` })
        }
      },
    )
  } catch (error) {
    violations.push({ code: 'unsoundState', what: (error as Error).message })
  }
  return violations
}

/** @returns what differs from the facts the command relied on; undefined: nothing */
function notAsSeen({ name, args, basedOn }: Command, state: EntityTables): string | undefined {
  const { ticketId, visitId, technicianId } = args as Fields
  const basis = basedOn as Fields
  const ticket = state.get('ticket', String(ticketId))
  const open = ticket?.openVisitId ?? null
  switch (name) {
    case 'create-ticket':
      return ticket && 'the ticket is there already'
    case 'assign-ticket':
      return open === null ? undefined : `the ticket is with visit ${open}`
    case 'reassign-ticket':
    case 'unassign-ticket':
      return open === basis['visitId'] ? undefined : `relied on visit ${String(basis['visitId'])}, open is ${open}`
    case 'resolve-ticket':
      return basis['visitId'] === null || open === basis['visitId']
        ? undefined
        : `relied on visit ${basis['visitId'] as string}, open is ${open}`
    case 'accept-visit':
    case 'decline-visit':
    case 'report-status': {
      const visit = state.get('visit', String(visitId))
      return visit && isOpenVisit(visit) ? undefined : 'the visit is not open'
    }
    case 'edit-ticket': {
      const edits = Object.entries((args as { fields: Edits }).fields)
      const others = edits.filter(
        ([name, { from, to }]) => ticket && ![from, to].some((one) => isDeepStrictEqual(one, valueOf(ticket, name))),
      )
      return others.length === 0 ? undefined : `${others.map(([name]) => name).join()} had another value`
    }
    case 'reroute-technician': {
      const route = state.get('route', String(technicianId))?.visitIds ?? []
      const seen = (basis['visitIds'] as string[]).filter((id) => isOn(state.get('visit', id), technicianId))
      return seen.join() === route.join() ? undefined : `relied on ${seen.join()}, the route is ${route.join()}`
    }
    default:
      return undefined
  }
}

/** @returns what is otherwise than the command said it should become; undefined: nothing */
function notAsAsked({ name, args }: Command, state: EntityTables): string | undefined {
  const { ticketId, visitId, technicianId } = args as Fields
  const ticket = state.get('ticket', String(ticketId))
  switch (name) {
    case 'create-ticket':
      return ticket ? undefined : 'there is no ticket'
    case 'assign-ticket':
    case 'reassign-ticket': {
      if (ticket?.openVisitId !== visitId) return `the ticket is with ${ticket?.openVisitId}`
      const visit = state.get('visit', String(visitId))
      return visit?.technicianId === technicianId ? undefined : `the visit is with ${visit?.technicianId}`
    }
    case 'unassign-ticket':
      return ticket?.openVisitId === null ? undefined : `the ticket is with ${ticket?.openVisitId}`
    case 'edit-ticket': {
      const edits = Object.entries((args as { fields: Edits }).fields)
      return edits.every(([name, { to }]) => ticket && isDeepStrictEqual(valueOf(ticket, name), to))
        ? undefined
        : 'a field is otherwise'
    }
    case 'cancel-ticket':
      return ticket?.state === 'cancelled' ? undefined : `the ticket is ${ticket?.state}`
    case 'resolve-ticket':
      return ticket?.state === 'resolved' ? undefined : `the ticket is ${ticket?.state}`
    default:
      return undefined
  }
}

function valueOf(ticket: Ticket, field: string): unknown {
  const { phone, ...customer } = ticket.customer
  const { zone = '', ...site } = ticket.site
  const apart: Fields = { phone, customer, zone, site }
  return apart[field] ?? (ticket as unknown as Fields)[field] ?? ''
}

function isOn(visit: Visit | undefined, technicianId: unknown): boolean {
  return visit !== undefined && visit.technicianId === technicianId && isOpenVisit(visit)
}
