// accept-handover: somebody of the role that alarms were handed to makes them their own, all that are left of them.
import { z } from 'zod'
import { mostHandedOver } from './hand-over-alarms.ts'
import { refuse } from './refusal.ts'
import { dispatching, rule } from './rule.ts'
import { mayAccept } from '../model/alarm.ts'
import { idSchema } from '../model/ids.ts'

export const acceptHandover = rule({
  name: 'accept-handover',
  roles: dispatching.filter((role) => role !== 'rule'),
  args: z.strictObject({ handoverId: idSchema, alarmIds: z.array(idSchema).min(1).max(mostHandedOver) }),
  basedOn: z.strictObject({}),
  decide(state, { handoverId, alarmIds }, _basedOn, { actor }) {
    const left = [...new Set(alarmIds)]
      .flatMap((id) => state.get('alarm', id) ?? [])
      .filter(({ handover }) => handover?.id === handoverId)
    const [first] = left
    if (!first) return refuse('handoverGone', { handoverId })
    if (!mayAccept(first.handover!, actor)) return refuse('notPermitted', { role: actor.role, name: 'accept-handover' })
    return {
      kind: 'events',
      events: left.map(({ id }) => ({ type: 'alarmTaken', alarmId: id, handoverId })),
      changed: left.length < alarmIds.length,
    }
  },
})
