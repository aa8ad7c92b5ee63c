// shelve-alarm: puts an alarm aside for a time, with a reason; then it announces itself again. The most urgent ones only a
// supervisor puts aside.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { dispatching, events, rule, unchanged } from './rule.ts'
import { shelfMinutes } from '../alarms/registry.ts'
import { idSchema, instantSchema } from '../model/ids.ts'

export const shelveAlarm = rule({
  name: 'shelve-alarm',
  roles: dispatching.filter((role) => role !== 'rule'),
  args: z.strictObject({
    alarmId: idSchema,
    /** as it was seen */
    raisedAt: instantSchema,
    minutes: z.literal(shelfMinutes),
    reason: z.string().min(1).max(200),
  }),
  basedOn: z.strictObject({}),
  decide(state, { alarmId, raisedAt, minutes, reason }, _basedOn, stamp) {
    const alarm = state.get('alarm', alarmId)
    if (!alarm || alarm.shelved) return unchanged
    if (alarm.raisedAt !== raisedAt) return refuse('alarmChanged', { alarmId, at: alarm.raisedAt })
    if (alarm.priority === 1 && stamp.actor.role !== 'supervisor')
      return refuse('alarmTooUrgent', { alarmId, priority: alarm.priority })
    return events({ type: 'alarmShelved', alarmId, until: stamp.at + minutes * 60_000, reason })
  },
})
