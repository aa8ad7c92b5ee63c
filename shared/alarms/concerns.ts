// Who must hear of an alarm.
import { escalation, type AlarmPriority } from './registry.ts'
import type { Actor, Role } from '../model/actor.ts'
import type { Alarm } from '../model/alarm.ts'

/** Whether seats of this role must: those whose it is, whoever had it before it went on; the most urgent everybody who acts. */
export function concernsRole(role: Role, { owner, priority }: { owner: Role; priority: AlarmPriority }): boolean {
  const rank = (one: Role) => escalation.findIndex((other) => other === one)
  if (rank(role) < 0) return false
  return priority === 1 || rank(role) <= rank(owner)
}

/** Whether this person must: what somebody has taken over is theirs alone, until it goes on. */
export function concerns({ id, role }: Pick<Actor, 'id' | 'role'>, alarm: Alarm): boolean {
  return concernsRole(role, alarm) && (!alarm.holder || alarm.holder.by.id === id)
}
