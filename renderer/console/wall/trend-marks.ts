// Where a trend's axis is marked, and which of its minutes stand alone.
import type { Instant } from '../../../shared/model/ids.ts'

const hour = 3_600_000
const every = 4

/** Every fourth full hour by the wall of this PC. */
export function hourMarks(from: Instant, to: Instant): Instant[] {
  const first = new Date(from)
  first.setMinutes(0, 0, 0)
  const marks: Instant[] = []
  for (let at = first.getTime(); at <= to; at += hour)
    if (at >= from && new Date(at).getHours() % every === 0) marks.push(at)
  return marks
}

/** The values with a gap on either side. */
export function isolated(values: ArrayLike<number | null | undefined>): number[] {
  const alone: number[] = []
  for (let i = 0; i < values.length; i++)
    if (values[i] != null && values[i - 1] == null && values[i + 1] == null) alone.push(i)
  return alone
}
