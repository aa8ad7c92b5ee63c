import { describe, expect, test } from 'vitest'
import { figure, line, median, quantile, ratioFigure } from './figures.ts'

describe('[BEN1] a figure', () => {
  test('holds by its ratio when it has one, else by its value', () => {
    expect(ratioFigure('age', 'ms', 300, 'a tick', 250, '≤ 1')).toMatchObject({ ratio: 1.2, holds: false })
    expect(ratioFigure('age', 'ms', 250, 'a tick', 250, '≤ 1').holds).toBe(true)
    expect(figure('bytes', 'bytes', 24, '≤ 24').holds).toBe(true)
    expect(figure('bytes', 'bytes', 24.1, '≤ 24').holds).toBe(false)
    expect(figure('frames', '1/s', 60, '≥ 55').holds).toBe(true)
    expect(figure('frames', '1/s', 54, '≥ 55').holds).toBe(false)
    expect(ratioFigure('answered', 'commands', 99, 'given', 100, '= 1').holds).toBe(false)
  })

  test('that could not be measured holds nothing; without a floor it is only stated', () => {
    expect(ratioFigure('cpu', 'µs', 1, 'nothing', Number.NaN, '≤ 1').holds).toBe(false)
    expect(figure('cpu', 'µs', quantile([], 0.5), '≤ 1').holds).toBe(false)
    expect(figure('cpu', 'µs', 1).holds).toBeNull()
  })

  test('is one line that says whether it holds, and against what', () => {
    expect(line(ratioFigure('age', 'ms', 300, 'a tick', 250, '≤ 1'))).toBe(
      'MISS  age: 300 ms · 1.2 × a tick (250 ms) · floor ≤ 1',
    )
    expect(line(figure('bytes', 'bytes', 20.04, '≤ 24'))).toBe('holds bytes: 20 bytes · floor ≤ 24')
  })

  test('median and quantile', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5])
    const hundred = Array.from({ length: 100 }, (_, i) => 99 - i)
    expect([quantile(hundred, 0.99), quantile(hundred, 0), quantile(hundred, 1)]).toEqual([99, 0, 99])
  })
})
