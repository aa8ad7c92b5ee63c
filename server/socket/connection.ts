// One connected seat, as the rest of the relay sees it.
import type { Bye, Down, DownName } from '../../shared/wire/messages.ts'
import type { StoredSeat } from '../store/store.ts'

export interface Connection {
  readonly seat: StoredSeat
  send<N extends DownName>(name: N, message: Down[N]): void
  /** The key frame after a greeting: not dropped, unlike those that follow. */
  sendFrame(frame: Uint8Array): void
  /** Sees all commits from now on. */
  joinLive(): void
  bye(reason: Bye['reason']): void
}

/** What goes to every seat that sees all commits, encoded once. */
export interface LiveRoom {
  tell<N extends DownName>(name: N, message: Down[N]): void
  frame(frame: Uint8Array): void
}
