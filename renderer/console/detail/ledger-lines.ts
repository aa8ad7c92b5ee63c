// The ledger as it is read: of each stretch its beginning and end by the site's wall, and by the one here where that shows
// another time; its length; and where the site's clocks were changed on the way.
import type { Language } from '../../../shared/ipc/contract.ts'
import type { Instant } from '../../../shared/model/ids.ts'
import type { LedgerEntry } from '../../../shared/sla/ledger.ts'
import { clockChanges, type ClockChange } from '../../ui/clock-changes.ts'
import { dayTime, differs, offsetName, ownZone, sameDay, secondTime } from '../../ui/zone-times.ts'

export interface Span {
  /** with the distance to UTC where that is another at the end */
  from: string
  /** with its distance to UTC; with its day where that is another than the beginning's */
  to: string
}

export interface LedgerLine {
  entry: LedgerEntry
  counts: boolean
  /** whole seconds; those of all lines that count add up to the whole seconds used, and so do the others */
  seconds: number
  site: Span
  /** null where both walls show the same */
  here: Span | null
  changes: ClockChange[]
}

export function ledgerLines(
  entries: readonly LedgerEntry[],
  zone: string,
  language: Language,
  here: string = ownZone,
): LedgerLine[] {
  const sums = { in: 0, out: 0 }
  return entries.map((entry) => {
    const { from, to, counted } = entry
    const counts = counted > 0
    const kind = counts ? 'in' : 'out'
    const before = Math.floor(sums[kind] / 1000)
    sums[kind] += to - from
    return {
      entry,
      counts,
      seconds: Math.floor(sums[kind] / 1000) - before,
      site: spanOf(from, to, zone, language),
      here: differs(from, zone, here) || differs(to, zone, here) ? spanOf(from, to, here, language) : null,
      changes: clockChanges(from, to, zone),
    }
  })
}

function spanOf(from: Instant, to: Instant, zone: string, language: Language): Span {
  const began = offsetName(from, zone)
  const ended = offsetName(to, zone)
  const end = sameDay(from, to, zone) ? secondTime(to, zone) : dayTime(to, zone, language)
  return {
    from: began === ended ? dayTime(from, zone, language) : `${dayTime(from, zone, language)} ${began}`,
    to: `${end} ${ended}`,
  }
}

/** `3:05:09`. */
export function exact(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
