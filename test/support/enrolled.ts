// Seats as a store holds them once they are enrolled.
import type { StoredSeat } from '../../server/store/store.ts'
import { actor, morning } from './world.ts'

/** A dispatcher's console that has sent nothing yet. */
export function enrolledConsole(seat: string): StoredSeat {
  return {
    seat,
    kind: 'console',
    label: seat,
    actors: [actor('dispatcher')],
    technicianId: null,
    credentialHash: 'ab'.repeat(32),
    createdAt: morning,
    lastN: 0,
  }
}
