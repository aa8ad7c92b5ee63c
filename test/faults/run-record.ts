// What is left of a run: the relay's log, era by era, and every seat's own history. Pure data; the checker reads nothing else.
import type { Command } from '../../shared/commands/command.ts'
import type { Commit } from '../../shared/events/commit.ts'
import type { EntityTables } from '../../shared/model/entities.ts'
import type { AnswerResult } from '../../shared/wire/messages.ts'
import type { StoredAnswer } from '../../server/store/store.ts'
import type { Line } from './history.ts'
import type { SeatReport } from './seat-orders.ts'

/** From one restore of the relay's store to the next. */
export interface Era {
  /** the store as it was when the era ended */
  commits: Commit[]
  answers: StoredAnswer[]
  entities: EntityTables
  /** no connection that was opened later than this is an earlier era's; machine mono, ms */
  from: number
  /** how many commits it has taken over from the era before */
  base: number
}

export interface SeatRecord {
  /** as the fault suite calls it */
  name: string
  seat: string
  /** the technician whose phone it is */
  technicianId: string | null
  lines: Line[]
  /** what it said of itself when all was quiet; null: it could not say */
  last: SeatReport | null
}

export interface RunRecord {
  eras: Era[]
  seats: SeatRecord[]
  /** the relay's own snapshot when all was quiet */
  relay: { seq: number; hash: string } | null
}

export interface Violation {
  code: string
  what: string
}

/** A command as its seat knows it. */
export interface Asked {
  seat: SeatRecord
  command: Command
  /** when it was given, if that was written down; mono */
  at: number | null
  /** it was told as queued */
  queued: boolean
}

/** An answer, or the own commit in the feed, as a seat was told it. */
export interface Told {
  seat: SeatRecord
  id: string
  outcome: 'applied' | 'unchanged' | 'refused'
  seq: number
  code: string | null
  era: number
  t: number
}

/** Every command that any history knows, by id. */
export function askedCommands(seats: readonly SeatRecord[]): Map<string, Asked> {
  const all = new Map<string, Asked>()
  for (const seat of seats) {
    const askedAt = new Map<string, number>()
    for (const line of seat.lines) {
      if (line.k === 'asked') askedAt.set(line.a, line.t)
      else if (line.k === 'queued')
        all.set(line.command.id, { seat, command: line.command, at: askedAt.get(line.a) ?? null, queued: true })
      // Killed between disk and word: the journal knows it, and nobody was told.
      else if (line.k === 'start')
        for (const command of line.undecided)
          if (!all.has(command.id)) all.set(command.id, { seat, command, at: null, queued: false })
    }
  }
  return all
}

/** What each seat was told of its own commands, in order. */
export function toldAnswers({ seats, eras }: Pick<RunRecord, 'seats' | 'eras'>): Told[] {
  const all: Told[] = []
  for (const seat of seats) {
    for (const { line, era } of inEras(seat.lines, eras)) {
      if (line.k === 'answer') {
        const { result } = line
        const code = result.kind === 'refused' ? result.code : null
        all.push({ seat, id: line.id, outcome: outcomeOf(result), seq: result.seq, code, era, t: line.t })
      } else if (line.k === 'fed')
        for (const [seq, id] of line.commits)
          if (eras[era]?.commits[seq - 1]?.seat === seat.seat)
            all.push({ seat, id, outcome: 'applied', seq, code: null, era, t: line.t })
    }
  }
  return all
}

export function outcomeOf(result: AnswerResult): Told['outcome'] {
  return result.kind === 'accepted' || result.kind === 'changed' ? 'applied' : result.kind
}

/** Each line with the era of the connection it came over. */
export function* inEras(lines: readonly Line[], eras: readonly Era[]): IterableIterator<{ line: Line; era: number }> {
  let era = 0
  for (const line of lines) {
    if (line.k === 'opened') era = eras.findLastIndex(({ from }) => from <= line.t)
    yield { line, era: Math.max(0, era) }
  }
}
