// One connected seat, as the rest of the relay sees it.
import type { Bye, Down, DownName } from '../../shared/wire/messages.ts'
import type { StoredSeat } from '../store/store.ts'
import type { Backlog } from './backlog.ts'

export interface Connection {
  readonly seat: StoredSeat
  send<N extends DownName>(name: N, message: Down[N]): void
  /** The key frame after a greeting: not dropped, unlike those that follow. */
  sendFrame(frame: Uint8Array): void
  /** Sees all commits from now on. */
  joinLive(): void
  leaveLive(): void
  backlog(): Backlog
  /** Nothing that was sent waits any more. `Seating.drained` is called whenever this becomes true. */
  isDrained(): boolean
  /** `slow`: what still waits is thrown away first. */
  bye(reason: Bye['reason']): void
}

/** What goes to every seat that sees all commits, encoded once. */
export interface LiveRoom {
  tell<N extends DownName>(name: N, message: Down[N]): void
  frame(frame: Uint8Array): void
}
