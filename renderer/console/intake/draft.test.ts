import { describe, expect, test } from 'vitest'
import { choicesFor, type Choice } from './choice-field.tsx'
import { callerNote, emptyDraft, factsOf, intakeFields, intentsOf, missingOf, withCaller, type Draft } from './draft.ts'
import { shownAddress } from './shown-address.ts'
import { knownCaller } from '../../../shared/model/known-caller.ts'
import { alarmAbout, wantedAlarm } from '../../../shared/alarms/conditions.ts'
import { alarmTypes } from '../../../shared/alarms/registry.ts'
import { hours, World } from '../../../test/support/world.ts'

const site = { address: 'улица Абая, 1', addressLatin: 'Abaya Street 1', area: 'north', place: { lat: 51, lon: 71 } }
const whole: Draft = {
  ...emptyDraft,
  phone: ' 123 ',
  name: ' Bakery ',
  address: 'Abaya Street 1',
  site,
  summary: ' No water ',
  category: 'water',
}

test('[CAL1] seven fields at most', () => {
  expect(intakeFields.length).toBeLessThanOrEqual(7)
})

describe('[CAL2] what is missing', () => {
  test('in the order of the form', () => {
    expect(missingOf(emptyDraft)).toEqual(['name', 'address', 'summary', 'category'])
    expect(missingOf({ ...whole, summary: '  ' })).toEqual(['summary'])
    expect(missingOf({ ...whole, site: null })).toEqual(['address'])
    expect(missingOf(whole)).toEqual([])
  })

  test('keeps it from being a ticket', () => {
    expect(factsOf({ ...whole, site: null })).toBeNull()
    expect(factsOf({ ...whole, category: null })).toBeNull()
    expect(factsOf({ ...whole, name: ' ' })).toBeNull()
  })
})

test('[CAL9] the facts, with the skill that the category needs', () => {
  expect(factsOf(whole)).toEqual({
    summary: 'No water',
    category: 'water',
    priority: 3,
    tier: 'standard',
    customer: { name: 'Bakery', nameLatin: null, phone: '123' },
    site,
    skills: ['plumbing'],
  })
  expect(factsOf({ ...whole, category: 'enquiry' })?.skills).toEqual([])
})

test.each(['', 'Key at 12'])(
  '[ESC1] a complaint that is taken down alarms the supervisor after 2 h; access: "%s"',
  (access) => {
    const world = new World()
    const facts = factsOf({ ...whole, category: 'complaint' })!
    for (const asked of intentsOf('t1', facts, access)) world.does(asked)
    expect(world.get('ticket', 't1')).toMatchObject({ category: 'complaint', skills: [], ...(access && { access }) })
    const alarm = () => wantedAlarm(world.state, alarmAbout.idle('t1'), world.now, () => false).alarm
    world.wait(2 * hours - 1)
    expect(alarm()).toBeNull()
    world.wait(1)
    expect(alarm()).toMatchObject({ type: 'untouched', ticketId: 't1' })
    expect(alarmTypes.untouched.owner).toBe('supervisor')
  },
)

describe('[CAL4] a known caller fills in', () => {
  const world = new World().ticket('t1', {
    tier: 'gold',
    contract: 'K-7',
    customer: { name: '客户', nameLatin: 'Customer', phone: '+7 000 200 11 22' },
    site,
  })
  const caller = knownCaller(world.state.values('ticket'), '0002001122')
  const filled = withCaller({ ...emptyDraft, phone: '0002001122' }, caller, shownAddress)

  test('name, site, tier and contract', () => {
    expect(filled).toMatchObject({
      name: '客户',
      nameLatin: 'Customer',
      address: 'Abaya Street 1',
      site,
      tier: 'gold',
      contract: 'K-7',
    })
    expect(factsOf({ ...filled, summary: 'x', category: 'lift' })).toMatchObject({ tier: 'gold', contract: 'K-7' })
  })

  test('not what was typed by hand', () => {
    const typed = { ...emptyDraft, name: 'Mrs Own', address: 'somewhere' }
    expect(withCaller(typed, caller, shownAddress)).toMatchObject({
      name: 'Mrs Own',
      nameLatin: null,
      address: 'somewhere',
      site: null,
      tier: 'gold',
    })
  })

  test('and takes it back when it is another phone after all', () => {
    expect(withCaller(filled, null, shownAddress)).toEqual({ ...emptyDraft, phone: '0002001122' })
    expect(withCaller({ ...filled, name: 'Mrs Own', nameLatin: null }, null, shownAddress)).toMatchObject({
      name: 'Mrs Own',
      address: '',
      tier: 'standard',
    })
  })
})

test('[CAL7] the call as a note', () => {
  expect(callerNote(whole)).toBe('☎ 123 Bakery · No water')
  expect(callerNote({ ...whole, access: 'Key at 12' })).toBe('☎ 123 Bakery · No water · Key at 12')
  expect(callerNote(emptyDraft)).toBe('☎')
})

describe('[CAL9] a choice by letters of either language', () => {
  const choice = (value: string, word: string, ...names: string[]): Choice<string> => ({ value, word, names })
  const choices = [
    choice('power', '供电', 'Power'),
    choice('heating-cooling', '暖通', 'Heating and cooling'),
    choice('access', '门禁', 'Access'),
    choice('appliance', '电器', 'Appliance'),
  ]
  test.each([
    ['', ['power', 'heating-cooling', 'access', 'appliance']],
    ['a', ['heating-cooling', 'access', 'appliance']],
    ['AC', ['access']],
    ['ｐ', ['power']],
    ['cool', ['heating-cooling']],
    ['供', ['power']],
    ['禁', ['access']],
    ['zz', []],
  ])('%s', (typed, found) => {
    expect(choicesFor(choices, typed).map(({ value }) => value)).toEqual(found)
  })
})
