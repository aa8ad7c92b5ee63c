import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import type { ControlRoom } from '../e2e/control-room.ts'
import { perform } from './do-task.ts'
import { Hands } from './hands.ts'
import type { Task } from './task.ts'

/** A window that only hears. */
function hearing() {
  const heard: string[] = []
  const hear =
    (what: string) =>
    (...args: unknown[]) =>
      Promise.resolve(void heard.push([what, ...args.slice(0, 2)].join(' ')))
  const page = {
    keyboard: { press: hear('press'), type: hear('type'), down: hear('down'), up: hear('up') },
    mouse: { move: hear('move'), down: hear('button'), up: hear('let go') },
  }
  return { heard, page: page as unknown as Page }
}

describe('[TSK2] the hands', () => {
  test('one key is pressed without a thought, more than one not; what is held counts for the time only', async () => {
    const { heard, page } = hearing()
    const hands = new Hands(page)
    await hands.key('Control+z')
    expect([hands.actions, hands.seconds]).toEqual([1, 0.4])
    await hands.key('Enter')
    expect([hands.actions, hands.keysOnly]).toEqual([2, true])
    expect(hands.seconds).toBeCloseTo(1.35 + 0.6)
    expect(heard).toEqual(['press Control+z', 'press Enter'])
  })

  test('a line is one act with the keys around it, and is thought of', async () => {
    const { page } = hearing()
    const hands = new Hands(page)
    await hands.line('a !', { before: 'F2', after: 'Enter' })
    expect([hands.actions, hands.keysOnly]).toEqual([1, true])
    expect(hands.seconds).toBeCloseTo(1.35 + 5 * 0.2)
    hands.think()
    expect(hands.seconds).toBeCloseTo(2 * 1.35 + 5 * 0.2)
  })

  test('a drag points twice, and the hand has to get to the mouse', async () => {
    const { page } = hearing()
    const hands = new Hands(page)
    await hands.drag({ x: 0, y: 0 }, { x: 9, y: 9 }, 'Shift')
    expect([hands.actions, hands.keysOnly]).toEqual([1, false])
    expect(hands.seconds).toBeCloseTo(1.35 + 0.4 + 2 * 1.2 + 0.2)
  })

  test('waiting for the product is time too', async () => {
    const { page } = hearing()
    const hands = new Hands(page)
    let from: number | undefined
    await hands.until('a while has passed', () => performance.now() - (from ??= performance.now()) > 120)
    expect(hands.answered).toBeGreaterThanOrEqual(0.12)
    expect(hands.seconds).toBeCloseTo(1.35 + hands.answered)
  })
})

describe('[TSK3] a task', () => {
  const target = { actions: 2, seconds: 3 }
  const base = { task: 'D1', what: 'something', role: 'dispatcher', target } as const
  const room = {} as ControlRoom
  const result = (task: Task) => perform(task, room, hearing().page, 0)

  test('that is done before anybody has acted does not hold, whatever the hands do', async () => {
    const found = await result({ ...base, act: (hands) => hands.key('a'), done: () => true })
    expect(found).toMatchObject({ holds: false, actions: null, why: 'it was so before anybody acted' })
  })

  test('that is only looked at must not be so before anything has happened', async () => {
    expect(await result({ ...base, done: () => true })).toMatchObject({
      holds: false,
      why: 'it was so before anything had happened',
    })
    let there = false
    const prepare = () => Promise.resolve(void (there = true))
    expect(await result({ ...base, prepare, done: () => there })).toMatchObject({ holds: true, actions: 0 })
  })

  test('holds by what was done; with an act or a second too many it does not', async () => {
    let pressed = 0
    const press = (times: number, target: Task['target'] = base.target) => {
      pressed = 0
      const act = async (hands: Hands) => {
        for (; pressed < times; pressed++) await hands.key('a')
      }
      return result({ ...base, target, act, done: () => pressed === times })
    }
    expect(await press(2)).toMatchObject({ holds: true, actions: 2, keysOnly: true, why: null })
    expect(await press(3)).toMatchObject({ holds: false, why: 'too many acts' })
    expect(await press(2, { actions: 2, seconds: 1.7 })).toMatchObject({ holds: false, why: 'too slow' })
  })
})
