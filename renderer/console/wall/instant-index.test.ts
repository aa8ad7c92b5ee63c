import { expect, test } from 'vitest'
import fc from 'fast-check'
import { InstantIndex } from './instant-index.ts'

test('[WAL6] what is due and what comes first is what a plain map says, whatever was put in, moved and taken out', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const step = fc.oneof(
    fc.record({
      do: fc.constant('put' as const),
      key,
      at: fc.oneof(fc.integer({ min: 0, max: 8 }), fc.constant(Infinity)),
    }),
    fc.record({ do: fc.constant('drop' as const), key }),
    fc.record({ do: fc.constant('due' as const), now: fc.integer({ min: 0, max: 8 }) }),
    fc.record({ do: fc.constant('first' as const), count: fc.integer({ min: 0, max: 4 }) }),
  )
  const sorted = (map: Map<string, number>) =>
    [...map].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).map(([k]) => k)
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const index = new InstantIndex()
      const plain = new Map<string, number>()
      const [found, all]: [string[][], string[][]] = [[], []]
      for (const one of steps) {
        if (one.do === 'put') {
          index.put(one.key, one.at)
          if (one.at === Infinity) plain.delete(one.key)
          else plain.set(one.key, one.at)
        } else if (one.do === 'drop') {
          index.drop(one.key)
          plain.delete(one.key)
        } else if (one.do === 'first') {
          found.push(index.first(one.count))
          all.push(sorted(plain).slice(0, one.count))
        } else {
          const wanted = sorted(plain).filter((k) => plain.get(k)! <= one.now)
          found.push([...index.due(one.now)])
          all.push(wanted)
          for (const k of wanted) plain.delete(k)
        }
      }
      expect(found).toEqual(all)
    }),
  )
})

test('[WAL6] a key that is back at an instant it had before comes once', () => {
  const index = new InstantIndex()
  for (const at of [3, 5, 3]) index.put('a', at)
  index.put('b', 4)
  expect(index.first(3)).toEqual(['a', 'b'])
  expect([...index.due(9)]).toEqual(['a', 'b'])
})

test('[WAL6] a key that moves for ever leaves nothing behind', () => {
  const index = new InstantIndex()
  for (let i = 0; i < 100_000; i++) index.put(`k${i % 10}`, i)
  expect(index.kept).toBeLessThan(100)
  expect(index.first(2)).toEqual(['k0', 'k1'])
})
