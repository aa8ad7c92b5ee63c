// When two tickets are about the same site, and when one that comes in may be one that is here already.
import { foldWords } from '../geo/address-fold.ts'
import { distanceMetres } from '../geo/distance.ts'
import type { Site } from './place.ts'
import { isOpen, type Ticket } from './ticket.ts'

/** What lies so near is the same site, whatever its address says. */
export const sameSiteMetres = 50
/** More than that in degrees of latitude, anywhere. */
export const nearDegrees = 0.0005

type Located = Pick<Site, 'address' | 'place'>

const folded = new WeakMap<Located, string>()

/** What two spellings of one address have in common. */
export function foldedAddress(site: Located): string {
  let words = folded.get(site)
  if (words === undefined) folded.set(site, (words = foldWords(site.address).join(' ')))
  return words
}

/** Tells most addresses apart, and costs little. */
function lastNumber({ address }: Located): string {
  let to = address.length
  while (to > 0 && !isDigit(address, to - 1)) to--
  let from = to
  while (from > 0 && isDigit(address, from - 1)) from--
  return address.slice(from, to)
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

export function isSameSite(a: Located, b: Located): boolean {
  if (a.address === b.address) return true
  if (Math.abs(a.place.lat - b.place.lat) <= nearDegrees && distanceMetres(a.place, b.place) <= sameSiteMetres)
    return true
  return lastNumber(a) === lastNumber(b) && foldedAddress(a) === foldedAddress(b)
}

/** Open tickets of the same site and category, oldest first. */
export function duplicatesOf(tickets: Iterable<Ticket>, site: Located, category: string): Ticket[] {
  const found: Ticket[] = []
  for (const ticket of tickets)
    if (ticket.category === category && isOpen(ticket) && isSameSite(ticket.site, site)) found.push(ticket)
  return found.sort((a, b) => a.reportedAt - b.reportedAt)
}

/** The other tickets of a ticket's site: open ones first, then the latest. */
export function ticketsOfSite(tickets: Iterable<Ticket>, ticket: Pick<Ticket, 'id' | 'site'>): Ticket[] {
  const found: Ticket[] = []
  for (const other of tickets) if (other.id !== ticket.id && isSameSite(other.site, ticket.site)) found.push(other)
  return found.sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.reportedAt - a.reportedAt)
}
