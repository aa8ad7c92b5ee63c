import { describe, expect, test } from 'vitest'
import { commitsAtHand, deltaHorizon, RecentCommits } from './recent-commits.ts'
import type { Commit } from '../../shared/events/commit.ts'
import { actor, morning } from '../../test/support/world.ts'

const commit = (seq: number): Commit => {
  const made = { at: morning, seat: 's', actor: actor('dispatcher'), name: 'x', events: [] }
  return { seq, id: `c${seq}`, ...made }
}
const commits = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => commit(from + i))
const head = (seq: number) => ({ seq, tip: seq === 0 ? '' : `c${seq}` })
const hello = (seq: number, tip = seq === 0 ? '' : `c${seq}`, epoch: string | null = 'e') => ({ epoch, seq, tip })

describe('why a seat must take a snapshot', () => {
  const young = new RecentCommits(commits(1, 10))
  const old = new RecentCommits(commits(9_001, 14_000))
  const empty = new RecentCommits([])

  test.each([
    ['no copy at all', young, hello(0, '', null), 10, 'new'],
    ['a copy of another log', young, hello(5, 'c5', 'other'), 10, 'epoch'],
    ['ahead of this log', young, hello(11), 10, 'ahead'],
    ['ahead of an empty log', empty, hello(1), 0, 'ahead'],
    ['up to date', young, hello(10), 10, null],
    ['up to date with an empty log', empty, hello(0), 0, null],
    ['as far, by another commit', young, hello(10, 'x'), 10, 'tip'],
    ['behind', young, hello(3), 10, null],
    ['behind, by another commit', young, hello(3, 'x'), 10, 'tip'],
    ['from the first commit on, all still here', young, hello(0), 10, null],
    ['from the first commit on, no longer here', old, hello(0), 14_000, 'tooOld'],
    ['the oldest that is here', old, hello(9_001), 14_000, null],
    ['one before the oldest that is here', old, hello(9_000), 14_000, 'tooOld'],
    ['far before', old, hello(12), 14_000, 'tooOld'],
  ])('[CUP2] %s', (_what, recent, said, at, because) => {
    expect(recent.whySnapshot(said, 'e', head(at))).toBe(because)
  })

  test('[CUP2] more than 5,000 commits behind, a snapshot is cheaper, even when all are still here', () => {
    const recent = new RecentCommits(commits(1, deltaHorizon + 2))
    expect(recent.whySnapshot(hello(1), 'e', head(deltaHorizon + 2))).toBe('tooOld')
    expect(recent.whySnapshot(hello(2), 'e', head(deltaHorizon + 2))).toBeNull()
  })
})

test('[CUP2] exactly 5,000 commits behind, the commits are at hand: after a start, and whenever they are cut off', () => {
  const last = 20_000
  const started = new RecentCommits(commits(last - commitsAtHand + 1, last))
  expect(started.whySnapshot(hello(last - deltaHorizon), 'e', head(last))).toBeNull()
  const recent = new RecentCommits(commits(1, deltaHorizon + 1))
  const whys = commits(deltaHorizon + 2, 3 * deltaHorizon).map((next) => {
    recent.push([next])
    return recent.whySnapshot(hello(next.seq - deltaHorizon), 'e', head(next.seq))
  })
  expect(whys.filter((why) => why !== null)).toEqual([])
})

describe('the newest commits', () => {
  test('[FED4] those after a seq, oldest first', () => {
    const recent = new RecentCommits(commits(5, 8))
    recent.push(commits(9, 10))
    expect(recent.after(7).map(({ seq }) => seq)).toEqual([8, 9, 10])
    expect(recent.after(10)).toEqual([])
    expect(recent.after(2).map(({ seq }) => seq)).toEqual([5, 6, 7, 8, 9, 10])
    expect(new RecentCommits([]).after(0)).toEqual([])
  })

  test('[FED4] memory is bounded, and what is left still follows without a hole', () => {
    const recent = new RecentCommits([])
    for (let from = 1; from < 20_000; from += 100) recent.push(commits(from, from + 99))
    const kept = recent.after(0).map(({ seq }) => seq)
    expect(kept.length).toBeGreaterThanOrEqual(deltaHorizon)
    expect(kept.length).toBeLessThanOrEqual(deltaHorizon * 1.1)
    expect(kept.at(-1)! - kept[0]!).toBe(kept.length - 1)
  })
})
