import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { SortedList } from './sorted-list.ts'

const byNumber = (a: number, b: number) => a - b

describe('a sorted list', () => {
  test('[BRD1] is what an array sorted anew would be, and older lists stay as they were', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 3_000 }), { maxLength: 900, size: 'max' })
    fc.assert(
      fc.property(
        numbers,
        fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 400, size: 'max' }),
        (start, steps) => {
          const plain = new Set(start)
          let list = SortedList.of([...plain].sort(byNumber), byNumber)
          const kept: [SortedList<number>, number[]][] = []
          for (const [i, step] of steps.entries()) {
            if (plain.delete(step)) list = list.without(step)
            else {
              plain.add(step)
              list = list.with(step)
            }
            if (i % 50 === 0) kept.push([list, [...plain].sort(byNumber)])
          }
          kept.push([list, [...plain].sort(byNumber)])
          for (const [one, sorted] of kept) {
            expect([...one]).toEqual(sorted)
            expect(one.length).toBe(sorted.length)
            for (let i = 0; i < sorted.length; i += 7) {
              expect(one.at(i)).toBe(sorted[i])
              expect(one.placeOf(sorted[i]!)).toBe(i)
            }
            expect(one.at(sorted.length)).toBeUndefined()
          }
        },
      ),
      { numRuns: 100 },
    )
  })

  test('[BRD1] taking out what is not in it is told', () => {
    expect(() => SortedList.of([1, 3], byNumber).without(2)).toThrow('not in the list')
    expect(() => SortedList.of([1, 3], byNumber).without(4)).toThrow('not in the list')
  })
})
