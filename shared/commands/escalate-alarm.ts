// escalate-alarm: nobody has acted in time, or the seat of whoever has taken it over is away; the alarm goes on to the next
// role, and beyond the last one to all who have it.
import { z } from 'zod'
import { events, rule, unchanged } from './rule.ts'
import { escalatesAt, nextOwner } from '../model/alarm.ts'
import { idSchema } from '../model/ids.ts'

export const escalateAlarm = rule({
  name: 'escalate-alarm',
  roles: ['rule'],
  args: z.strictObject({
    alarmId: idSchema,
    /** the seat that has gone; without: nobody has acted */
    gone: idSchema.optional(),
  }),
  basedOn: z.strictObject({}),
  decide(state, { alarmId, gone }, _basedOn, stamp) {
    const alarm = state.get('alarm', alarmId)
    if (!alarm) return unchanged
    const owner = nextOwner(alarm.owner) ?? alarm.owner
    if (gone === undefined)
      return escalatesAt(alarm) > stamp.at ? unchanged : events({ type: 'alarmEscalated', alarmId, owner })
    if (!alarm.active || alarm.shelved || alarm.holder?.seat !== gone) return unchanged
    return events({ type: 'alarmEscalated', alarmId, owner, left: gone })
  },
})
