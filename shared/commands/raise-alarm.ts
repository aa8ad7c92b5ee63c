// raise-alarm: the relay says that a condition of the registry holds, or holds more or less urgently than before.
import { z } from 'zod'
import { events, rule, unchanged } from './rule.ts'
import { alarmFactsSchema } from '../model/alarm.ts'
import { definitionOf } from '../alarms/registry.ts'

export const raiseAlarm = rule({
  name: 'raise-alarm',
  roles: ['rule'],
  args: z.strictObject({ alarm: alarmFactsSchema }),
  basedOn: z.strictObject({}),
  decide(state, { alarm }) {
    const present = state.get('alarm', alarm.id)
    if (present?.active && present.type === alarm.type && present.area === alarm.area) return unchanged
    const { priority } = definitionOf(alarm.type)
    // Less urgent than it was, or elsewhere: it is not announced anew.
    if (present?.active && priority >= present.priority) return events({ type: 'alarmEased', alarm })
    return events({ type: 'alarmRaised', alarm })
  },
})
