// take-alarms: somebody makes alarms their own, from the role whose they are or from a colleague. Whoever takes one has
// not thereby seen it; what a colleague has taken since is not taken away in silence.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { dispatching, rule, unchanged } from './rule.ts'
import { idSchema } from '../model/ids.ts'

export const takeAlarms = rule({
  name: 'take-alarms',
  roles: dispatching.filter((role) => role !== 'rule'),
  args: z.strictObject({
    alarms: z
      .array(
        z.strictObject({
          id: idSchema,
          /** who was seen to have it; null: nobody */
          heldBy: idSchema.nullable(),
        }),
      )
      .min(1)
      .max(50),
  }),
  basedOn: z.strictObject({}),
  decide(state, { alarms }, _basedOn, { actor, seat }) {
    const present = [...new Map(alarms.map((one) => [one.id, one])).values()].flatMap(({ id, heldBy }) => {
      const alarm = state.get('alarm', id)
      const own = alarm?.holder?.by.id === actor.id && alarm.holder.seat === seat && !alarm.handover
      return alarm && !own ? [{ alarm, heldBy }] : []
    })
    const free = present.filter(
      ({ alarm: { holder }, heldBy }) => !holder || holder.by.id === heldBy || holder.by.id === actor.id,
    )
    const [first] = present
    if (!first) return unchanged
    if (free.length === 0) {
      const { id, holder } = first.alarm
      return refuse('alarmHeld', { alarmId: id, by: holder!.by.name, at: holder!.at })
    }
    return {
      kind: 'events',
      events: free.map(({ alarm }) => ({ type: 'alarmTaken', alarmId: alarm.id })),
      changed: free.length < present.length,
    }
  },
})
