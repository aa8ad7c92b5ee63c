// The editable fields of a ticket: what each may be, and where it stands.
import { z } from 'zod'
import { siteSchema, type Site } from './place.ts'
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
  /** where it is; by whose wall its hours count is a field of its own */
  site: siteSchema.omit({ zone: true }),
  /** who it is, in both scripts */
  customer: customerSchema.omit({ phone: true }),
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
  site: Omit<Site, 'zone'>
  customer: Omit<Ticket['customer'], 'phone'>
  access: string
  phone: string
}

/** What the fields stand on: a ticket, or what it is made of. */
type Fielded = TicketFacts & Pick<Ticket, 'access'>

export function fieldOf<F extends EditableField>(ticket: Fielded, field: F): FieldValues[F] {
  const { summary, category, priority, tier, contract = '', access = '' } = ticket
  const { zone = '', ...site } = ticket.site
  const { phone, ...customer } = ticket.customer
  return { summary, category, priority, tier, contract, zone, site, access, customer, phone }[field]
}

export function fieldValues(ticket: Fielded): FieldValues {
  return Object.fromEntries(editableFields.map((name) => [name, fieldOf(ticket, name)])) as unknown as FieldValues
}

/** Whether two values of a field are the same one. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [one, other] = [a, b] as Record<string, unknown>[]
  const keys = Object.keys(one!)
  return keys.length === Object.keys(other!).length && keys.every((key) => sameValue(one![key], other![key]))
}

/** A value as it is told and logged: a name and an address as they are read, codes as they are. */
export function valueText(value: FieldValues[EditableField]): string {
  if (typeof value !== 'object') return String(value)
  return 'address' in value ? (value.addressLatin ?? value.address) : value.name
}

/** The ticket with these fields set. */
export function withFields(ticket: Ticket, values: Partial<FieldValues>): Ticket {
  const { phone, customer, contract, zone, site: place, ...rest } = values
  const after: Ticket = { ...ticket, ...rest }
  if (customer) after.customer = { ...after.customer, ...customer }
  if (phone !== undefined) after.customer = { ...after.customer, phone }
  if (place) after.site = { ...after.site, ...place }
  if (contract === '') delete after.contract
  else if (contract !== undefined) after.contract = contract
  if (zone !== undefined) {
    const { zone: _, ...site } = after.site
    after.site = zone === '' ? site : { ...site, zone }
  }
  return after
}
