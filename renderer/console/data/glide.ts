// How a symbol gets from one fix to the next: it glides from where it is shown to the new fix within the time that fixes
// take to come, a second at most, so that the eye can follow and nothing is shown that was not so a second ago. Pure.

/** The longest glide, ms. */
export const longestGlide = 1_000
/** What is further than this from where it is shown jumps there, metres: a glide would draw a way nobody drove. */
export const jumpMetres = 400
/** After a silence as long as this the symbol jumps, ms: nobody saw the way between. */
export const jumpSilenceMs = 60_000

/**
 * @param sinceLast ms since the symbol was last sent somewhere
 * @param metres from where it is shown to the new fix
 * @param silenceMs between the two fixes
 * @returns how long to glide, ms; 0: jump
 */
export function glideMs(sinceLast: number, metres: number, silenceMs: number): number {
  if (metres > jumpMetres || silenceMs > jumpSilenceMs) return 0
  return Math.min(longestGlide, Math.max(0, sinceLast))
}

/** @returns 0 at the start, 1 from the end on */
export function glideShare(now: number, start: number, end: number): number {
  return now >= end ? 1 : Math.max(0, (now - start) / (end - start))
}

/** How far ahead of a fix somebody who drives on may be, seconds: after that only the fix itself is shown. */
const reckonedSeconds = 15
/** Slower than this is standing, m/s: a phone that lies still drifts. */
export const movingFrom = 1

/**
 * Where the technician would be by now, if they have driven on along their last heading.
 * @param ageMs of the fix
 * @returns metres along the heading; 0: nothing can be said
 */
export function reckonedMetres(ageMs: number, heading: number, speed: number): number {
  if (Number.isNaN(heading) || !(speed >= movingFrom)) return 0
  const seconds = ageMs / 1_000
  return seconds > reckonedSeconds ? 0 : Math.max(0, seconds) * speed
}
