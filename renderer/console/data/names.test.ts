import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import en from '../../../resources/locales/en.json'
import { factWords } from './names.ts'

test('[ALM15] one and several are told apart in what is said of an act', async () => {
  const words = createInstance()
  await words.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } })
  const said = (key: string, facts: Parameters<typeof factWords>[0]) => words.t(key, factWords(facts, words.t, 'en'))
  expect(said('said.acknowledged', { count: 1 })).toBe('Seen.')
  expect(said('said.acknowledged', { count: 3 })).toBe('3 alarms seen.')
  expect(said('said.handedOver', { count: 1, role: 'shift-lead' })).toMatch(/^1 alarm is offered to the shift lead;/)
  expect(said('said.handedOver', { count: 4, role: 'dispatcher' })).toMatch(/^4 alarms are offered to the dispatcher;/)
})

test('[DET9] a refused edit names what a colleague has made of the field', async () => {
  const words = createInstance()
  await words.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } })
  const said = (field: string, value: string | number) =>
    words.t('refusal.fieldChanged', factWords({ field, value, by: 'Bea', number: 1001, at: 0 }, words.t, 'en'))
  expect(said('category', 'water')).toContain('changed Category of #1001')
  expect(said('category', 'water')).toContain('to “Water”')
  expect(said('category', 'gas-leak')).toContain('to “gas-leak”')
  expect(said('tier', 'gold')).toContain('to “Gold”')
  expect(said('priority', 2)).toContain('to “Priority 2: fault”')
  expect(said('contract', '')).toContain('to “(empty)”')
})
