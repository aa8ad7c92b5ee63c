import { describe, expect, test } from 'vitest'
import { bodyOf, draftOf, type SettingsDraft } from './draft.ts'
import { defaultSettings } from '../../../shared/sla/settings.ts'

const office = {
  id: 'office',
  name: 'Office',
  zone: 'Asia/Almaty',
  days: '2026-12-16 closed Independence Day',
  weekly: ['9-18', '9-18', '9-18', '9-18', '9-18', '', ''],
}
const draft = (): SettingsDraft => ({ ...draftOf(defaultSettings), calendars: [office] })
const codes = (change: Partial<SettingsDraft>) => {
  const body = bodyOf({ ...draft(), ...change })
  return Array.isArray(body) ? body.map(({ code }) => code) : []
}

describe('settings while they are changed', () => {
  test('[SLA18] untouched, they come to what they were', () => {
    expect(bodyOf(draftOf(defaultSettings))).toEqual({
      calendars: [],
      policies: defaultSettings.policies,
      rules: defaultSettings.rules,
    })
    expect(bodyOf(draft())).toMatchObject({
      calendars: [{ id: 'office', days: [{ date: '2026-12-16', hours: [], name: 'Independence Day' }] }],
    })
  })

  test('[SLA18] everything that is wrong is said, not only the first', () => {
    expect(codes({ calendars: [{ ...office, zone: 'Mars' }] })).toEqual(['zone'])
    expect(codes({ calendars: [{ ...office, weekly: [...office.weekly.slice(0, 6), 'noon'] }] })).toEqual(['hours'])
    expect(codes({ calendars: [{ ...office, weekly: Array(7).fill('') as string[] }] })).toEqual(['noHours'])
    expect(
      codes({
        calendars: [
          { ...office, days: 'x' },
          { ...office, id: 'b', name: ' ' },
        ],
      }),
    ).toEqual(['days', 'name'])
    const [first, ...others] = draft().policies
    const unread = { ...first!, targets: { ...first!.targets, arrive: { ...first!.targets.arrive, length: 'soon' } } }
    expect(codes({ policies: [unread, ...others] })).toEqual(['length'])
    expect(codes({ policies: [first!] })).toEqual(['lastPolicy'])
    expect(codes({ rules: [{ ...draft().rules[0]!, after: 'later' }] })).toEqual(['after'])
  })
})
