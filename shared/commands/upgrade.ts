// Commands of an older version, which have waited in an outbox while the programs were renewed, read as they would be made
// today: by the relay before it decides them, and by a seat when it reads its journal.
import { bringUp, type Ladder } from '../model/upgrade.ts'

/** A command's envelope with its body, of whatever version. */
export type KeptCommand = Record<string, unknown>

/** Who changes a command's form raises `commandVersion` by adding a step here; a step sets no `v`. */
export const commandLadder: Ladder<KeptCommand> = { oldest: 1, steps: [] }

/** @returns the command in today's form and version; what is no command, or of a version unknown here, as it is */
export function upgradeCommand(command: unknown, ladder: Ladder<KeptCommand> = commandLadder): unknown {
  if (typeof command !== 'object' || command === null || Array.isArray(command)) return command
  const kept = command as KeptCommand
  const upgraded = typeof kept['v'] === 'number' ? bringUp(ladder, kept['v'], kept) : undefined
  return upgraded ? { ...upgraded, v: ladder.oldest + ladder.steps.length } : command
}

/** A step for all commands of one name; the others stay as they are. */
export function eachCommand(
  name: string,
  step: (command: KeptCommand) => KeptCommand,
): (command: KeptCommand) => KeptCommand {
  return (command) => (command['name'] === name ? step(command) : command)
}
