// A flood of alarms (ISA-18.2): ten new ones in ten minutes begin it, fewer than five end it. In it, what is new is grouped
// by its cause, so that a storm stays readable.
import { flood as limits } from '../../../shared/alarms/registry.ts'
import type { Alarm } from '../../../shared/model/alarm.ts'
import type { Instant } from '../../../shared/model/ids.ts'

export interface Flood {
  on: boolean
  /** when alarms came in the last ten minutes, oldest first */
  came: readonly Instant[]
}

export const calm: Flood = { on: false, came: [] }

/** @param fresh when those came that have come since the last look */
export function nextFlood(flood: Flood, fresh: readonly Instant[], now: Instant): Flood {
  const came = [...flood.came, ...fresh].filter((at) => now - at < limits.span)
  return { on: flood.on ? came.length >= limits.ends : came.length >= limits.begins, came }
}

export interface AlarmGroup {
  key: string
  /** of the most urgent one in it */
  type: Alarm['type']
  area: string
  alarms: Alarm[]
}

/** As many as can be taken in at a glance. */
const mostGroups = 10

/** By what they are and where, the most urgent and largest first; what does not fit stands together in the last one. */
export function groupAlarms(alarms: readonly Alarm[]): AlarmGroup[] {
  const byCause = new Map<string, Alarm[]>()
  for (const alarm of alarms) {
    const key = `${alarm.type}/${alarm.area}`
    byCause.set(key, [...(byCause.get(key) ?? []), alarm])
  }
  const groups = [...byCause].map(([key, list]): AlarmGroup => ({
    key,
    type: list[0]!.type,
    area: list[0]!.area,
    alarms: list,
  }))
  groups.sort((a, b) => a.alarms[0]!.priority - b.alarms[0]!.priority || b.alarms.length - a.alarms.length)
  if (groups.length <= mostGroups) return groups
  const rest = groups.slice(mostGroups - 1).flatMap((group) => group.alarms)
  return [...groups.slice(0, mostGroups - 1), { key: 'rest', type: rest[0]!.type, area: '', alarms: rest }]
}
