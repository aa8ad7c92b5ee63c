// escalate-alarm: nobody has acted in time; the alarm goes on to the next role.
import { z } from 'zod'
import { events, rule, unchanged } from './rule.ts'
import { escalatesAt, nextOwner } from '../model/alarm.ts'
import { idSchema } from '../model/ids.ts'

export const escalateAlarm = rule({
  name: 'escalate-alarm',
  roles: ['rule'],
  args: z.strictObject({ alarmId: idSchema }),
  basedOn: z.strictObject({}),
  decide(state, { alarmId }, _basedOn, stamp) {
    const alarm = state.get('alarm', alarmId)
    const owner = alarm ? nextOwner(alarm.owner) : null
    if (!alarm || owner === null || escalatesAt(alarm) > stamp.at) return unchanged
    return events({ type: 'alarmEscalated', alarmId, owner })
  },
})
