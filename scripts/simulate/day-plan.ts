// The plan of an ordinary day: when tickets come in, by a curve that rises in the morning, sinks at noon and tails off, and
// who is out of reach for a while. The seed decides; nothing here knows of seats.
import type { Milliseconds } from '../../shared/model/ids.ts'
import type { Chance } from '../demo/chance.ts'

const minutes = 60_000
export const hour = 60 * minutes

/** How much of a day's tickets each hour from the first on brings, relative to the others. */
const curve = [1.3, 1.7, 1.5, 1.2, 0.8, 1, 1.2, 0.8]

/** @returns when each ticket comes, from the beginning, in order; what comes after the curve's end is as at its end */
export function arrivals(perHour: number, hours: number, chance: Chance): Milliseconds[] {
  const mean = curve.reduce((sum, weight) => sum + weight, 0) / curve.length
  const times: Milliseconds[] = []
  for (let at = 0; at < hours; at += 1) {
    const share = (curve[at] ?? curve.at(-1)!) / mean
    const part = Math.min(1, hours - at)
    const exact = perHour * share * part
    const count = Math.floor(exact) + (chance.happens(exact % 1) ? 1 : 0)
    for (let i = 0; i < count; i += 1) times.push((at + chance.next() * part) * hour)
  }
  return times.sort((a, b) => a - b)
}

export interface Silence {
  from: Milliseconds
  to: Milliseconds
}

/** A flat battery, a basement for too long: hardly ever, and then for the better part of an hour. */
const silentIn8Hours = 0.12

/** @returns null: in reach all day */
export function silenceOf(hours: number, chance: Chance): Silence | null {
  if (!chance.happens((silentIn8Hours * hours) / 8)) return null
  const from = chance.between(0, hours) * hour
  return { from, to: from + chance.between(25, 60) * minutes }
}
