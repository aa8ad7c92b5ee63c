// How urgent a ticket is, and what the customer's contract promises.
import { z } from 'zod'

/** Most urgent first. */
export const priorities = [1, 2, 3, 4] as const
export const prioritySchema = z.literal(priorities)
export type Priority = z.infer<typeof prioritySchema>

/** The customer's contract, best first. */
export const tierSchema = z.enum(['platinum', 'gold', 'standard'])
export type Tier = z.infer<typeof tierSchema>
