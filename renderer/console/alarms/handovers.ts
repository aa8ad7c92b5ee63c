// Alarms that are being handed over, as they are grouped on the screen; and what somebody has to hand over.
import { isWith, mayAccept, type Alarm, type Handover } from '../../../shared/model/alarm.ts'
import type { Actor } from '../../../shared/model/actor.ts'
import { useSession } from '../data/session.ts'
import { useAlarms } from './alarm-store.ts'

export interface OpenHandover extends Handover {
  alarms: Alarm[]
  /** how many of them stand, and how many are put aside */
  standing: number
  aside: number
}

/** All that nobody has accepted yet, oldest first. */
export function openHandovers(alarms: readonly Alarm[]): OpenHandover[] {
  const byId = new Map<string, OpenHandover>()
  for (const alarm of alarms) {
    const { handover, shelved } = alarm
    if (!handover) continue
    const known = byId.get(handover.id) ?? { ...handover, alarms: [], standing: 0, aside: 0 }
    known.alarms.push(alarm)
    if (shelved) known.aside++
    else known.standing++
    byId.set(handover.id, known)
  }
  return [...byId.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** Those that whoever works here may accept. */
export function handoversFor(): OpenHandover[] {
  const { standing, shelved } = useAlarms.getState()
  const { actor } = useSession.getState()
  return openHandovers([...standing, ...shelved]).filter((one) => mayAccept(one, actor))
}

/** What this person has, and what is put aside, without what is already offered to somebody. */
export function toHandOver(alarms: readonly Alarm[], actor: Actor): Alarm[] {
  return alarms.filter((alarm) => !alarm.id.startsWith('seat:') && isWith(alarm, actor.id) && !alarm.handover)
}
