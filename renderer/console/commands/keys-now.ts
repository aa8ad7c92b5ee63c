// The keys of the commands for whoever works here now.
import { habitsOf } from '../data/habits.ts'
import { useSession } from '../data/session.ts'
import { keysInUse, type OwnKeys } from './keys-in-use.ts'
import { paneKeys } from './pane-keys.ts'
import { commands } from './registry.ts'

let own: OwnKeys | null = null
let inUse = new Map<string, readonly string[]>()

/** @returns the keys of the command; the first is the one that is shown */
export function keysNow(id: string): readonly string[] {
  const { keys } = habitsOf(useSession.getState())
  if (keys !== own) {
    own = keys
    inUse = keysInUse(commands, paneKeys, keys)
  }
  return inUse.get(id) ?? []
}
