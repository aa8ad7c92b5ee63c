import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Inbox } from './inbox.ts'

let clock = 0
const inboxOf = () => new Inbox(() => clock)
const busy = (ms: number) => {
  clock += ms
}

describe('[CAC14] messages that have come', () => {
  test('are read at once when there is little to do', () => {
    const inbox = inboxOf()
    const read: number[] = []
    for (let i = 0; i < 3; i++) inbox.take(() => void read.push(i))
    expect(read).toEqual([0, 1, 2])
  })

  test('of a burst: a slice in this turn, the rest in the turns that follow, in order', async () => {
    const inbox = inboxOf()
    const read: number[] = []
    const work = (i: number) => () => {
      busy(6)
      read.push(i)
    }
    for (let i = 0; i < 4; i++) inbox.take(work(i))
    expect(read).toEqual([0])
    await nextTurn()
    expect(read.length).toBeLessThan(4)
    inbox.take(work(4))
    for (let turn = 0; turn < 10 && read.length < 5; turn++) await nextTurn()
    expect(read).toEqual([0, 1, 2, 3, 4])
  })

  test('one that throws does not hold up those behind it', async () => {
    const inbox = inboxOf()
    const read: string[] = []
    expect(() =>
      inbox.take(() => {
        throw new Error('no')
      }),
    ).toThrow('no')
    inbox.take(() => void read.push('next'))
    await nextTurn()
    expect(read).toEqual(['next'])
  })
})
