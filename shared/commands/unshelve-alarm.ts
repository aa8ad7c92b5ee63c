// unshelve-alarm: an alarm that was put aside is back: because its time is over, or because somebody wants it.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { dispatching, events, rule, unchanged } from './rule.ts'
import { idSchema } from '../model/ids.ts'

export const unshelveAlarm = rule({
  name: 'unshelve-alarm',
  roles: dispatching,
  args: z.strictObject({ alarmId: idSchema }),
  basedOn: z.strictObject({}),
  decide(state, { alarmId }, _basedOn, stamp) {
    const shelved = state.get('alarm', alarmId)?.shelved
    if (!shelved) return unchanged
    if (stamp.actor.role === 'rule' && stamp.at < shelved.until)
      return refuse('alarmShelved', { alarmId, at: shelved.until, by: shelved.by.name })
    return events({ type: 'alarmUnshelved', alarmId })
  },
})
