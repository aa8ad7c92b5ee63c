// register-technician: a technician joins the control room, with skills and a shift. The relay gives the frame index.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { events, rule } from './rule.ts'
import { centreId, newCentre } from '../model/centre.ts'
import { namedIdSchema } from '../model/ids.ts'
import { technicianSchema } from '../model/technician.ts'

export const registerTechnician = rule({
  name: 'register-technician',
  roles: ['integrator', 'administrator'],
  args: z.strictObject({ technician: technicianSchema.omit({ index: true }).extend({ id: namedIdSchema }) }),
  basedOn: z.strictObject({}),
  decide(state, { technician }) {
    if (state.get('technician', technician.id)) return refuse('technicianExists', { technicianId: technician.id })
    const { nextTechnicianIndex } = state.get('centre', centreId) ?? newCentre
    return events({ type: 'technicianRegistered', technician: { ...technician, index: nextTechnicianIndex } })
  },
})
