// How much may wait on its way to one seat. A seat that reads too slowly must not fill the relay's memory: past the first
// bound it gets nothing more that can be caught up later, past the second it is ended.
import type { Milliseconds } from '../../shared/model/ids.ts'

/** What was sent to a seat and has not left the relay. */
export interface Backlog {
  packets: number
  bytes: number
}

/** Above this a seat leaves the live room. */
export const slowAbove: Backlog = { packets: 256, bytes: 1024 * 1024 }
/** Above this its connection is ended. */
export const endAbove: Backlog = { packets: 4_096, bytes: 4 * 1024 * 1024 }
/** So long may something wait without ever having all gone out, once a seat is slow. */
export const slowPatience: Milliseconds = 30_000

export function exceeds(backlog: Backlog, bound: Backlog): boolean {
  return backlog.packets > bound.packets || backlog.bytes > bound.bytes
}
