// An SLA policy: whom it is for, and what each of the three clocks must reach. The first that fits holds; the ticket keeps
// its id, so that the screen can say which.
import { z } from 'zod'
import { clockNames, type ClockName } from './pauses.ts'
import { namedIdSchema, type Milliseconds } from '../model/ids.ts'
import { prioritySchema, tierSchema, type Priority, type Tier } from '../model/priority.ts'

const minutes = 60_000
const hours = 60 * minutes
const longest = 366 * 24 * hours

export const targetSchema = z.strictObject({
  /** business time, ms */
  ms: z.number().int().min(1).max(longest),
  /** the calendar it counts in; null: round the clock */
  calendarId: namedIdSchema.nullable(),
  /** whether a pause holds it */
  pausable: z.boolean(),
  /** the parts of the time after which it is yellow, and urgent */
  yellowAfter: z.number().min(0).max(1),
  urgentAfter: z.number().min(0).max(1),
  /** yellow at the latest with this much business time left, ms; 0: no floor */
  floorMs: z.number().int().min(0).max(longest),
})
export type Target = z.infer<typeof targetSchema>

export const policySchema = z.strictObject({
  id: namedIdSchema,
  name: z.string().min(1).max(80),
  /** what a ticket must be; null: anything */
  category: z.string().max(40).nullable(),
  priority: prioritySchema.nullable(),
  tier: tierSchema.nullable(),
  contract: z.string().max(40).nullable(),
  targets: z.strictObject({ respond: targetSchema, arrive: targetSchema, resolve: targetSchema }),
  /** where the clocks count from when a ticket comes under this policy by an edit: their start, or the edit */
  onEdit: z.enum(['from-start', 'from-edit']),
})
export type SlaPolicy = z.infer<typeof policySchema>

export interface PolicyQuestion {
  category: string
  priority: Priority
  tier: Tier
  contract?: string | undefined
}

export function matchPolicy(policies: readonly SlaPolicy[], ticket: PolicyQuestion): SlaPolicy | undefined {
  const fits = <T>(wanted: T | null, is: T | undefined) => wanted === null || wanted === is
  return policies.find(
    ({ category, priority, tier, contract }) =>
      fits(category, ticket.category) &&
      fits(priority, ticket.priority) &&
      fits(tier, ticket.tier) &&
      fits(contract, ticket.contract),
  )
}

/** Targets: an enquiry answered in 15 min, urgent 2 h, fault repaired in 4 h, normal 24 h. */
export const defaultPolicies: readonly SlaPolicy[] = [
  policy('enquiry', 'Enquiry', { category: 'enquiry' }, [15 * minutes, 24 * hours, 24 * hours]),
  policy('urgent', 'Urgent', { priority: 1 }, [15 * minutes, 1 * hours, 2 * hours]),
  policy('fault-platinum', 'Fault, platinum', { priority: 2, tier: 'platinum' }, [
    20 * minutes,
    1.5 * hours,
    3 * hours,
  ]),
  policy('fault', 'Fault', { priority: 2 }, [30 * minutes, 2 * hours, 4 * hours]),
  policy('normal', 'Normal', { priority: 3 }, [2 * hours, 8 * hours, 24 * hours]),
  policy('planned', 'Planned', {}, [8 * hours, 48 * hours, 72 * hours]),
]

function policy(
  id: string,
  name: string,
  when: Partial<Pick<SlaPolicy, 'category' | 'priority' | 'tier'>>,
  ms: readonly [respond: Milliseconds, arrive: Milliseconds, resolve: Milliseconds],
): SlaPolicy {
  const target = (clock: ClockName): Target => ({
    ms: ms[clockNames.indexOf(clock)]!,
    calendarId: null,
    // Nobody waits for the customer before somebody has answered.
    pausable: clock !== 'respond',
    yellowAfter: 0.75,
    urgentAfter: 0.9,
    // The floor is for long targets: a short one would be yellow from its start.
    floorMs: ms[clockNames.indexOf(clock)]! > 2 * hours ? 30 * minutes : 0,
  })
  return {
    id,
    name,
    category: null,
    priority: null,
    tier: null,
    contract: null,
    ...when,
    targets: { respond: target('respond'), arrive: target('arrive'), resolve: target('resolve') },
    onEdit: 'from-start',
  }
}
