// acknowledge-alarms: somebody has seen these, as they were. One that has become more urgent since stays to be seen.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { dispatching, rule, unchanged } from './rule.ts'
import { idSchema, instantSchema } from '../model/ids.ts'

/** As many as stand on a page: there is no way to acknowledge what nobody looks at. */
const atOnce = 50

export const acknowledgeAlarms = rule({
  name: 'acknowledge-alarms',
  roles: dispatching.filter((role) => role !== 'rule'),
  args: z.strictObject({
    alarms: z
      .array(z.strictObject({ id: idSchema, raisedAt: instantSchema }))
      .min(1)
      .max(atOnce),
  }),
  basedOn: z.strictObject({}),
  decide(state, { alarms }) {
    const present = alarms.map((seen) => ({ seen, alarm: state.get('alarm', seen.id) }))
    const unseen = present.filter(({ alarm }) => alarm && alarm.acknowledged === null)
    const same = unseen.filter(({ seen, alarm }) => alarm!.raisedAt === seen.raisedAt)
    if (unseen.length > 0 && same.length === 0)
      return refuse('alarmChanged', { alarmId: unseen[0]!.seen.id, at: unseen[0]!.alarm!.raisedAt })
    if (same.length === 0) return unchanged
    const ids = new Map(same.map(({ seen }) => [seen.id, seen.raisedAt]))
    return {
      kind: 'events',
      events: [...ids].map(([alarmId, raisedAt]) => ({ type: 'alarmAcknowledged', alarmId, raisedAt })),
      changed: same.length < unseen.length,
    }
  },
})
