// The relay's time in this window: what main said last, counted on with the window's own monotonic clock, so that a wrong
// PC clock changes nothing. One beat a second drives every clock on the screen.
import { useSyncExternalStore } from 'react'
import type { Instant } from '../../../shared/model/ids.ts'

let base: Instant = Date.now()
let baseMono = performance.now()
let second = 0
const listeners = new Set<() => void>()

export function setRelayNow(now: Instant): void {
  base = now
  baseMono = performance.now()
}

export function relayNow(): Instant {
  return Math.round(base + performance.now() - baseMono)
}

export function onSecond(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const started = performance.now()
/** How long until the next of those beats that come with every second and between, ms. @param every a part of 1,000 ms */
export function untilBeat(every: number): number {
  const since = (performance.now() - started) % every
  return every - (since < 0 ? since + every : since)
}

setInterval(() => {
  second++
  for (const listener of listeners) listener()
}, 1_000)

/** Re-renders once a second; returns the relay's time of that second. */
export function useRelayNow(): Instant {
  useSyncExternalStore(onSecond, () => second)
  return relayNow()
}

/**
 * The relay's time for a component that draws `read` of it: re-renders at those seconds at which that has become another.
 * @param read everything that the component draws of the time
 */
export function useRelayNowFor(read: (now: Instant) => string): Instant {
  useSyncExternalStore(onSecond, () => read(relayNow()))
  return relayNow()
}
