// What the words of a way need: whole minutes, at least one, and kilometres.
import type { WayLeg } from '../../../shared/routing/way.ts'

export function wayNumbers({ seconds, metres }: Pick<WayLeg, 'seconds' | 'metres'>): { min: number; km: string } {
  return { min: Math.max(1, Math.round(seconds / 60)), km: (metres / 1000).toFixed(1) }
}
