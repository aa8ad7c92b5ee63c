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
