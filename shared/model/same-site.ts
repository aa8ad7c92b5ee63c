// When two tickets are about the same site, and when one that comes in may be one that is here already.
import { foldWords } from '../geo/address-fold.ts'
import { distanceMetres } from '../geo/distance.ts'
import type { Place, Site } from './place.ts'
import { isOpen, type Ticket } from './ticket.ts'

/** What lies so near is the same site, whatever its address says. */
const sameSiteMetres = 50
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
  let number = ''
  for (let at = address.length - 1; at >= 0; at--) {
    const digit = digitAt(address, at)
    if (digit !== null) number = digit + number
    else if (number !== '') break
  }
  return number
}

/** Digits as a Chinese input method writes them, twice as wide, are the same. */
function digitAt(text: string, at: number): string | null {
  const code = text.charCodeAt(at)
  const value = code >= 0xff10 ? code - 0xff10 : code - 48
  return value >= 0 && value <= 9 ? String(value) : null
}

export function isSameSite(a: Located, b: Located): boolean {
  if (a.address === b.address || isNear(a.place, b.place)) return true
  return lastNumber(a) === lastNumber(b) && foldedAddress(a) === foldedAddress(b)
}

export function isNear(a: Place, b: Place): boolean {
  return Math.abs(a.lat - b.lat) <= nearDegrees && distanceMetres(a, b) <= sameSiteMetres
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
