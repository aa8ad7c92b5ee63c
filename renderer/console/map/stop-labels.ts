// What stands at the stops of a route: at the first one when the technician would arrive, starting now from where they were
// last seen; at the others how long the drive there takes, because how long the work before takes nobody knows. Pure.
import type { Instant } from '../../../shared/model/ids.ts'
import type { WayLeg } from '../../../shared/routing/way.ts'
import { clockTime } from '../../ui/times.ts'
import { isUsable } from '../data/positions.ts'
import { wayNumbers } from './way-numbers.ts'

export interface StopLabel {
  label: string
  /** whether the way there is an estimate; null: the relay has not told it */
  estimate: boolean | null
}

/**
 * @param stops how many there are
 * @param legs one to each stop, the first from the technician; null: not told
 * @param fixAge how old the position is from which the first leg starts, ms; null: there is none, and no first leg
 * @param drive the words of a drive of so many minutes
 */
export function stopLabels(
  stops: number,
  legs: readonly WayLeg[] | null,
  fixAge: number | null,
  now: Instant,
  drive: (min: number) => string,
): StopLabel[] {
  return Array.from({ length: stops }, (_, i) => {
    const leg = legs?.[fixAge === null ? i - 1 : i]
    if (!leg) return { label: String(i + 1), estimate: null }
    const first = i === 0 && fixAge !== null
    // From where somebody was long ago nobody can say when they arrive.
    const unsure = leg.estimate || (first && !isUsable(fixAge))
    const when = first ? clockTime(now + leg.seconds * 1000) : drive(wayNumbers(leg).min)
    return { label: `${i + 1}  ${unsure ? '≈ ' : ''}${when}`, estimate: leg.estimate }
  })
}
