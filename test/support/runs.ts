// How many random cases a property looks at. SIGNALBOX_RUNS multiplies all of them, for a long night.
import type { Parameters } from 'fast-check'

const times = Math.max(1, Number(process.env['SIGNALBOX_RUNS'] ?? 1) || 1)

/** Parameters for `fc.assert`. A failure prints its seed and path; put them into `examples`, or a test of their own. */
export function runs<T = unknown>(numRuns: number): Parameters<T> {
  return { numRuns: Math.ceil(numRuns * times) }
}
