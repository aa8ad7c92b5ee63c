// How far a position can be trusted, by its age: the same for whoever draws it and for whoever reckons with it.
/** How far a position can be trusted, by its age. */
export type Freshness = 'fresh' | 'ageing' | 'old' | 'no-contact'
export const freshnesses = ['fresh', 'ageing', 'old', 'no-contact'] as const satisfies readonly Freshness[]

/** Solid up to 60 s, faded up to 5 min, hollow and not "nearest" after, "no contact" from 30 min. */
export function freshness(ageMs: number): Freshness {
  if (ageMs <= 60_000) return 'fresh'
  if (ageMs <= 300_000) return 'ageing'
  return ageMs <= 1_800_000 ? 'old' : 'no-contact'
}

/** Whether a position of this age says where somebody is: for who is near, and for when they arrive. */
export function isUsable(ageMs: number): boolean {
  return ['fresh', 'ageing'].includes(freshness(ageMs))
}
