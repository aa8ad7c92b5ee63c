import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import en from '../../../resources/locales/en.json'
import zh from '../../../resources/locales/zh.json'
import { defaultPolicies } from '../../../shared/sla/policy.ts'
import { policyName } from './policy-name.ts'

test('[SLA19] a policy is called as it has been named, and in the reader’s language while nobody has', async () => {
  const words = createInstance()
  await words.init({ lng: 'zh', resources: { en: { translation: en }, zh: { translation: zh } } })
  const named = defaultPolicies.map((policy) => (policy.id === 'fault' ? { ...policy, name: 'Lifts, 2 h' } : policy))
  const own = { id: 'policy-1', name: 'Hospital' }
  for (const [lng, urgent] of [
    ['zh', '紧急'],
    ['en', 'Urgent'],
  ] as const) {
    const t = words.getFixedT(lng)
    const name = (id: string) => policyName(id, t, [...named, own])
    expect(['fault', 'urgent', 'policy-1', 'gone'].map(name)).toEqual(['Lifts, 2 h', urgent, 'Hospital', 'gone'])
    // A first policy that was removed is still that of its tickets.
    expect(policyName('urgent', t, [own])).toBe(urgent)
  }
})
