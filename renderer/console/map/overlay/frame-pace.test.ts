import { expect, test } from 'vitest'
import { FramePace } from './frame-pace.ts'

test('a machine that draws slowly stops drawing glides, and is asked again after a minute', () => {
  const pace = new FramePace()
  let now = 0
  for (let i = 0; i < 20; i++) pace.drawn((now += 16))
  expect(pace.smooth).toBe(true)
  for (let i = 0; i < 6; i++) pace.drawn((now += 80))
  expect(pace.smooth).toBe(false)
  pace.drawn((now += 30_000))
  expect(pace.smooth).toBe(false)
  pace.drawn((now += 31_000))
  expect(pace.smooth).toBe(true)
})

test('time in which nothing glides says nothing about the machine', () => {
  const pace = new FramePace()
  let now = 0
  for (let i = 0; i < 20; i++) {
    pace.drawn((now += 1_000))
    pace.rest()
  }
  expect(pace.smooth).toBe(true)
})

test('one late frame among quick ones is none of its habits', () => {
  const pace = new FramePace()
  let now = 0
  for (let i = 0; i < 40; i++) pace.drawn((now += i % 4 === 0 ? 120 : 16))
  expect(pace.smooth).toBe(true)
})

test('a card imitated by software draws no glides, however quick its frames', () => {
  const pace = new FramePace()
  pace.imitated = true
  pace.drawn(16)
  pace.drawn(32)
  expect(pace.smooth).toBe(false)
})

test('no more frames are drawn than the eye needs', () => {
  const pace = new FramePace()
  pace.drawn(100)
  expect([116, 127, 128, 133].map((now) => pace.tooSoon(now))).toEqual([true, true, false, false])
})
