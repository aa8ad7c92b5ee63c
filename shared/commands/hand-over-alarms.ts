// hand-over-alarms: whoever leaves gives the alarms they have, and those that are put aside, to a role. Until somebody of it
// accepts them nothing changes: they stay with whoever has them, and go on as before.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { dispatching, rule, unchanged } from './rule.ts'
import { escalation } from '../alarms/registry.ts'
import { isWith, longestNote } from '../model/alarm.ts'
import { idSchema } from '../model/ids.ts'

/** As many as may be handed over together. */
export const mostHandedOver = 200

export const handOverAlarms = rule({
  name: 'hand-over-alarms',
  roles: dispatching.filter((role) => role !== 'rule'),
  args: z.strictObject({
    handoverId: idSchema,
    to: z.enum(escalation),
    note: z.string().max(longestNote),
    alarmIds: z.array(idSchema).min(1).max(mostHandedOver),
  }),
  basedOn: z.strictObject({}),
  decide(state, { handoverId, to, note, alarmIds }, _basedOn, { actor }) {
    const present = [...new Set(alarmIds)].flatMap((id) => state.get('alarm', id) ?? [])
    const own = present.filter(
      (alarm) => isWith(alarm, actor.id) && (!alarm.handover || alarm.handover.by.id === actor.id),
    )
    const [first] = present
    if (!first) return unchanged
    if (own.length === 0) {
      const has = first.holder ?? first.handover ?? first.acknowledged
      // What is nobody's, and was neither seen nor put aside, is no longer theirs.
      if (!has || has.by.id === actor.id) return refuse('handoverGone', { handoverId })
      return refuse('alarmHeld', { alarmId: first.id, by: has.by.name, at: has.at })
    }
    return {
      kind: 'events',
      events: own.map(({ id: alarmId }) => ({ type: 'alarmHandedOver', alarmId, handoverId, to, note })),
      changed: own.length < alarmIds.length,
    }
  },
})
