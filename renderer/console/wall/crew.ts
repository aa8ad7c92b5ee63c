// The technicians by what they do, each counted once: who should be heard and is not is counted as that and nothing else,
// because nobody knows what they do.
import type { Technician } from '../../../shared/model/technician.ts'
import type { TechnicianState } from '../data/technician-state.ts'

export const crewStates = ['on-site', 'travelling', 'available', 'no-contact', 'off-shift'] as const
export type CrewState = (typeof crewStates)[number]

export interface Crew {
  counts: Record<CrewState, number>
  all: number
  /** of these, who has more visits than a full load */
  overloaded: number
}

export interface CrewPorts {
  state: (technician: Technician) => TechnicianState
  noContact: (technician: Technician) => boolean
  load: (technician: Technician) => number
}

export function crewOf(technicians: Iterable<Technician>, { state, noContact, load }: CrewPorts): Crew {
  const crew: Crew = {
    counts: { 'on-site': 0, travelling: 0, available: 0, 'no-contact': 0, 'off-shift': 0 },
    all: 0,
    overloaded: 0,
  }
  for (const technician of technicians) {
    const does = state(technician)
    crew.counts[does !== 'off-shift' && noContact(technician) ? 'no-contact' : does]++
    crew.all++
    if (load(technician) > technician.capacity) crew.overloaded++
  }
  return crew
}
