// What becomes of a ticket's policy and clocks when somebody corrects what they depend on.
import { policyFor, reckonClocks, startedAnew } from './clocks.ts'
import type { SlaSettings } from './settings.ts'
import type { Instant } from '../model/ids.ts'
import type { Clocks } from '../model/sla.ts'
import type { Ticket } from '../model/ticket.ts'
import { withFields, type FieldValues } from '../model/ticket-fields.ts'
import type { EditableField } from '../model/ticket-edits.ts'

/** What decides which policy holds, and by whose wall its hours count. */
const deciding: readonly EditableField[] = ['category', 'priority', 'tier', 'contract', 'zone']

/**
 * What the clocks have met stays met, and a breach that was told stands.
 * @param at when it is edited
 * @returns null: nothing that they depend on is edited
 */
export function editedTargets(
  settings: SlaSettings,
  ticket: Ticket,
  values: Partial<FieldValues>,
  at: Instant,
): { policyId: string; clocks: Clocks } | null {
  if (deciding.every((field) => values[field] === undefined)) return null
  const after = withFields(ticket, values)
  const policy = policyFor(settings, after)
  // Only what brings another policy begins anew: a correction that leaves it as it is gives nobody more time.
  const anew = policy.onEdit === 'from-edit' && policy.id !== policyFor(settings, ticket).id
  return { policyId: policy.id, clocks: reckonClocks(settings, policy, anew ? startedAnew(after, at) : after) }
}
