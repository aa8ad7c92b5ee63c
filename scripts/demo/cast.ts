// Who is who among the technicians of the demo: nearly all are ordinary, a few show what else a control room sees. The
// technicians that examples and tests name are ordinary ones.
import { Chance } from './chance.ts'

export type Part =
  | 'ordinary'
  /** the shift is over since an hour */
  | 'went-home'
  /** the shift begins this evening */
  | 'comes-later'
  /** the shift ends within the hour or two */
  | 'ends-soon'
  /** a phone that knows its place badly */
  | 'poor-gps'
  /** a phone without a position for minutes at a time */
  | 'patchy-gps'
  /** a phone that was last heard of long ago */
  | 'lost'

const extras: readonly Part[] = [
  'went-home',
  'comes-later',
  'ends-soon',
  'ends-soon',
  'ends-soon',
  'poor-gps',
  'poor-gps',
  'poor-gps',
  'patchy-gps',
  'patchy-gps',
  'lost',
]
const kept = new Set(['w01', 'w02', 'w03', 'w04', 'w05', 'w17', 'w18'])

export const technicianIds: readonly string[] = Array.from(
  { length: 60 },
  (_, at) => `w${String(at + 1).padStart(2, '0')}`,
)

export function castParts(seed: string): ReadonlyMap<string, Part> {
  const free = new Chance(seed).stream('cast').shuffled(technicianIds.filter((id) => !kept.has(id)))
  const parts = new Map<string, Part>(technicianIds.map((id) => [id, 'ordinary']))
  extras.forEach((part, at) => parts.set(free[at]!, part))
  return parts
}
