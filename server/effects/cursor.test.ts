import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Cursor } from './cursor.ts'
import type { Commit } from '../../shared/events/commit.ts'
import { turn } from '../../test/support/held-store.ts'
import { actor, morning } from '../../test/support/world.ts'

const commit = (seq: number): Commit => {
  const made = { at: morning, seat: 's', actor: actor('dispatcher'), name: 'x', events: [] }
  return { seq, id: `c${seq}`, ...made }
}

/** The log, and how far the cursor is on disk. */
class Log {
  readonly commits: Commit[] = []
  readonly seen: number[] = []
  readonly failures: string[] = []
  saved = 0
  hold: Promise<void> | undefined
  breakAt = 0

  write(...seqs: number[]): void {
    this.commits.push(...seqs.map(commit))
  }

  cursor(): Cursor {
    return new Cursor(
      this.saved,
      async ({ seq }) => {
        await this.hold
        if (seq === this.breakAt) throw new Error(`no way past ${seq}`)
        this.seen.push(seq)
      },
      {
        read: (after) => Promise.resolve(this.commits.filter(({ seq }) => seq > after).slice(0, 2)),
        save: (seq) => {
          this.saved = seq
          return Promise.resolve()
        },
        failed: (error) => void this.failures.push(error.message),
      },
    )
  }
}

let log: Log
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  log = new Log()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a cursor over the log', () => {
  test('[FED5] woken, it takes every commit once and in order, also what comes meanwhile', async () => {
    let go = () => {}
    log.hold = new Promise((resolve) => {
      go = resolve
    })
    const cursor = log.cursor()
    log.write(1, 2, 3)
    cursor.wake()
    await turn()
    log.write(4, 5)
    cursor.wake()
    cursor.wake()
    go()
    await turn()
    expect(log.seen).toEqual([1, 2, 3, 4, 5])
    await cursor.stop()
  })

  test('[FED5] its place is written about once a second, and when it stops', async () => {
    const cursor = log.cursor()
    log.write(1, 2)
    cursor.wake()
    await turn()
    expect(log.saved).toBe(0)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(log.saved).toBe(2)
    log.write(3)
    cursor.wake()
    await turn()
    await cursor.stop()
    expect(log.saved).toBe(3)
  })

  test('[FED5] after a crash it goes on from the place on disk: everything happens, some of it twice', async () => {
    const first = log.cursor()
    log.write(1, 2)
    first.wake()
    await vi.advanceTimersByTimeAsync(1_000)
    log.write(3, 4)
    first.wake()
    await turn()
    // It dies here. What it did since its last save is not known to the next.
    const second = log.cursor()
    log.write(5)
    second.wake()
    await turn()
    expect(log.seen).toEqual([1, 2, 3, 4, 3, 4, 5])
    await second.stop()
  })

  test('[FED6] an effect that fails is reported, is not passed over, and is tried again at the next wake', async () => {
    const cursor = log.cursor()
    log.write(1, 2, 3)
    log.breakAt = 2
    cursor.wake()
    await turn()
    expect([log.seen, log.failures]).toEqual([[1], ['no way past 2']])
    log.breakAt = 0
    cursor.wake()
    await turn()
    expect(log.seen).toEqual([1, 2, 3])
    await cursor.stop()
    expect(log.saved).toBe(3)
  })

  test('[FED5] stopping waits for the effect under way', async () => {
    let go = () => {}
    log.hold = new Promise((resolve) => {
      go = resolve
    })
    const cursor = log.cursor()
    log.write(1)
    cursor.wake()
    await turn()
    const stopped = cursor.stop()
    go()
    await stopped
    expect([log.seen, log.saved]).toEqual([[1], 1])
  })
})
