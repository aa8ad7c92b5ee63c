// What a seat still knows when the relay comes back with another log, restored from a backup that is older than the seat's
// copy: it is reported before the copy is replaced, so that people can enter it anew.
import type { Commit, LogPosition } from '../events/commit.ts'
import type { EntityTables, EntityByKind, Kind, ReadonlyState } from '../model/entities.ts'
import { kinds } from '../model/entities.ts'

/** An entity as this seat knew it, which is not in the relay's log any more, or is older there. */
export type Known = { [K in Kind]: { kind: K; value: EntityByKind[K] } }[Kind]

/**
 * @param held commits that this seat still has
 * @param now where the relay's log ends, and its state there
 * @returns those that are surely not in it: numbered beyond its end, or having made what does not exist there
 */
export function commitsBeyond(held: readonly Commit[], now: LogPosition, state: ReadonlyState): Commit[] {
  return held.filter((commit) => commit.seq > now.seq || !madeIsThere(commit, state))
}

function madeIsThere({ events }: Commit, state: ReadonlyState): boolean {
  return events.every((event) => {
    switch (event.type) {
      case 'ticketCreated':
        return state.get('ticket', event.ticketId) !== undefined
      case 'visitOffered':
        return state.get('visit', event.visitId) !== undefined
      case 'technicianRegistered':
        return state.get('technician', event.technician.id) !== undefined
      case 'noteAdded':
        return state.get('ticket', event.ticketId)?.notes.some(({ id }) => id === event.note.id) ?? false
      default:
        return true
    }
  })
}

/**
 * One step for each entity of the copy, so that whoever asks can take it in slices.
 * @param beyond this copy stands beyond the end of the relay's log: what differs is older there
 */
export function* entitiesBeyond(
  copy: EntityTables,
  state: ReadonlyState,
  beyond: boolean,
): Generator<Known | undefined, void, void> {
  for (const kind of kinds)
    for (const value of copy.values(kind)) {
      const there = state.get(kind, value.id)
      const lost = there === undefined || (beyond && !same(value, there))
      yield lost ? ({ kind, value } as Known) : undefined
    }
}

/** Plain data, whatever the order of its keys. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const a = Object.entries(one).filter(([, value]) => value !== undefined)
  const b = new Map(Object.entries(other).filter(([, value]) => value !== undefined))
  return a.length === b.size && a.every(([key, value]) => same(value, b.get(key)))
}
