// The ledger of a clock: every stretch from its start to now, counted or not, by whom and why. What it counts adds up to
// the time that the clock has used, to the millisecond.
import type { BusinessTime } from './business-time.ts'
import type { ClockName, Correction, Pause } from './pauses.ts'
import type { Instant, Milliseconds } from '../model/ids.ts'
import type { Clock } from '../model/sla.ts'

/** Why a stretch counts or does not: the calendar, a pause, or a supervisor's word. */
export type LedgerCause =
  | { kind: 'open' }
  | { kind: 'closed' }
  | { kind: 'paused'; pause: Pause }
  | { kind: 'corrected'; correction: Correction; open: boolean }

export interface LedgerEntry {
  from: Instant
  to: Instant
  cause: LedgerCause
  /** ms that it adds to the time used: all of it, or nothing */
  counted: Milliseconds
}

export function ledger(
  name: ClockName,
  clock: Clock,
  { pauses, corrections }: { pauses: readonly Pause[]; corrections: readonly Correction[] },
  time: BusinessTime,
  now: Instant,
): LedgerEntry[] {
  const end = Math.min(now, clock.stoppedAt ?? now)
  const held = clock.pausable ? pauses : []
  const said = corrections.filter(({ clocks }) => clocks.includes(name))
  const edges = [...held, ...said].flatMap(({ from, to }) => [from, to ?? Infinity])
  const entries: LedgerEntry[] = []
  for (let at = clock.startAt; at < end;) {
    const around = time.around(at)
    const to = Math.min(end, around.to, ...edges.filter((edge) => edge > at))
    const cause = causeAt(at, around.open, held, said)
    const counts = cause.kind === 'open' || (cause.kind === 'corrected' && cause.correction.counts && cause.open)
    const entry = { from: at, to, cause, counted: counts ? to - at : 0 }
    const last = entries.at(-1)
    if (last && sameCause(last.cause, cause)) entries[entries.length - 1] = together(last, entry)
    else entries.push(entry)
    at = to
  }
  return entries
}

/** The last correction that is about an instant decides, then a pause, then the calendar. */
function causeAt(
  at: Instant,
  open: boolean,
  pauses: readonly Pause[],
  corrections: readonly Correction[],
): LedgerCause {
  const correction = corrections.findLast(({ from, to }) => from <= at && at < to)
  if (correction) return { kind: 'corrected', correction, open }
  const pause = pauses.find(({ from, to }) => from <= at && at < (to ?? Infinity))
  if (pause) return { kind: 'paused', pause }
  return { kind: open ? 'open' : 'closed' }
}

function sameCause(a: LedgerCause, b: LedgerCause): boolean {
  if (a.kind === 'paused' && b.kind === 'paused') return a.pause === b.pause
  if (a.kind === 'corrected' && b.kind === 'corrected') return a.correction === b.correction && a.open === b.open
  return a.kind === b.kind
}

function together(a: LedgerEntry, b: LedgerEntry): LedgerEntry {
  return { ...a, to: b.to, counted: a.counted + b.counted }
}
