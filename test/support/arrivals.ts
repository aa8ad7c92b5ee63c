// Commands as they come over the wire.
import type { Arrival } from '../../server/commit/arrival.ts'
import type { Work } from '../../server/commit/group.ts'
import type { Intent } from '../../shared/commands/command.ts'
import { actor, morning } from './world.ts'

export function arrival(seat: string, n: number, asked: Intent, change: Partial<Arrival> = {}): Arrival {
  const id = change.id ?? `${seat}-${n}`
  const command = { v: 1, seat, n, id, actor: actor('dispatcher'), madeAt: morning, ...asked }
  return {
    seat,
    actors: [actor('dispatcher')],
    technicianId: null,
    n,
    id,
    command,
    oversized: false,
    ageMs: 0,
    ...change,
  }
}

export function arrives(...args: Parameters<typeof arrival>): Work {
  return { kind: 'arrival', arrival: arrival(...args) }
}
