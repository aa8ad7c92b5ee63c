// How events about alarms change them. One that has returned and been seen is gone: what became of it is in the log.
import type { Event } from './event.ts'
import type { EventStamp } from './evolve.ts'
import { definitionOf } from '../alarms/registry.ts'
import type { Alarm } from '../model/alarm.ts'
import type { State } from '../model/entities.ts'

export type AlarmEvent = Extract<Event, { type: `alarm${string}` }>

export function evolveAlarm(state: State, event: AlarmEvent, { at, actor: by, seat }: EventStamp): void {
  if (event.type === 'alarmRaised') {
    const { priority, owner } = definitionOf(event.alarm.type)
    const before = state.get('alarm', event.alarm.id)
    // What was put aside stays so when it comes back, but not when it has become more urgent.
    const shelved = before?.shelved && priority >= before.priority ? before.shelved : null
    return put(state, {
      ...event.alarm,
      priority,
      owner,
      raisedAt: at,
      active: true,
      acknowledged: null,
      shelved,
      ownedSince: at,
      since: before?.active ? (before.since ?? before.raisedAt) : at,
      // Who has taken it over, or is being handed it, is the first to hear that it has become more urgent.
      ...(before?.holder && { holder: before.holder }),
      ...(before?.handover && { handover: before.handover }),
    })
  }
  const id = event.type === 'alarmEased' ? event.alarm.id : event.alarmId
  const alarm = state.get('alarm', id)
  if (!alarm) throw new Error(`event for an alarm that does not exist: ${id}`)
  switch (event.type) {
    case 'alarmEased':
      return put(state, { ...alarm, ...event.alarm, priority: definitionOf(event.alarm.type).priority })
    case 'alarmReturned':
      return put(state, { ...alarm, active: false })
    case 'alarmAcknowledged':
      return put(state, { ...alarm, acknowledged: { by, at } })
    case 'alarmShelved':
      return put(state, { ...alarm, shelved: { by, at, until: event.until, reason: event.reason } })
    case 'alarmUnshelved':
      if (!alarm.active) return state.drop('alarm', id)
      return put(state, { ...alarm, shelved: null, acknowledged: null, raisedAt: at, ownedSince: at })
    case 'alarmEscalated': {
      const { holder: _holder, ...free } = alarm
      // What was seen by somebody who has left is to be seen by whoever has it now.
      const anew = event.left === undefined ? {} : { acknowledged: null, raisedAt: at }
      return put(state, { ...free, ...anew, owner: event.owner, ownedSince: at })
    }
    case 'alarmTaken': {
      const { handover: _handover, ...taken } = alarm
      return put(state, { ...taken, holder: { by, seat, at } })
    }
    case 'alarmHandedOver': {
      const { handoverId: id, to, note } = event
      return put(state, { ...alarm, handover: { id, by, at, to, note } })
    }
    default:
      event satisfies never
  }
}

function put(state: State, alarm: Alarm): void {
  if (!alarm.active && alarm.acknowledged && !alarm.shelved) state.drop('alarm', alarm.id)
  else state.put('alarm', alarm)
}
