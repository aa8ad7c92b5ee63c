import { describe, expect, test, vi } from 'vitest'
import { ColleagueStore } from './colleague-store.ts'
import { initials } from './initials.ts'
import type { Colleague } from '../../../shared/model/attention.ts'

const one = (seat: string, ticketId: string, editing = false): Colleague => ({
  seat,
  ticketId,
  editing,
  field: null,
  moving: false,
  actor: { id: seat, name: seat, role: 'dispatcher' },
})

describe('colleagues by ticket', () => {
  test('[PRE5] only those who show a ticket hear of who is at it, and only of what has changed', () => {
    const store = new ColleagueStore()
    const [t1, t2] = [vi.fn<() => void>(), vi.fn<() => void>()]
    store.listen('t1', t1)
    store.listen('t2', t2)
    store.take([one('bea', 't1'), one('carl', 't2')])
    expect([t1.mock.calls.length, t2.mock.calls.length]).toEqual([1, 1])
    const before = store.of('t1')
    store.take([one('bea', 't1'), one('carl', 't2', true)])
    expect([t1.mock.calls.length, t2.mock.calls.length]).toEqual([1, 2])
    expect(store.of('t1')).toBe(before)
    expect(store.of('t2')).toEqual([one('carl', 't2', true)])
    store.take([one('bea', 't3')])
    expect([t1.mock.calls.length, t2.mock.calls.length]).toEqual([2, 3])
    expect([store.of('t1'), store.of('t2')]).toEqual([[], []])
    expect(store.of('t1')).toBe(store.of('t2'))
  })

  test('[PRE10] each of the tickets in one hand has whoever holds them, and hears when it is let go', () => {
    const store = new ColleagueStore()
    const heard = new Map(['t1', 't2', 't3'].map((id) => [id, vi.fn<() => void>()]))
    for (const [id, listener] of heard) store.listen(id, listener)
    const times = () => [...heard.values()].map((listener) => listener.mock.calls.length)
    const held = (ticketId: string, ...also: string[]) => ({ ...one('bea', ticketId), moving: true, also })
    store.take([held('t1', 't2', 't3'), one('carl', 't2')])
    expect(times()).toEqual([1, 1, 1])
    expect(store.of('t2')).toMatchObject([
      { seat: 'bea', moving: true, ticketId: 't2' },
      { seat: 'carl', moving: false },
    ])
    store.take([held('t1', 't3'), one('carl', 't2')])
    expect(times()).toEqual([1, 2, 1])
    expect(store.of('t2')).toEqual([one('carl', 't2')])
    // All of it is one person.
    expect(store.all()).toHaveLength(2)
    store.take([])
    expect(times()).toEqual([2, 3, 2])
  })

  test('[PRE5] whoever has stopped listening hears nothing', () => {
    const store = new ColleagueStore()
    const heard = vi.fn<() => void>()
    store.listen('t1', heard)()
    store.take([one('bea', 't1')])
    expect(heard).not.toHaveBeenCalled()
  })
})

test.each([
  ['Bea', 'B'],
  ['anna lindgren', 'AL'],
  ['Anna Maria van Dyk', 'AD'],
  ['Иван Петров', 'ИП'],
  ['张三', '张三'],
  ['欧阳小明', '小明'],
  ['𠮷野', '𠮷野'],
  ['😀 Ray', '😀R'],
])('[PRE4] the initials of %s are %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
