// Escalation rules as data: what the relay does by itself when nobody acts, and after how long. What it does is an ordinary
// act in the log, and is taken back as any other.
import { z } from 'zod'
import { namedIdSchema } from '../model/ids.ts'

const minutes = 60_000
const longest = 30 * 24 * 60 * minutes

export const escalationKinds = ['untouched', 'offer-unanswered', 'yellow-untaken'] as const
export type EscalationKind = (typeof escalationKinds)[number]

export const escalationRuleSchema = z.strictObject({
  id: namedIdSchema,
  on: z.boolean(),
  /**
   * `untouched`: nobody has done anything about the ticket; the supervisor is alarmed.
   * `offer-unanswered`: the technician has not answered; the next candidate gets the offer.
   * `yellow-untaken`: it was offered, a clock is yellow and nobody has taken it; the best candidate gets it, and cannot decline.
   */
  kind: z.enum(escalationKinds),
  /** for tickets of this category only; null: all */
  category: z.string().max(40).nullable(),
  /** how long after the report, the release of the offer, or the yellow, ms */
  afterMs: z.number().int().min(0).max(longest),
})
export type EscalationRule = z.infer<typeof escalationRuleSchema>

export const defaultRules: readonly EscalationRule[] = [
  { id: 'complaint', on: true, kind: 'untouched', category: 'complaint', afterMs: 120 * minutes },
  { id: 'next-candidate', on: true, kind: 'offer-unanswered', category: null, afterMs: 10 * minutes },
  { id: 'forced-offer', on: true, kind: 'yellow-untaken', category: null, afterMs: 5 * minutes },
]

/** How many technicians are tried one after the other before people must decide. */
export const mostAttempts = 3

export function ruleFor(
  rules: readonly EscalationRule[],
  kind: EscalationKind,
  category: string,
): EscalationRule | undefined {
  return rules.find((rule) => rule.on && rule.kind === kind && (rule.category === null || rule.category === category))
}
