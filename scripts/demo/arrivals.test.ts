import { describe, expect, it } from 'vitest'
import { aim, firstLooks, nextLook, secondsToNext, type Level } from './arrivals.ts'
import { Chance } from './chance.ts'

const level = (change: Partial<Level> = {}): Level => ({ ...aim, queued: 20, ...change })
const share = (at: Level, isOne: (look: string) => boolean) => {
  const chance = new Chance('looks')
  return Array.from({ length: 2_000 }, () => nextLook(at, chance)).filter(isOne).length / 2_000
}

describe('the first minute', () => {
  it('has about 120 tickets, a queue of 25, a dozen yellow and a handful red', () => {
    const count = (part: keyof typeof firstLooks, pattern: RegExp) =>
      firstLooks[part].filter(([look]) => pattern.test(look)).reduce((sum, [, number]) => sum + number, 0)
    expect(count('given', /./) + count('queue', /./)).toBe(120)
    expect(count('queue', /./)).toBe(25)
    expect(count('given', /late/) + count('queue', /late/)).toBe(12)
    expect(count('given', /missed/) + count('queue', /missed/)).toBe(4)
  })
})

describe('secondsToNext', () => {
  it('is 20 to 40 seconds, longer the more is open', () => {
    const chance = new Chance('pace')
    for (let open = 0; open < 160; open += 1) {
      const seconds = secondsToNext(level({ open }), chance)!
      expect(seconds).toBeGreaterThanOrEqual(20)
      expect(seconds).toBeLessThanOrEqual(40)
    }
    const mean = (open: number) =>
      Array.from({ length: 200 }, () => secondsToNext(level({ open }), chance)!).reduce((sum, one) => sum + one, 0) /
      200
    expect(mean(105)).toBeLessThan(mean(120))
    expect(mean(120)).toBeLessThan(mean(135))
  })

  it('is never while far too much is open', () => {
    expect(secondsToNext(level({ open: 200 }), new Chance('full'))).toBeUndefined()
  })
})

describe('nextLook', () => {
  it('replaces lights that have been dealt with, and adds few where enough burn', () => {
    const late = (look: string) => look.endsWith('late')
    const missed = (look: string) => look.endsWith('missed')
    expect(share(level({ yellow: 0, red: 0 }), late)).toBeGreaterThan(0.25)
    expect(share(level({ yellow: 0, red: 0 }), missed)).toBeGreaterThan(0.15)
    expect(share(level({ yellow: 14, red: 6 }), late)).toBeLessThan(0.05)
    expect(share(level({ yellow: 14, red: 6 }), missed)).toBeLessThan(0.03)
  })
})
