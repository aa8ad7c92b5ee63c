import { beforeEach, describe, expect, test } from 'vitest'
import { Committer } from './committer.ts'
import { SeatProgress } from './seat-progress.ts'
import { MemoryDisk, memoryStore } from '../store/memory-store.ts'
import type { StoredSeat } from '../store/store.ts'
import { intent } from '../../shared/commands/decide.ts'
import { emptyLog } from '../../shared/events/commit.ts'
import { applyChange, EntityTables, kinds, type Change } from '../../shared/model/entities.ts'
import { arrival } from '../../test/support/arrivals.ts'
import { heldStore, turn, type HeldStore } from '../../test/support/held-store.ts'
import { enrolledConsole } from '../../test/support/enrolled.ts'
import { facts, morning } from '../../test/support/world.ts'

const ticket = (ticketId: string) => intent('create-ticket', { ticketId, facts: facts(), reportedAt: null }, {})

/** A relay's middle: what it has told, in order, and a disk that can be opened again. */
class Middle {
  readonly told: string[] = []
  readonly failures: string[] = []
  readonly store: HeldStore
  readonly state = new EntityTables()
  readonly committer: Committer
  now = morning

  private constructor(
    store: HeldStore,
    seats: StoredSeat[],
    recent: { seq: number; id: string; at: number }[],
    changes: Change[],
  ) {
    this.store = store
    const progress = new SeatProgress()
    for (const { seat, lastN } of seats) progress.add(seat, lastN)
    for (const change of changes) applyChange(this.state, change)
    const last = recent.at(-1)
    const position = last ? { seq: last.seq, tip: last.id } : emptyLog
    this.committer = new Committer(store, this.state, progress, position, last?.at ?? 0, {
      now: () => this.now,
      mono: () => this.now,
      committed: (group) => {
        for (const { seq } of group.commits) this.told.push(`commit ${seq}`)
        for (const { seat, answer } of group.answers) this.told.push(`${seat} ${answer.n} ${answer.result.kind}`)
      },
      answer: (seat, { n, result }) => void this.told.push(`again ${seat} ${n} ${result.kind}`),
      expect: (seat, { n, why }) => void this.told.push(`expect ${seat} ${n} ${why}`),
      failed: (error) => void this.failures.push(error.message),
    })
  }

  static async open(disk: MemoryDisk): Promise<Middle> {
    const store = heldStore(memoryStore(disk))
    const start = await store.start(10)
    const changes = kinds.flatMap((kind) =>
      start.entities[kind].map((value) => ({ kind, id: value.id, value }) as Change),
    )
    return new Middle(store, start.seats, start.recent, changes)
  }

  push(seat: string, n: number, asked = ticket(`${seat}-${n}`), id?: string): void {
    this.committer.arrive(arrival(seat, n, asked, id === undefined ? {} : { id }))
  }

  takeTold(): string[] {
    return this.told.splice(0)
  }
}

let disk: MemoryDisk
let middle: Middle
beforeEach(async () => {
  disk = new MemoryDisk()
  const store = memoryStore(disk)
  for (const seat of ['one', 'two']) await store.addSeat(enrolledConsole(seat))
  middle = await Middle.open(disk)
})

describe('the group', () => {
  test('[SEQ9] what comes while a group is written is the next group', async () => {
    middle.push('one', 1)
    await turn()
    middle.push('one', 2)
    middle.push('two', 1)
    await turn()
    expect(middle.store.held.map(({ batch }) => batch.commits.length)).toEqual([1])
    await middle.store.held[0]!.end()
    expect(middle.store.held.map(({ batch }) => batch.commits.length)).toEqual([2])
    await middle.store.held[0]!.end()
    expect(middle.committer.head.seq).toBe(3)
  })

  test('[SEQ9] at most 256 commands are decided at once', async () => {
    for (let i = 0; i < 300; i++) middle.committer.applyRule(`rule-${i}`, ticket(`t${i}`))
    await turn()
    expect(middle.store.held[0]!.batch.commits).toHaveLength(256)
    await middle.store.held[0]!.end()
    expect(middle.store.held[0]!.batch.commits).toHaveLength(44)
    await middle.store.held[0]!.end()
  })

  test('[SEQ10] nothing is told, and nothing to be read, before it is on disk; then commits before answers', async () => {
    middle.push('one', 1)
    middle.push('two', 1, ticket('one-1'))
    await turn()
    expect([middle.told, middle.committer.head, middle.state.size('ticket')]).toEqual([[], emptyLog, 0])
    await middle.store.held[0]!.end()
    expect(middle.takeTold()).toEqual(['commit 1', 'one 1 accepted', 'two 1 refused'])
    expect([middle.committer.head, middle.state.size('ticket')]).toEqual([{ seq: 1, tip: 'one-1' }, 1])
  })

  test('[SEQ2] answers are in the transaction of their commits, refusals in one of their own', async () => {
    middle.push('one', 1)
    await turn()
    const [{ batch }] = middle.store.held as [HeldStore['held'][number]]
    expect(batch.answers).toEqual([
      { seat: 'one', n: 1, id: 'one-1', result: { kind: 'accepted', seq: 1 }, at: morning },
    ])
    await middle.store.held[0]!.end()
    middle.push('one', 2, ticket('one-1'))
    await turn()
    expect(middle.store.held[0]!.batch).toMatchObject({ commits: [], changes: [], answers: [{ n: 2 }] })
    await middle.store.held[0]!.end()
    expect(middle.takeTold().at(-1)).toBe('one 2 refused')
  })

  test('[SEQ12] the log’s time never goes back, whatever the clock does', async () => {
    for (const now of [morning, morning - 60_000, morning + 5]) {
      middle.now = now
      middle.committer.applyRule(`rule-${now}`, ticket(`t${now}`))
      await turn()
      await middle.store.held[0]!.end()
    }
    const { recent } = await middle.store.start(10)
    expect(recent.map(({ at }) => at - morning)).toEqual([0, 0, 5])
  })
})

describe('what a seat sends twice, too early or too much', () => {
  test('[SEQ3] again while its group is written: one commit, and the answer again after it', async () => {
    middle.push('one', 1)
    await turn()
    middle.push('one', 1)
    await turn()
    await middle.store.held[0]!.end()
    expect(middle.takeTold()).toEqual(['commit 1', 'one 1 accepted', 'again one 1 accepted'])
    expect(middle.store.held).toEqual([])
  })

  test('[SEQ3] again within one group: one commit, one answer', async () => {
    middle.push('one', 1)
    middle.push('one', 1)
    await turn()
    await middle.store.held[0]!.end()
    expect(middle.takeTold()).toEqual(['commit 1', 'one 1 accepted'])
  })

  test('[SEQ3] again after a restart: the same answer, from the store', async () => {
    middle.push('one', 1)
    middle.push('one', 2, ticket('one-1'))
    await turn()
    await middle.store.held[0]!.end()
    const next = await Middle.open(disk)
    next.push('one', 1)
    next.push('one', 2, ticket('one-1'))
    await turn()
    expect(next.takeTold()).toEqual(['again one 1 accepted', 'again one 2 refused'])
    expect([next.store.held.length, next.committer.head.seq]).toEqual([0, 1])
  })

  test('[SEQ4] decided but not written when the relay died: decided once more by the next', async () => {
    middle.push('one', 1)
    await turn()
    expect(middle.store.held).toHaveLength(1)
    const next = await Middle.open(disk)
    next.push('one', 1)
    await turn()
    await next.store.held[0]!.end()
    expect(next.takeTold()).toEqual(['commit 1', 'one 1 accepted'])
  })

  test('[SEQ5] another id under a used number, also after a restart', async () => {
    middle.push('one', 1)
    await turn()
    await middle.store.held[0]!.end()
    middle.takeTold()
    middle.push('one', 1, ticket('x'), 'other')
    await turn()
    expect(middle.takeTold()).toEqual(['expect one 2 taken'])
    const next = await Middle.open(disk)
    next.push('one', 1, ticket('x'), 'other')
    await turn()
    expect(next.takeTold()).toEqual(['expect one 2 taken'])
  })

  test('[SEQ5] what is decided already is answered before the seat is told to renumber the rest', async () => {
    middle.push('one', 1)
    middle.push('one', 2)
    await turn()
    await middle.store.held[0]!.end()
    middle.takeTold()
    middle.push('one', 2, ticket('x'), 'other')
    middle.push('one', 1)
    await turn()
    expect(middle.takeTold()).toEqual(['again one 1 accepted', 'expect one 3 taken'])
  })

  test('[SEQ6] numbers are missing: told from where to send, once the group is written', async () => {
    middle.push('one', 1)
    middle.push('one', 3)
    await turn()
    expect(middle.told).toEqual([])
    await middle.store.held[0]!.end()
    expect(middle.takeTold()).toEqual(['commit 1', 'one 1 accepted', 'expect one 2 gap'])
  })

  test('[SEQ7] 32 of one seat may wait; what comes beyond is not taken, other seats’ is', async () => {
    middle.push('one', 1)
    await turn()
    for (let n = 2; n <= 34; n++) middle.push('one', n)
    expect(middle.takeTold()).toEqual(['expect one 2 busy'])
    middle.push('two', 1)
    await middle.store.held[0]!.end()
    expect(middle.store.held[0]!.batch.commits).toHaveLength(33)
    await middle.store.held[0]!.end()
    middle.takeTold()
    middle.push('one', 34)
    await turn()
    await middle.store.held[0]!.end()
    expect(middle.takeTold()).toEqual(['commit 35', 'one 34 accepted'])
  })
})

describe('a seat that sends more than is taken', () => {
  test('[FLW1] 100 at once: 32 are taken; nothing later than the first that is not, before it has come', async () => {
    for (let n = 1; n <= 100; n++) middle.push('one', n)
    expect(middle.takeTold()).toEqual(['expect one 1 busy'])
    await turn()
    // There is room again, but what comes now is later than the one that is missing.
    for (let n = 34; n <= 50; n++) middle.push('one', n)
    expect(middle.store.held[0]!.batch.commits).toHaveLength(32)
    await middle.store.held[0]!.end()
    expect(middle.takeTold().slice(-2)).toEqual(['one 32 accepted', 'expect one 33 gap'])
    expect([middle.store.held.length, middle.committer.undecided]).toEqual([0, 0])
    for (let n = 33; n <= 64; n++) middle.push('one', n)
    await turn()
    await middle.store.held[0]!.end()
    const answered = middle.takeTold().filter((told) => told.startsWith('one'))
    expect(answered).toEqual(Array.from({ length: 32 }, (_, i) => `one ${33 + i} accepted`))
  })

  test('[FLW1] the one that was not taken comes while others wait: it goes on from there', async () => {
    for (let n = 1; n <= 33; n++) middle.push('one', n)
    await turn()
    middle.push('one', 33)
    middle.push('one', 34)
    await middle.store.held[0]!.end()
    await middle.store.held[0]!.end()
    expect(
      middle
        .takeTold()
        .filter((told) => !told.startsWith('commit'))
        .slice(-3),
    ).toEqual(['one 32 accepted', 'one 33 accepted', 'one 34 accepted'])
  })

  test('[FLW2] another seat is taken meanwhile', async () => {
    for (let n = 1; n <= 100; n++) middle.push('one', n)
    for (let n = 1; n <= 5; n++) middle.push('two', n)
    await turn()
    await middle.store.held[0]!.end()
    expect(middle.takeTold()).toContain('two 5 accepted')
  })
})

describe('the end', () => {
  test('[SEQ11] a write that fails is reported, told to nobody, and nothing is taken after it', async () => {
    middle.push('one', 1)
    await turn()
    middle.push('two', 1)
    await middle.store.held[0]!.end(new Error('disk I/O error'))
    expect(middle.failures).toEqual(['disk I/O error'])
    middle.push('one', 2)
    middle.committer.applyRule('rule-1', ticket('r'))
    await turn()
    expect([middle.told, middle.store.held, middle.committer.head, middle.state.size('ticket')]).toEqual([
      [],
      [],
      emptyLog,
      0,
    ])
  })

  test('[SEQ13] draining takes nothing more and waits until all is written and told', async () => {
    middle.push('one', 1)
    await turn()
    middle.push('two', 1)
    let drained = false
    const whenDrained = middle.committer.drain().then(() => {
      drained = true
    })
    middle.push('one', 2)
    middle.committer.applyRule('rule-1', ticket('r'))
    expect(middle.takeTold()).toEqual(['expect one 2 busy'])
    await middle.store.held[0]!.end()
    expect(drained).toBe(false)
    await middle.store.held[0]!.end()
    await whenDrained
    expect(middle.takeTold()).toEqual(['commit 1', 'one 1 accepted', 'commit 2', 'two 1 accepted'])
    expect(middle.store.held).toEqual([])
  })

  test('[SEQ13] with nothing under way it is drained at once', async () => {
    await middle.committer.drain()
    expect(middle.told).toEqual([])
  })
})
