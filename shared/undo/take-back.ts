// The commands that take acts back, made on what is so now. Each relies on its maker having been the last to change what it
// changes: the relay looks, and refuses it else.
import type { Intent } from '../commands/command.ts'
import { intent } from '../commands/decide.ts'
import type { ReadonlyState } from '../model/entities.ts'
import { unreachable } from '../model/unreachable.ts'
import type { WayBack } from './way-back.ts'

/** Which visits and pauses stand for others that were ended and are back. */
export class StandIns {
  private readonly by = new Map<string, string>()

  put(id: string, standIn: string): void {
    this.by.set(id, standIn)
  }

  /** What stands for it now; itself, unless it was replaced. */
  now(id: string): string {
    const standIn = this.by.get(id)
    return standIn === undefined ? id : this.now(standIn)
  }

  copy(): StandIns {
    const copy = new StandIns()
    for (const [id, standIn] of this.by) copy.put(id, standIn)
    return copy
  }
}

export interface Taking {
  intent: Intent
  /** what it brings in the place of what, when it is done */
  replaces: { id: string; by: string } | null
}

/** The commands that take acts back, the last one first. @param backs in the order of their acts */
export function takings(
  backs: readonly WayBack[],
  state: ReadonlyState,
  standIns: StandIns,
  newId: () => string,
): Taking[] {
  const expected = standIns.copy()
  const placed = new Set<string>()
  const list = backs.toReversed().map((back) => {
    const taking = takingOf(back, state, expected, placed, newId)
    if (taking.replaces) {
      expected.put(taking.replaces.id, taking.replaces.by)
      placed.add(taking.replaces.by)
    }
    return taking
  })
  return list
}

const own = { own: true } as const

function takingOf(
  back: WayBack,
  state: ReadonlyState,
  standIns: StandIns,
  placed: ReadonlySet<string>,
  newId: () => string,
): Taking {
  const now = (id: string) => standIns.now(id)
  switch (back.kind) {
    case 'unassign': {
      const { ticketId, visitId } = back
      return {
        intent: intent('unassign-ticket', { ticketId }, { visitId: now(visitId), ...own }),
        replaces: null,
      }
    }
    case 'offer': {
      const { ticketId, technicianId, followers, override, replaces } = back
      const order = state.get('route', technicianId)?.visitIds ?? []
      // The nearest of those behind it that is still there, or comes back just before.
      const before = followers.map(now).find((id) => order.includes(id) || placed.has(id)) ?? null
      const visitId = newId()
      const basis = back.visitId === null ? null : now(back.visitId)
      const name = basis === null ? 'assign-ticket' : 'reassign-ticket'
      const args = { ticketId, visitId, technicianId, before, override }
      return {
        intent: intent(name, args, { visitId: basis, ...own }),
        replaces: { id: replaces, by: visitId },
      }
    }
    case 'reroute': {
      const { technicianId, visitIds, seen } = back
      return {
        intent: intent(
          'reroute-technician',
          { technicianId, visitIds: visitIds.map(now) },
          { visitIds: seen.map(now), ...own },
        ),
        replaces: null,
      }
    }
    case 'edit': {
      const { kind: _, ...args } = back
      return { intent: intent('edit-ticket', args, own), replaces: null }
    }
    case 'again':
      return { intent: back.intent, replaces: null }
    case 'resume': {
      const { ticketId, pauseId } = back
      return { intent: intent('resume-clocks', { ticketId, pauseId: now(pauseId) }, own), replaces: null }
    }
    case 'pause': {
      const { ticketId, replaces, reason, note, endsBy } = back
      const pauseId = newId()
      return {
        intent: intent('pause-clocks', { ticketId, pauseId, reason, note, endsBy }, own),
        replaces: { id: replaces, by: pauseId },
      }
    }
    default:
      return unreachable(back)
  }
}
