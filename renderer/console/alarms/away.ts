// What came while this copy was old is told once, when it is current again, as one summary and not one by one.
import { isUnseen, type Alarm } from '../../../shared/model/alarm.ts'
import type { Instant } from '../../../shared/model/ids.ts'

export interface Summary {
  /** how many of each kind, most first */
  types: [Alarm['type'], number][]
}

export class Away {
  private heardAt: Instant | null = null
  private live = false

  /** @returns what has come meanwhile, at the moment when the copy is current again; null: nothing worth a summary */
  look(live: boolean, alarms: readonly Alarm[], now: Instant): Summary | null {
    const back = live && !this.live
    const since = this.heardAt
    this.live = live
    if (live) this.heardAt = now
    if (!back || since === null) return null
    const missed = alarms.filter((alarm) => alarm.active && isUnseen(alarm) && alarm.raisedAt > since)
    // A single one stands in the line by itself.
    if (missed.length < 2) return null
    const types = new Map<Alarm['type'], number>()
    for (const { type } of missed) types.set(type, (types.get(type) ?? 0) + 1)
    return { types: [...types].sort((a, b) => b[1] - a[1]) }
  }
}
