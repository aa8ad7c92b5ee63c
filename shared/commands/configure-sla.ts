// configure-sla: other calendars and policies, as a whole. Open tickets are then reckoned by them, in the background.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { events, rule } from './rule.ts'
import { slaSettings } from '../sla/clocks.ts'
import { settingsBodySchema, settingsId } from '../sla/settings.ts'

export const configureSla = rule({
  name: 'configure-sla',
  roles: ['administrator', 'integrator'],
  args: settingsBodySchema,
  /** the revision that was seen */
  basedOn: z.strictObject({ revision: z.number().int().min(0) }),
  decide(state, body, { revision }) {
    const present = slaSettings(state)
    if (present.revision !== revision) return refuse('settingsChanged', { revision: present.revision })
    const { applied } = present
    return events({ type: 'slaConfigured', settings: { id: settingsId, revision: revision + 1, applied, ...body } })
  },
})
