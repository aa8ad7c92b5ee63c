// Who calls, by the phone number: what earlier tickets at hand say of the customer and of the customer's sites.
import { isSameSite } from './same-site.ts'
import type { Site } from './place.ts'
import type { Ticket } from './ticket.ts'

export interface KnownCaller {
  /** the tickets of this phone, latest first */
  tickets: Ticket[]
  /** each once, that of the latest ticket first */
  sites: Site[]
}

/** So many digits at the end of a number say whose it is; what stands before them (+7, 8, 00) does not. */
const tellingDigits = 10
const fewest = 6

function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '').slice(-tellingDigits)
}

/** Whether the phone may be that of the ticket's customer. */
export function isCalledBy({ customer }: Pick<Ticket, 'customer'>, phone: string): boolean {
  const digits = digitsOf(phone.normalize('NFKC'))
  return digits.length >= fewest && digitsOf(customer.phone).endsWith(digits)
}

/** @returns null: too little to go by, nobody, or a number's end that different customers have */
export function knownCaller(tickets: Iterable<Ticket>, phone: string): KnownCaller | null {
  const digits = digitsOf(phone.normalize('NFKC'))
  if (digits.length < fewest) return null
  const found: Ticket[] = []
  for (const ticket of tickets) if (digitsOf(ticket.customer.phone).endsWith(digits)) found.push(ticket)
  const latest = found.sort((a, b) => b.reportedAt - a.reportedAt)[0]
  if (!latest) return null
  const whole = digits.length === tellingDigits
  if (!whole && found.some(({ customer }) => customer.name !== latest.customer.name)) return null
  const sites: Site[] = []
  for (const { site } of found) if (!sites.some((known) => isSameSite(known, site))) sites.push(site)
  return { tickets: found, sites }
}
