// What a seat still knows when the relay comes back with another log, restored from a backup that is older than the seat's
// copy: it is reported before the copy is replaced, so that people can enter it anew.
import type { Commit, LogPosition } from '../events/commit.ts'
import { centreId } from '../model/centre.ts'
import type { EntityTables, EntityByKind, Kind, ReadonlyState } from '../model/entities.ts'
import { kinds } from '../model/entities.ts'

/** An entity as this seat knew it, which is not in the relay's log any more, or is older there. */
export type Known = { [K in Kind]: { kind: K; value: EntityByKind[K] } }[Kind]

/**
 * How much of this seat's copy stands in the relay's log: two logs that part never meet again, so it is searched by halves.
 * @param held commits that this seat still has, in order without a hole
 * @param idAt the id of the relay's commit of that seq; null: its log ends before it
 * @returns the last seq that both have; the seq before the first held one when none of them stands
 */
export async function lastCommon(
  held: readonly LogPosition[],
  idAt: (seq: number) => Promise<string | null>,
): Promise<number> {
  let [from, to] = [0, held.length]
  while (from < to) {
    // The newest first: mostly all of it stands.
    const at = to === held.length ? to - 1 : (from + to) >> 1
    const { seq, tip } = held[at]!
    if ((await idAt(seq)) === tip) from = at + 1
    else to = at
  }
  return from > 0 ? held[from - 1]!.seq : (held[0]?.seq ?? 1) - 1
}

/** The entities that these commits were about, as `kind/id`. */
export function touchedBy(commits: readonly Commit[], copy: ReadonlyState): Set<string> {
  const touched = new Set<string>()
  const ticket = (id: string) => touched.add(`ticket/${id}`)
  for (const event of commits.flatMap(({ events }) => events)) {
    if ('ticketId' in event) ticket(event.ticketId)
    if ('technicianId' in event) touched.add(`route/${event.technicianId}`)
    if ('visitId' in event) {
      touched.add(`visit/${event.visitId}`)
      const visit = copy.get('visit', event.visitId)
      if (visit) ticket(visit.ticketId)
    }
    if (event.type === 'technicianRegistered') touched.add(`technician/${event.technician.id}`)
    if (event.type === 'centreConfigured' || event.type === 'ticketCreated' || event.type === 'technicianRegistered')
      touched.add(`centre/${centreId}`)
  }
  return touched
}

/**
 * One step for each entity of the copy, so that whoever asks can take it in slices.
 * @param lost what commits that are not in the relay's log were about; null: not known which commits those are
 */
export function* entitiesBeyond(
  copy: EntityTables,
  state: ReadonlyState,
  lost: ReadonlySet<string> | null,
): Generator<Known | undefined, void, void> {
  for (const kind of kinds)
    for (const value of copy.values(kind)) {
      const there = state.get(kind, value.id)
      const suspect = lost === null || lost.has(`${kind}/${value.id}`)
      yield suspect && !same(value, there) ? ({ kind, value } as Known) : undefined
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
