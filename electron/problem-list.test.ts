import { expect, test } from 'vitest'
import { ProblemList } from './problem-list.ts'

test('the same problem again is one with the later time; read ones are gone', () => {
  const list = new ProblemList(() => {})
  list.add('cacheDamaged', 'a', 1)
  list.add('cacheDamaged', 'b', 2)
  list.add('cacheDamaged', 'a', 3)
  expect(list.list.map(({ detail, at }) => [detail, at])).toEqual([
    ['a', 3],
    ['b', 2],
  ])
  list.read(list.list[0]!.id)
  expect(list.list.map(({ detail }) => detail)).toEqual(['b'])
})

test('[CLK4] what stands is told once, also when it has been read, and goes by itself', () => {
  let told = 0
  const list = new ProblemList(() => void told++)
  const stands = (stands: boolean) => list.stands('clockOff', stands, () => '3 s', 1)
  stands(false)
  expect(told).toBe(0)
  stands(true)
  stands(true)
  expect([told, list.list.length]).toEqual([1, 1])
  list.read(list.list[0]!.id)
  stands(true)
  expect(list.list).toEqual([])
  stands(false)
  stands(true)
  expect(list.list).toMatchObject([{ code: 'clockOff', detail: '3 s' }])
  list.add('other', '', 2)
  stands(false)
  expect(list.list).toMatchObject([{ code: 'other' }])
})
