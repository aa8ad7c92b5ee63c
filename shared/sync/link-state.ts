// What the strip says about the link, derived from when the relay was last heard, never from a socket's word.
import type { Instant, Milliseconds } from '../model/ids.ts'

/** `live`: heard within 5 s. `lagging`: within 15 s. `offline`: longer, or closed. `catching-up`: reading what was missed. */
export type LinkPhase = 'live' | 'lagging' | 'offline' | 'catching-up'

export const lagAfterMs: Milliseconds = 5_000
export const offlineAfterMs: Milliseconds = 15_000

export interface LinkState {
  phase: LinkPhase
  /** when the relay was last heard, by its own clock; null: never by this copy */
  heardAt: Instant | null
  /** while catching up: how many commits are still missing */
  missing: number
}

/** @param silentMs how long nothing was heard; null: not connected, or not greeted */
export function linkPhase(silentMs: Milliseconds | null, catchingUp: boolean): LinkPhase {
  if (silentMs === null || silentMs > offlineAfterMs) return 'offline'
  if (catchingUp) return 'catching-up'
  return silentMs > lagAfterMs ? 'lagging' : 'live'
}
