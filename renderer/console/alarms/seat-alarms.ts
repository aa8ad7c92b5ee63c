// What only this seat can know is wrong: its link, its outbox, its disk, its clock. These alarms live here and nowhere else.
import { definitionOf, type AlarmType } from '../../../shared/alarms/registry.ts'
import type { LinkPicture, OutboxPicture, ProblemNotice } from '../../../shared/ipc/contract.ts'
import type { Actor } from '../../../shared/model/actor.ts'
import type { Alarm } from '../../../shared/model/alarm.ts'
import type { Instant } from '../../../shared/model/ids.ts'

export interface SeatPicture {
  link: Pick<LinkPicture, 'phase'>
  outbox: Pick<OutboxPicture, 'queued'>
  problems: readonly Pick<ProblemNotice, 'code'>[]
}

/** An act that has waited this long while the relay is heard is stuck, ms. */
const stuckAfter = 30_000
const notSaved = new Set(['cacheNotSaved', 'salvageNotWritten'])

const conditions: readonly [AlarmType, (seat: SeatPicture, now: Instant) => boolean][] = [
  ['link-lost', ({ link }) => link.phase === 'offline'],
  [
    'outbox-stuck',
    ({ link, outbox }, now) => link.phase === 'live' && outbox.queued.some(({ madeAt }) => now - madeAt > stuckAfter),
  ],
  ['store-trouble', ({ problems }) => problems.some(({ code }) => notSaved.has(code))],
  ['clock-off', ({ problems }) => problems.some(({ code }) => code === 'clockOff')],
]

export class SeatAlarms {
  private readonly since = new Map<AlarmType, Instant>()
  private readonly alarms = new Map<AlarmType, Alarm>()

  /** @returns true: something has changed */
  look(seat: SeatPicture, now: Instant): boolean {
    let changed = false
    for (const [type, holds] of conditions) {
      const present = this.alarms.get(type)
      if (holds(seat, now)) {
        const since = this.since.get(type) ?? now
        this.since.set(type, since)
        if (present?.active || now - since < definitionOf(type).onDelay) continue
        this.alarms.set(type, raised(type, now))
        changed = true
      } else {
        this.since.delete(type)
        if (!present?.active) continue
        if (present.acknowledged) this.alarms.delete(type)
        else this.alarms.set(type, { ...present, active: false })
        changed = true
      }
    }
    return changed
  }

  acknowledge(id: string, by: Actor, at: Instant): boolean {
    for (const [type, alarm] of this.alarms) {
      if (alarm.id !== id || alarm.acknowledged) continue
      if (alarm.active) this.alarms.set(type, { ...alarm, acknowledged: { by, at } })
      else this.alarms.delete(type)
      return true
    }
    return false
  }

  list(): Alarm[] {
    return [...this.alarms.values()]
  }
}

function raised(type: AlarmType, at: Instant): Alarm {
  const { priority, owner } = definitionOf(type)
  const about = { ticketId: null, technicianId: null, area: '' }
  const state = { raisedAt: at, ownedSince: at, active: true, acknowledged: null, shelved: null }
  return { id: `seat:${type}`, type, priority, owner, ...about, ...state }
}
