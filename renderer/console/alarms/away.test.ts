import { expect, test } from 'vitest'
import { Away } from './away.ts'
import type { Alarm } from '../../../shared/model/alarm.ts'

const alarm = (type: Alarm['type'], raisedAt: number, change: Partial<Alarm> = {}): Alarm =>
  ({ id: `${type}${raisedAt}`, type, raisedAt, active: true, acknowledged: null, shelved: null, ...change }) as Alarm

test('[ALM9] what came while the copy was old is told once, when it is current again', () => {
  const away = new Away()
  const old = alarm('sla-due', 5)
  // The first picture of a start is no outage.
  expect(away.look(true, [old], 10)).toBeNull()
  expect(away.look(false, [old], 11)).toBeNull()
  const later = [
    old,
    alarm('sla-due', 20),
    alarm('sla-due', 21),
    alarm('no-contact', 22),
    alarm('overloaded', 23, { active: false }),
  ]
  expect(away.look(false, later, 25)).toBeNull()
  expect(away.look(true, later, 30)).toEqual({
    types: [
      ['sla-due', 2],
      ['no-contact', 1],
    ],
  })
  expect(away.look(true, later, 31)).toBeNull()
  expect(away.look(false, later, 32)).toBeNull()
  expect(away.look(true, [...later, alarm('sla-late', 33)], 40)).toBeNull()
})
