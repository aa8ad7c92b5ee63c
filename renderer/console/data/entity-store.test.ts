import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Patch } from '../../../shared/ipc/contract.ts'
import { EntityStore } from './entity-store.ts'

const patch = (id: string, n: number, more: { guess?: boolean; whole?: boolean } = {}): Patch =>
  ({
    revision: n,
    whole: more.whole ?? false,
    more: false,
    changes: [{ kind: 'ticket', id, value: { id, number: n }, guess: more.guess ?? false }],
  }) as unknown as Patch

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched(...ids: string[]) {
  const store = new EntityStore()
  const heard: string[] = []
  for (const id of ids) store.listen('ticket', id, () => heard.push(`${id} ${store.value('ticket', id)?.number}`))
  return { store, heard: () => heard.splice(0) }
}

describe('the entities of a window', () => {
  test('[BRD11] a change by itself is heard at once, by those who show it alone', () => {
    const { store, heard } = watched('t1', 't2')
    store.apply(patch('t1', 1))
    expect(heard()).toEqual(['t1 1'])
    vi.advanceTimersByTime(1_000)
    expect(heard()).toEqual([])
    store.apply(patch('t2', 2))
    expect(heard()).toEqual(['t2 2'])
  })

  test.each([
    { every: 60, most: 31 },
    // More than twenty a second: on the beats that all share.
    { every: 20, most: 3 },
  ])(
    '[BRD11] of fifty that come each $every ms a listener hears $most times at most, and the last',
    ({ every, most }) => {
      const { store, heard } = watched('t1', 't2')
      const come = (from: number, to: number) => {
        for (let n = from; n < to; n++) {
          store.apply(patch(n % 2 === 0 ? 't1' : 't2', n))
          vi.advanceTimersByTime(every)
        }
      }
      come(0, 20)
      heard()
      come(20, 70)
      const ofFifty = heard()
      expect(ofFifty.length).toBeGreaterThan(0)
      expect(ofFifty.length).toBeLessThanOrEqual(2 * most)
      vi.advanceTimersByTime(500)
      const all = [...ofFifty, ...heard()]
      expect(all.slice(-2).sort()).toEqual(['t1 68', 't2 69'])
      expect(store.value('ticket', 't2')?.number).toBe(69)
    },
  )

  test('[BRD11] what the operator does is drawn at once in the midst of it, and so is a whole picture', () => {
    const { store, heard } = watched('t1', 't2')
    store.apply(patch('t1', 1))
    store.apply(patch('t1', 2))
    expect(heard()).toEqual(['t1 1'])
    store.apply(patch('t2', 3, { guess: true }))
    expect(heard()).toEqual(['t1 2', 't2 3'])
    store.apply(patch('t1', 4))
    expect(heard()).toEqual([])
    store.apply(patch('t1', 5, { whole: true }))
    expect(heard()).toEqual(['t1 5', 't2 undefined'])
    vi.advanceTimersByTime(1_000)
    expect(heard()).toEqual([])
  })

  test('[BRD1] who listens to all of a kind, and does sums, hears everything at once', () => {
    const { store } = watched()
    const heard: string[][] = []
    store.listenKind('ticket', (ids) => heard.push([...ids]))
    store.apply(patch('t1', 1))
    store.apply(patch('t2', 2))
    expect(heard).toEqual([['t1'], ['t2']])
  })
})
