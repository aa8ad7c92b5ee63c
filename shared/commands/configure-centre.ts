// configure-centre: the control room's name and the grace before an offer leaves. Null leaves a setting as it is.
import { z } from 'zod'
import { events, rule } from './rule.ts'

export const configureCentre = rule({
  name: 'configure-centre',
  roles: ['administrator', 'integrator'],
  args: z.strictObject({
    name: z.string().min(1).max(80).nullable(),
    graceMs: z.number().int().min(0).max(60_000).nullable(),
  }),
  basedOn: z.strictObject({}),
  decide: (_state, { name, graceMs }) => events({ type: 'centreConfigured', name, graceMs }),
})
