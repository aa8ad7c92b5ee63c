// After a run: reads the relay's log and every seat's own history and says what was promised and not kept. Pure.
import { checkBasis } from './check-basis.ts'
import { checkCopies } from './check-copies.ts'
import { checkDeliveries } from './check-deliveries.ts'
import { checkLogs } from './check-log.ts'
import { checkSalvage } from './check-salvage.ts'
import { checkTold } from './check-told.ts'
import { askedCommands, type RunRecord, type Violation } from './run-record.ts'

export interface Counts {
  commands: number
  answers: number
  refusals: number
  commits: number
}

export function check(record: RunRecord): Violation[] {
  return [checkLogs, checkTold, checkBasis, checkCopies, checkDeliveries, checkSalvage].flatMap((part) => part(record))
}

/** How much there was to check. */
export function count({ eras, seats }: RunRecord): Counts {
  const own = new Set(seats.map(({ seat }) => seat))
  // What an era has taken over from the one before was counted there.
  const fresh = eras.flatMap(({ answers, base }) =>
    answers.filter(({ seat, result }) => own.has(seat) && (base === 0 || result.seq > base)),
  )
  return {
    commands: askedCommands(seats).size,
    answers: fresh.length,
    refusals: fresh.filter(({ result }) => result.kind === 'refused').length,
    commits: eras.reduce((sum, { commits, base }) => sum + commits.length - base, 0),
  }
}
