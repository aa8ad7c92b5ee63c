// return-alarm: the relay says that an alarm's condition is gone. One that nobody has seen stays until somebody has.
import { z } from 'zod'
import { events, rule, unchanged } from './rule.ts'
import { idSchema } from '../model/ids.ts'

export const returnAlarm = rule({
  name: 'return-alarm',
  roles: ['rule'],
  args: z.strictObject({ alarmId: idSchema }),
  basedOn: z.strictObject({}),
  decide(state, { alarmId }) {
    return state.get('alarm', alarmId)?.active ? events({ type: 'alarmReturned', alarmId }) : unchanged
  },
})
