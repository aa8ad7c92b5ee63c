// What every command's rule looks like. A rule is pure: state, arguments and a stamp in; events or a refusal out. The
// relay runs it for real, a console runs the same rule as a guess.
import { z } from 'zod'
import type { Refusal } from './refusal.ts'
import type { Event } from '../events/event.ts'
import type { Actor, Role } from '../model/actor.ts'
import type { ReadonlyState } from '../model/entities.ts'
import type { Instant, Milliseconds, SeatId, TechnicianId } from '../model/ids.ts'

export interface Stamp {
  /** the relay's clock; in a guess, the console's estimate of it */
  at: Instant
  /** when the command was made, never after `at` */
  madeAt: Instant
  actor: Actor
  /** where it was made */
  seat: SeatId
  /** the technician whose phone the seat is, or null */
  seatTechnicianId: TechnicianId | null
  /** a guess mints no numbers */
  guess: boolean
}

export type Decision =
  | {
      kind: 'events'
      events: Event[]
      /** true when what was decided is not quite what was asked */
      changed?: boolean
    }
  | { kind: 'unchanged' }
  | Refusal

export interface Rule<Args = unknown, BasedOn = unknown> {
  name: string
  args: z.ZodType<Args>
  basedOn: z.ZodType<BasedOn>
  roles: readonly Role[]
  /** how old it may be when the relay gets to it, after an outage; undefined: it is good for ever */
  staleAfterMs?: Milliseconds
  decide(state: ReadonlyState, args: Args, basedOn: BasedOn, stamp: Stamp): Decision
}

/** Keeps the types of arguments and facts together while a rule is written. */
export function rule<Args, BasedOn>(definition: Rule<Args, BasedOn>): Rule<Args, BasedOn> {
  return definition
}

export function events(...list: Event[]): Decision {
  return { kind: 'events', events: list }
}

export const unchanged: Decision = { kind: 'unchanged' }

/**
 * Part of a basis. The command takes back what its maker did: whatever it changes must have been changed last by them, else
 * it is refused, also where it would have changed nothing.
 */
export const ownOnly = { own: z.literal(true).optional() }

export const minutes: Milliseconds = 60_000

/** Those who move other people's work. */
export const dispatching: readonly Role[] = ['dispatcher', 'shift-lead', 'supervisor', 'rule']
/** Those who may speak about a ticket. */
export const everyoneButViewers: readonly Role[] = [...dispatching, 'technician', 'integrator', 'administrator']
