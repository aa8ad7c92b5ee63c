// How urgent a ticket is, and what the customer's contract promises.
import { z } from 'zod'

/** 1 is the most urgent. */
export const prioritySchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type Priority = z.infer<typeof prioritySchema>

/** The customer's contract, best first. */
export const tierSchema = z.enum(['platinum', 'gold', 'standard'])
export type Tier = z.infer<typeof tierSchema>
