import { describe, expect, test } from 'vitest'
import { Dialling } from './dialling.ts'

/** Without spread: half of the range is the wait itself. */
const dialling = (count: number) => new Dialling(count, () => 0.5)
const tries = (one: Dialling, times: number) => Array.from({ length: times }, () => [one.next(), one.place])

describe('dialling', () => {
  test('[LNK6] one address: the wait grows from half a second to five', () => {
    expect(tries(dialling(1), 6).map(([wait]) => wait)).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000])
  })

  test('[LNK5] several: each in turn, with the long wait only after the last', () => {
    expect(tries(dialling(3), 7)).toEqual([
      [100, 1],
      [100, 2],
      [500, 0],
      [100, 1],
      [100, 2],
      [1_000, 0],
      [100, 1],
    ])
  })

  test('[LNK5] after a connection that was answered the first is first, and the waits are short again', () => {
    const one = dialling(2)
    tries(one, 5)
    expect(one.place).toBe(1)
    one.answered()
    expect(one.place).toBe(1)
    expect(tries(one, 3)).toEqual([
      [500, 0],
      [100, 1],
      [500, 0],
    ])
  })

  test('[LNK6] waits are spread by half either way', () => {
    expect(new Dialling(1, () => 0).next()).toBe(250)
    expect(new Dialling(1, () => 0.999).next()).toBeCloseTo(749.5)
  })
})
