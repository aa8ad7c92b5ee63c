import { describe, expect, it } from 'vitest'
import { Chance } from './chance.ts'

const draws = (chance: Chance, count: number) => Array.from({ length: count }, () => chance.next())

describe('Chance', () => {
  it('draws the same from the same seed, and something else from another', () => {
    expect(draws(new Chance('7'), 5)).toEqual(draws(new Chance('7'), 5))
    expect(draws(new Chance('7'), 5)).not.toEqual(draws(new Chance('8'), 5))
  })

  it('gives a named stream that does not depend on what was drawn before', () => {
    const early = new Chance('7')
    const late = new Chance('7')
    draws(late, 100)
    expect(draws(early.stream('w17'), 5)).toEqual(draws(late.stream('w17'), 5))
    expect(draws(early.stream('w17'), 5)).not.toEqual(draws(early.stream('w18'), 5))
  })

  it('is spread evenly and stays inside its bounds', () => {
    const values = draws(new Chance('even'), 20_000)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values)).toBeLessThan(1)
    for (let tenth = 0; tenth < 10; tenth += 1)
      expect(values.filter((value) => Math.floor(value * 10) === tenth).length / values.length).toBeCloseTo(0.1, 1)
    const chance = new Chance('whole')
    const whole = new Set(Array.from({ length: 500 }, () => chance.whole(4, 7)))
    expect(whole).toEqual(new Set([4, 5, 6, 7]))
  })

  it('weighs and shuffles without loss', () => {
    const chance = new Chance('weights')
    const picked = Array.from({ length: 4_000 }, () => chance.weighted({ often: 3, seldom: 1, never: 0 }))
    expect(picked).not.toContain('never')
    expect(picked.filter((one) => one === 'often').length / picked.length).toBeCloseTo(0.75, 1)
    expect(new Set(chance.shuffled([1, 2, 3, 4, 5]))).toEqual(new Set([1, 2, 3, 4, 5]))
  })
})
