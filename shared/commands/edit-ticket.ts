// edit-ticket: changes single fields of a ticket, each from the value that was seen to another. Edits of different fields
// merge; of one field, the first wins and the second is told whose it is.
import { z } from 'zod'
import { refuse, type Refusal } from './refusal.ts'
import { dispatching, events, ownOnly, rule, unchanged } from './rule.ts'
import type { EventOf } from '../events/event.ts'
import { skillsFor } from '../model/categories.ts'
import { idSchema } from '../model/ids.ts'
import { isOpen, ticketFactsSchema, type Ticket } from '../model/ticket.ts'
import { editableFields, type EditableField } from '../model/ticket-edits.ts'
import { fieldOf, fieldSchemas, sameValue, valueText, type FieldValues } from '../model/ticket-fields.ts'
import { slaSettings } from '../sla/clocks.ts'
import { editedTargets } from '../sla/edited-targets.ts'

const change = <T>(value: z.ZodType<T>) => z.strictObject({ from: value, to: value }).optional()

const argsSchema = z
  .strictObject({
    ticketId: idSchema,
    fields: z
      .strictObject({
        summary: change(fieldSchemas.summary),
        category: change(fieldSchemas.category),
        priority: change(fieldSchemas.priority),
        tier: change(fieldSchemas.tier),
        contract: change(fieldSchemas.contract),
        site: change(fieldSchemas.site),
        zone: change(fieldSchemas.zone),
        access: change(fieldSchemas.access),
        customer: change(fieldSchemas.customer),
        phone: change(fieldSchemas.phone),
      } satisfies Record<EditableField, unknown>)
      .refine((fields) => Object.values(fields).some((field) => field !== undefined), 'no field is edited'),
    /** what the work of the other category needs, where that is not what such work needs as a rule */
    skills: ticketFactsSchema.shape.skills.optional(),
  })
  .refine(({ fields, skills }) => skills === undefined || fields.category !== undefined, 'skills follow a category')
export type EditTicketArgs = z.infer<typeof argsSchema>

export const editTicket = rule({
  name: 'edit-ticket',
  roles: [...dispatching, 'integrator'],
  args: argsSchema,
  basedOn: z.strictObject(ownOnly),
  decide(state, { ticketId, fields, skills }, basedOn, stamp) {
    const ticket = state.get('ticket', ticketId)
    if (!ticket) return refuse('ticketUnknown', { ticketId })
    if (!isOpen(ticket)) return refuse('ticketEnded', { ticketId, number: ticket.number, state: ticket.state })
    const values: Partial<Record<EditableField, unknown>> = {}
    for (const name of editableFields) {
      const asked = fields[name]
      const present = fieldOf(ticket, name)
      if (!asked) continue
      if (basedOn.own && ticket.edits?.[name]?.by.id !== stamp.actor.id) return fieldChanged(ticket, name)
      if (sameValue(asked.to, present) && !basedOn.own) continue
      if (!sameValue(asked.from, present)) return fieldChanged(ticket, name)
      values[name] = asked.to
    }
    if (Object.keys(values).length === 0) return unchanged
    const edited = values as Partial<FieldValues>
    const { category } = edited
    const event: EventOf<'ticketEdited'> = {
      type: 'ticketEdited',
      ticketId,
      values: edited,
      ...(category !== undefined && { skills: skills ?? skillsFor(category, ticket.skills) }),
      targets: editedTargets(slaSettings(state), ticket, edited, stamp.at),
    }
    return events(event)
  },
})

/** Whose the field is now, for an operator whose picture of it was older. */
function fieldChanged(ticket: Ticket, field: EditableField): Refusal {
  const { by, at } = ticket.edits?.[field] ?? { by: ticket.createdBy, at: ticket.createdAt }
  const { id: ticketId, number } = ticket
  const value = fieldOf(ticket, field)
  return refuse('fieldChanged', {
    ticketId,
    number,
    field,
    by: by.name,
    at,
    value: typeof value === 'object' ? valueText(value) : value,
  })
}
