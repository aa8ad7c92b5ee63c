import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SeldomAsker } from './seldom-asker.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function asker() {
  const asked: ((answer: string | null) => void)[] = []
  const told: (string | null)[] = []
  const it = new SeldomAsker<string>(
    () => new Promise((resolve) => asked.push(resolve)),
    (answer) => void told.push(answer),
  )
  const answer = async (text: string | null) => {
    asked.at(-1)!(text)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { it, asked, told, answer }
}

describe('[DET5] what the relay is asked of a history', () => {
  test('not for whoever only passes over', async () => {
    const { it, asked } = asker()
    it.want()
    await vi.advanceTimersByTimeAsync(60)
    it.stop()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked).toHaveLength(0)
  })

  test('once for many changes, and then once a second at most', async () => {
    const { it, asked, told, answer } = asker()
    for (let i = 0; i < 20; i++) it.want()
    await vi.advanceTimersByTimeAsync(100)
    expect(asked).toHaveLength(1)
    // It changes while the answer is on its way: that answer may be from before.
    for (let i = 0; i < 20; i++) it.want()
    await answer('first')
    await vi.advanceTimersByTimeAsync(800)
    expect([asked.length, told]).toEqual([1, ['first']])
    await vi.advanceTimersByTimeAsync(300)
    expect(asked).toHaveLength(2)
    await answer('second')
    await vi.advanceTimersByTimeAsync(10_000)
    expect([asked.length, told]).toEqual([2, ['first', 'second']])
    it.want()
    await vi.advanceTimersByTimeAsync(100)
    expect(asked).toHaveLength(3)
  })

  test('what cannot be asked is told, and an answer that comes after the end is not', async () => {
    const { it, told, answer } = asker()
    it.want()
    await vi.advanceTimersByTimeAsync(100)
    await answer(null)
    it.want()
    await vi.advanceTimersByTimeAsync(1_100)
    it.stop()
    await answer('late')
    expect(told).toEqual([null])
  })
})
