// What the preview tries: the policy that is being changed, or one that counts in the calendar that is; where none does,
// that calendar's hours alone.
import type { Calendar } from '../../../shared/sla/calendar.ts'
import { clockNames, type ClockName } from '../../../shared/sla/pauses.ts'
import type { SlaPolicy } from '../../../shared/sla/policy.ts'
import { calendarOf, policyOf, type CalendarDraft, type PolicyDraft, type SettingsDraft } from './draft.ts'

export type Preview =
  | { kind: 'policy'; policy: SlaPolicy; clocks: readonly ClockName[] }
  | { kind: 'hours'; calendar: Calendar }

export function policyPreview(draft: PolicyDraft | undefined): Preview | null {
  const policy = draft && policyOf(draft)
  return policy && !('code' in policy) ? { kind: 'policy', policy, clocks: clockNames } : null
}

/** @returns null while the calendar cannot be read */
export function calendarPreview({ policies }: SettingsDraft, draft: CalendarDraft): Preview | null {
  const calendar = calendarOf(draft)
  if ('code' in calendar) return null
  for (const one of policies) {
    const policy = policyOf(one)
    if ('code' in policy) continue
    const clocks = clockNames.filter((name) => policy.targets[name].calendarId === calendar.id)
    if (clocks.length > 0) return { kind: 'policy', policy, clocks }
  }
  return { kind: 'hours', calendar }
}
