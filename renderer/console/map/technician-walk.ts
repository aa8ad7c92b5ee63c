// Going from technician to technician by keys, nearest to the middle of the map first. The order stays as it was at the
// first step for as long as the walk goes on, so that steps back lead where steps forth came from. Pure.
import { distanceMetres } from '../../../shared/geo/distance.ts'
import type { TechnicianId } from '../../../shared/model/ids.ts'
import type { Place } from '../../../shared/model/place.ts'

export interface Located {
  id: TechnicianId
  place: Place
}

/** @returns ids by distance from a place, nearest first; among equals by id */
export function byDistance(from: Place, technicians: Iterable<Located>): TechnicianId[] {
  return [...technicians]
    .map(({ id, place }) => ({ id, metres: distanceMetres(from, place) }))
    .sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

export class TechnicianWalk {
  private order: TechnicianId[] = []

  /** The operator looks elsewhere: the next step begins from there. */
  restart(): void {
    this.order = []
  }

  /**
   * @param by 1: the next one, -1: the one before
   * @returns whom to select; undefined: nobody has a position
   */
  step(
    current: TechnicianId | null,
    by: 1 | -1,
    from: Place,
    technicians: () => Iterable<Located>,
  ): string | undefined {
    let at = current === null ? -1 : this.order.indexOf(current)
    if (at < 0) {
      this.order = byDistance(from, technicians())
      // Whoever is selected already is no step.
      if (this.order[0] !== undefined && this.order[0] === current) at = 0
    }
    const { length } = this.order
    if (length === 0) return undefined
    if (at < 0) return this.order[by > 0 ? 0 : length - 1]
    return this.order[(at + by + length) % length]
  }
}
