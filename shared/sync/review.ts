// The review list: what an operator has to know about a command that the relay turned down, and what can be done about
// it. All of it is read from the copy as it is now, so it is right after a restart and after any way of catching up.
import type { RefusalCode } from '../commands/refusal.ts'
import type { ReadonlyState } from '../model/entities.ts'
import { happenedSince, type Happened } from './happened.ts'
import type { RefusedCommand } from './journal.ts'
import { mineNow } from './mine-now.ts'

/** `keep`: what others did stands. `mineNow`: the same intent, made anew on what is so now. `drop`: mine goes. */
export type ReviewAct = 'keep' | 'mineNow' | 'drop'

/** `stale`: it came too late. `conflict`: somebody else was quicker. `refused`: it could not be done anyway. */
export type ReviewKind = 'stale' | 'conflict' | 'refused'

export interface ReviewItem extends RefusedCommand {
  kind: ReviewKind
  /** what others did meanwhile, the last few, oldest first */
  since: Happened[]
  /** what can be done: `keep` where somebody else was quicker, else `drop`, and `mineNow` where it can be made anew */
  can: ReviewAct[]
  /** the name of the command that `mineNow` would make: an assign may become a reassign; null: it cannot be made */
  becomes: string | null
}

const conflicts: ReadonlySet<RefusalCode> = new Set([
  'ticketMoved',
  'ticketEnded',
  'visitEnded',
  'visitOnSite',
  'routeChanged',
  'fieldChanged',
])

/**
 * @param confirmed what the relay has committed, as far as this seat knows
 * @param shown the same with this seat's own guesses over it
 */
export function reviewItem(refused: RefusedCommand, confirmed: ReadonlyState, shown: ReadonlyState): ReviewItem {
  const { command, code } = refused
  const kind = code === 'stale' ? 'stale' : conflicts.has(code) ? 'conflict' : 'refused'
  const since = happenedSince(confirmed, command)
  // Only its name is looked at here: the ids of new things are minted when it is made.
  const becomes = mineNow(refused, shown, () => command.id)?.name ?? null
  const other: ReviewAct = kind === 'conflict' || since.length > 0 ? 'keep' : 'drop'
  return { ...refused, kind, since, can: becomes === null ? [other] : [other, 'mineNow'], becomes }
}
