// The editable fields of a ticket: what each may be, and where it stands.
import { customerSchema, ticketFactsSchema, ticketSchema, type Ticket } from './ticket.ts'
import type { EditableField } from './ticket-edits.ts'

export const fieldSchemas = {
  summary: ticketFactsSchema.shape.summary,
  priority: ticketFactsSchema.shape.priority,
  access: ticketSchema.shape.access.unwrap(),
  /** the customer's */
  phone: customerSchema.shape.phone,
} as const

export interface FieldValues {
  summary: string
  priority: Ticket['priority']
  access: string
  phone: string
}

export function fieldOf<F extends EditableField>(ticket: Ticket, field: F): FieldValues[F] {
  const { summary, priority, access = '', customer } = ticket
  return { summary, priority, access, phone: customer.phone }[field]
}

/** The ticket with these fields set. */
export function withFields(ticket: Ticket, values: Partial<FieldValues>): Ticket {
  const { phone, ...rest } = values
  return phone === undefined ? { ...ticket, ...rest } : { ...ticket, ...rest, customer: { ...ticket.customer, phone } }
}
