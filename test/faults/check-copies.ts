// Every picture that any seat has held is what the log led to at that place, and in the end all of them are the relay's.
import type { EntityTables } from '../../shared/model/entities.ts'
import { OpenRecalls, technicianView } from '../../server/feed/technician-view.ts'
import type { RunRecord, SeatRecord, Violation } from './run-record.ts'
import { entityHash, stateHash } from './state-hash.ts'
import { walkLog } from './walk-log.ts'

interface Seen {
  seat: SeatRecord
  seq: number
  hash: string
}

export function checkCopies(record: RunRecord): Violation[] {
  const { eras, seats, relay } = record
  const violations: Violation[] = []
  // A copy belongs to the era in whose log its last commit stands; where two share it, they share all before it.
  const seen = eras.map(() => new Map<number, Seen[]>())
  for (const seat of seats)
    for (const line of seat.lines) {
      if (line.k !== 'saw') continue
      const { seq, tip, hash } = line
      const era = eras.findIndex(({ commits }) => seq === 0 || commits[seq - 1]?.id === tip)
      if (era < 0)
        violations.push({
          code: 'sawWhatNeverWas',
          what: `${seat.name} stood at ${seq} with ${tip}, which no log holds`,
        })
      else seen[era]!.set(seq, [...(seen[era]!.get(seq) ?? []), { seat, seq, hash }])
    }
  eras.forEach(({ commits }, era) => {
    const recalls = new OpenRecalls()
    try {
      const state = walkLog(
        commits,
        () => {},
        (seq, state, changes) => {
          for (const change of changes) if (change.kind === 'visit' && change.value) recalls.note(change.value)
          for (const { seat, hash } of seen[era]!.get(seq) ?? [])
            if (hash !== hashFor(seat, state, recalls))
              violations.push({ code: 'copyDiffers', what: `at ${seq} ${seat.name} saw something else` })
        },
      )
      if (era === eras.length - 1) checkEnd(state, recalls)
    } catch (error) {
      violations.push({ code: 'unsoundState', what: (error as Error).message })
    }
  })
  return violations

  function checkEnd(state: EntityTables, recalls: OpenRecalls): void {
    const head = eras.at(-1)!.commits.length
    if (relay && (relay.seq !== head || relay.hash !== stateHash(state)))
      violations.push({
        code: 'relayDiffers',
        what: `the relay’s snapshot at ${relay.seq} is not its log’s end at ${head}`,
      })
    for (const { name, last, ...seat } of seats) {
      if (!last) {
        violations.push({ code: 'seatSilent', what: `${name} could not say how it stands` })
        continue
      }
      if (last.outbox > 0) violations.push({ code: 'outboxNotDrained', what: `${name} has ${last.outbox} left` })
      if (last.unconfirmed > 0)
        violations.push({ code: 'receiptMissing', what: `${name} has not confirmed ${last.unconfirmed} deliveries` })
      if (seat.technicianId === null && last.seq !== head)
        violations.push({ code: 'notCaughtUp', what: `${name} stands at ${last.seq}, the relay at ${head}` })
      else if (last.hash !== hashFor({ name, last, ...seat }, state, recalls))
        violations.push({ code: 'copyDiffers', what: `in the end ${name} shows something else than the relay` })
    }
  }
}

/** Of everything, or of the part that a phone may see. */
export function hashFor({ technicianId }: SeatRecord, state: EntityTables, recalls: OpenRecalls): string {
  if (technicianId === null) return stateHash(state)
  let hash = 0n
  for (const { kind, value } of technicianView(state, recalls, technicianId).values()) hash ^= entityHash(kind, value)
  return hash.toString(16)
}
