// In which group of the roster a technician stands: those at work, then those at work who have not been heard of for so long
// that their place is no longer known, then those off shift, from whom nobody expects to hear. Told when somebody changes.
import type { Instant } from '../../../shared/model/ids.ts'
import type { Technician } from '../../../shared/model/technician.ts'
import { entities } from '../data/entity-store.ts'
import { freshness, positions } from '../data/positions.ts'
import { onSecond, relayNow } from '../data/relay-time.ts'
import { technicianState, type TechnicianState } from '../data/technician-state.ts'

/** In the order of the roster. */
export const standings = ['at-work', 'no-contact', 'off-shift'] as const
export type Standing = (typeof standings)[number]

/** @param ageMs of the position; undefined: there is none */
export function standingOf(state: TechnicianState, ageMs: number | undefined): Standing {
  if (state === 'off-shift') return 'off-shift'
  return ageMs === undefined || freshness(ageMs) === 'no-contact' ? 'no-contact' : 'at-work'
}

export interface Standee {
  technician: Technician
  standing: Standing
}

/** In groups, and each group by number: an order that changes only when somebody comes into another group. */
export function inGroups(list: readonly Standee[]): Standee[] {
  return standings.flatMap((group) =>
    list.filter(({ standing }) => standing === group).sort(({ technician: a }, { technician: b }) => a.index - b.index),
  )
}

export function standee(technician: Technician, now: Instant): Standee {
  return {
    technician,
    standing: standingOf(technicianState(technician, now), positions.ageOf(technician.index, now)),
  }
}

/** @param watched whether anybody looks: a window without a roster looks through thousands for nothing */
export function onStandingChange(changed: () => void, watched: () => boolean): void {
  let before = ''
  onSecond(() => {
    if (!watched()) return
    const now = relayNow()
    const away = [...entities.all('technician')]
      .map(({ value }) => standee(value, now))
      .filter(({ standing }) => standing !== 'at-work')
    const told = away.map(({ technician, standing }) => `${technician.id} ${standing}`).join('\n')
    if (told === before) return
    before = told
    changed()
  })
}
