// Who has not been heard of for so long that their place is no longer known: a group of their own at the foot of the
// roster. Told when somebody goes there or comes back.
import type { Instant } from '../../../shared/model/ids.ts'
import type { Technician } from '../../../shared/model/technician.ts'
import { entities } from '../data/entity-store.ts'
import { freshness, positions } from '../data/positions.ts'
import { onSecond, relayNow } from '../data/relay-time.ts'

export function hasContact(technician: Pick<Technician, 'index'>, now: Instant): boolean {
  const ageMs = positions.ageOf(technician.index, now)
  return ageMs !== undefined && freshness(ageMs) !== 'no-contact'
}

/** Those with contact first, each by number: an order that changes only when contact is lost or comes back. */
export function byContact(now: Instant): (a: Technician, b: Technician) => number {
  return (a, b) => Number(hasContact(b, now)) - Number(hasContact(a, now)) || a.index - b.index
}

export function onContactChange(changed: () => void): void {
  let before = ''
  onSecond(() => {
    const now = relayNow()
    const lost = [...entities.all('technician')].filter(({ value }) => !hasContact(value, now))
    const ids = lost.map(({ value }) => value.id).join(' ')
    if (ids === before) return
    before = ids
    changed()
  })
}
