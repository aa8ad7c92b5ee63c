// What tickets are about, and the skill that the work of each needs.

/** null: anybody can answer */
export const categorySkill = {
  power: 'electrical',
  water: 'plumbing',
  'heating-cooling': 'hvac',
  lift: 'lift',
  network: 'network',
  appliance: 'appliance',
  'fire-alarm': 'fire-safety',
  access: 'access-control',
  enquiry: null,
  complaint: null,
} as const
export type Category = keyof typeof categorySkill
export const categories = Object.keys(categorySkill) as Category[]

export function skillsOf(category: Category): string[] {
  const skill = categorySkill[category]
  return skill === null ? [] : [skill]
}

export function isCategory(code: string): code is Category {
  return Object.hasOwn(categorySkill, code)
}

/** What the work needs when it turns out to be of this category; one that only another system knows says nothing of it. */
export function skillsFor(code: string, before: readonly string[]): string[] {
  return isCategory(code) ? skillsOf(code) : [...before]
}
