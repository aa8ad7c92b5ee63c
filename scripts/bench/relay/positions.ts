// Positions of the bench. Each carries the instant at which it was sent, in its longitude, so that whoever gets it knows
// how old it is to the millisecond.
import type { Fix } from '../../../shared/wire/messages.ts'

/** How often changed positions are sent, ms: the relay's own default. */
export const frameEvery = 250

const instants = 1_000_000
const west = 71

export function positionOf(technician: number, now: number): Omit<Fix, 'ageMs'> {
  return {
    lat: 51 + (technician % 1_000) / 10_000,
    lon: lonAt(now),
    accuracy: 5,
    speed: 12,
    heading: technician % 360,
  }
}

/** What a position sent at this instant says. */
export function lonAt(now: number): number {
  return west + (now % instants) * 1e-7
}

/** @returns how long ago it was sent, ms */
export function ageOf(lon: number, now: number): number {
  return (now - Math.round((lon - west) * 1e7) + 10 * instants) % instants
}
