// How soon there is something to read: from the start of the console's process to the first content of its board, from its
// copy on disk, without a relay.
import { figure, median, ratioFigure, type Figure } from '../figures.ts'
import { driveConsole } from '../console/drive-console.ts'
import type { BenchRun } from '../relay/run.ts'
import { ticketCount } from './many-tickets.ts'

/** ms since the process began */
export interface StartTimes {
  empty: number[]
  full: number[]
  /** until all tickets are counted */
  whole: number[]
}

export function startFigures(run: BenchRun): Figure[] {
  const found = driveConsole(run, 'board', 'start.spec.ts') as StartTimes
  run.say(`starts: ${JSON.stringify(found)}`)
  const what = `${ticketCount} tickets, no relay`
  const empty = median(found.empty)
  return [
    ratioFigure(`${what}: first content from the copy`, 'ms', median(found.full), 'an empty console', empty, '≤ 1.5'),
    figure(`${what}: all of them on the board`, 'ms', median(found.whole)),
  ]
}
