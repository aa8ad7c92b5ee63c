// What main tells often and mostly unchanged: only what says something new reaches those who draw it.
import type { LinkPicture, OutboxPicture } from '../../../shared/ipc/contract.ts'

/** The time goes on by itself, and when the relay was heard is shown to the second. */
export function linkSaysMore(before: LinkPicture, next: LinkPicture): boolean {
  return (
    before.phase !== next.phase ||
    before.missing !== next.missing ||
    second(before.heardAt) !== second(next.heardAt) ||
    second(before.clockOffMs) !== second(next.clockOffMs) ||
    before.relay.url !== next.relay.url ||
    before.relay.place !== next.relay.place ||
    before.relay.of !== next.relay.of
  )
}

export function outboxSaysMore(before: OutboxPicture, next: OutboxPicture): boolean {
  return [before, next].some(({ queued, refused }) => queued.length + refused.length > 0)
}

function second(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 1_000)
}
