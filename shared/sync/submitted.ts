// What becomes of an intent when it is submitted, before the relay has decided.
import type { Command } from '../commands/command.ts'
import type { Refusal } from '../commands/refusal.ts'
import type { WayBack } from '../undo/way-back.ts'

/** `back`: what takes it back; `nothing`: it changes nothing; `never`: nothing takes it back */
export interface Queued {
  kind: 'queued'
  command: Command
  back: WayBack | 'nothing' | 'never'
}

/** `notKept`: the disk refused it, so it is not queued and nothing of it is shown. */
export type Submitted = Queued | Refusal | { kind: 'notKept'; why: string }
