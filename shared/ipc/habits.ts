// What the console keeps for each who works at it beside the board: the keys they have changed and the lines they have
// entered.
import { z } from 'zod'

/** How many lines are kept of each. */
export const mostLines = 100
export const longestLine = 500

export const habitsSchema = z.strictObject({
  /** by command, also one that this version does not have; none: it has no key */
  keys: z.record(z.string().max(60), z.array(z.string().min(1).max(40)).max(4)),
  /** oldest first */
  lines: z.array(z.string().min(1).max(longestLine)).max(mostLines),
})
export type Habits = z.infer<typeof habitsSchema>

/** By actor. */
export const allHabitsSchema = z.record(z.string().max(80), habitsSchema)
export type AllHabits = z.infer<typeof allHabitsSchema>
