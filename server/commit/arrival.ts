// A command as it came over the wire: its number and id can be read, the rest is looked at when it is decided.
import { commandSchema, commandVersion, type Command } from '../../shared/commands/command.ts'
import { refuse, type Refusal } from '../../shared/commands/refusal.ts'
import { commandLadder, upgradeCommand } from '../../shared/commands/upgrade.ts'
import type { Actor } from '../../shared/model/actor.ts'
import type { Milliseconds, SeatId, TechnicianId } from '../../shared/model/ids.ts'

export interface Arrival {
  seat: SeatId
  /** who may speak at that seat */
  actors: readonly Actor[]
  technicianId: TechnicianId | null
  n: number
  id: string
  /** the unparsed envelope */
  command: unknown
  /** it weighs more than a message may */
  oversized: boolean
  /** how long ago it was made */
  ageMs: Milliseconds
}

/** @returns the envelope with the actor as the relay knows them, or why it cannot be decided */
export function readCommand(arrival: Arrival, ladder = commandLadder): Command | Refusal {
  if (arrival.oversized) return refuse('oversizedCommand')
  // One of tomorrow may have another envelope; one of yesterday gets today's.
  const v = versionOf(arrival.command)
  if (v !== undefined && v > commandVersion) return refuse('outdatedCommand', { v, known: commandVersion })
  const parsed = commandSchema.safeParse(upgradeCommand(arrival.command, ladder))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return refuse('malformedCommand', { where: issue?.path.join('.') ?? '', why: issue?.message ?? '' })
  }
  const command = parsed.data
  const actor = arrival.actors.find((known) => known.id === command.actor.id && known.role === command.actor.role)
  if (command.seat !== arrival.seat || !actor)
    return refuse('actorNotAtSeat', { actor: command.actor.name, seat: command.seat })
  return { ...command, actor }
}

function versionOf(command: unknown): number | undefined {
  if (typeof command !== 'object' || command === null || !('v' in command)) return undefined
  return Number.isInteger(command.v) ? (command.v as number) : undefined
}
