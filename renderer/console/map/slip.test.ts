import { expect, test } from 'vitest'
import { Slip } from './slip.ts'

test('[ROS8] a hand that has not gone 12 px from where it took hold means nothing; once it has, it may come back', () => {
  const slip = new Slip()
  slip.begin(100, 100)
  expect([slip.at(100, 100), slip.at(112, 100), slip.at(108, 108)]).toEqual([true, true, true])
  expect(slip.at(109, 109)).toBe(false)
  expect(slip.at(100, 100)).toBe(false)
})

test('[ROS8] what begins elsewhere means what it is over at once, also after one that has ended where it began', () => {
  const slip = new Slip()
  expect(slip.at(100, 100)).toBe(false)
  slip.begin(100, 100)
  slip.end()
  expect(slip.at(100, 100)).toBe(false)
})
