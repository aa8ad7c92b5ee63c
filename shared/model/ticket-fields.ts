// The editable fields of a ticket: what each may be, and where it stands.
import { z } from 'zod'
import { siteSchema } from './place.ts'
import { customerSchema, ticketFactsSchema, ticketSchema, type Ticket, type TicketFacts } from './ticket.ts'
import { editableFields, type EditableField } from './ticket-edits.ts'

export const fieldSchemas = {
  summary: ticketFactsSchema.shape.summary,
  category: ticketFactsSchema.shape.category,
  priority: ticketFactsSchema.shape.priority,
  tier: ticketFactsSchema.shape.tier,
  /** empty: none */
  contract: ticketFactsSchema.shape.contract.unwrap(),
  /** of the site; empty: that of the calendar */
  zone: siteSchema.shape.zone.unwrap().or(z.literal('')),
  access: ticketSchema.shape.access.unwrap(),
  /** the customer's */
  phone: customerSchema.shape.phone,
} as const

export interface FieldValues {
  summary: string
  category: string
  priority: Ticket['priority']
  tier: Ticket['tier']
  contract: string
  zone: string
  access: string
  phone: string
}

/** What the fields stand on: a ticket, or what it is made of. */
type Fielded = TicketFacts & Pick<Ticket, 'access'>

export function fieldOf<F extends EditableField>(ticket: Fielded, field: F): FieldValues[F] {
  const { summary, category, priority, tier, contract = '', site, access = '', customer } = ticket
  const { zone = '' } = site
  return { summary, category, priority, tier, contract, zone, access, phone: customer.phone }[field]
}

export function fieldValues(ticket: Fielded): FieldValues {
  return Object.fromEntries(editableFields.map((name) => [name, fieldOf(ticket, name)])) as unknown as FieldValues
}

/** The ticket with these fields set. */
export function withFields(ticket: Ticket, values: Partial<FieldValues>): Ticket {
  const { phone, contract, zone, ...rest } = values
  const after: Ticket = { ...ticket, ...rest }
  if (phone !== undefined) after.customer = { ...after.customer, phone }
  if (contract === '') delete after.contract
  else if (contract !== undefined) after.contract = contract
  if (zone !== undefined) {
    const { zone: _, ...site } = after.site
    after.site = zone === '' ? site : { ...site, zone }
  }
  return after
}
