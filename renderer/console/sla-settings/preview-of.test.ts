import { expect, test } from 'vitest'
import { defaultSettings } from '../../../shared/sla/settings.ts'
import { draftOf, type CalendarDraft, type SettingsDraft } from './draft.ts'
import { calendarPreview, policyPreview } from './preview-of.ts'

const day = '08:00-18:00'
const office: CalendarDraft = {
  id: 'office',
  name: 'Office',
  zone: 'Asia/Shanghai',
  weekly: [day, day, day, day, day, 'closed', 'closed'],
  days: '',
}

/** The default policies, with the calendar in these clocks of the one named. */
function countingIn(id: string, ...clocks: ('respond' | 'arrive' | 'resolve')[]): SettingsDraft {
  const draft = draftOf(defaultSettings)
  const policies = draft.policies.map((policy) => {
    if (policy.id !== id) return policy
    const targets = { ...policy.targets }
    for (const clock of clocks) targets[clock] = { ...targets[clock], calendarId: 'office' }
    return { ...policy, targets }
  })
  return { ...draft, calendars: [office], policies }
}

test('[SLA20] a calendar is tried by the first policy that counts in it, and by the clocks that do', () => {
  const draft = countingIn('fault', 'arrive', 'resolve')
  expect(calendarPreview(draft, office)).toMatchObject({
    kind: 'policy',
    policy: { id: 'fault' },
    clocks: ['arrive', 'resolve'],
  })
  // One whose target cannot be read cannot be tried.
  const unread = draft.policies.map((policy) =>
    policy.id === 'fault'
      ? { ...policy, targets: { ...policy.targets, resolve: { ...policy.targets.resolve, length: 'soon' } } }
      : policy,
  )
  expect(calendarPreview({ ...draft, policies: unread }, office)?.kind).toBe('hours')
})

test('[SLA20] a calendar that no policy counts in is tried by its hours; one that cannot be read is not', () => {
  const draft = { ...draftOf(defaultSettings), calendars: [office] }
  expect(calendarPreview(draft, office)).toMatchObject({ kind: 'hours', calendar: { id: 'office' } })
  expect(calendarPreview(draft, { ...office, zone: 'Nowhere' })).toBeNull()
  expect(policyPreview(draft.policies[0])).toMatchObject({ policy: { id: 'enquiry' }, clocks: { length: 3 } })
  expect(policyPreview(undefined)).toBeNull()
})
