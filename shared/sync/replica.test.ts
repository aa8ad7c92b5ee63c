import { beforeEach, describe, expect, test } from 'vitest'
import { Replica } from './replica.ts'
import type { Command } from '../commands/command.ts'
import { snapshotOf } from '../../test/support/desk.ts'
import { actor, assign, hours, morning, reassign, smallWorld, tableOf, type World } from '../../test/support/world.ts'

let world: World
let replica: Replica
let from: number
beforeEach(() => {
  world = smallWorld()
  from = world.commits.length
  replica = new Replica()
  replica.load(snapshotOf(world), morning)
})

function pending(asked: { name: string; args: unknown; basedOn: unknown }, n = 1): Command {
  return { v: 1, seat: 'console-1', n, id: `own-${n}`, actor: actor('dispatcher'), madeAt: morning, ...asked }
}
const feed = (...seqs: number[]) => {
  const commits = seqs.map((seq) => world.commits[seq - 1]!)
  return replica.applyFeed({ from: from, to: Math.max(...seqs), commits }, morning)
}

describe('what the relay has confirmed', () => {
  test('[REP3] commits it knows are passed over, the next is applied, a hole stops it', () => {
    world.assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w2').ticket('t3')
    expect(feed(from - 1, from, from + 1)).toBe(true)
    expect(replica.position).toEqual({ seq: from + 1, tip: `c${from + 1}` })
    expect(feed(from + 3)).toBe(false)
    expect([replica.position.seq, replica.get('ticket', 't3')]).toEqual([from + 1, undefined])
    expect(feed(from + 1, from + 2, from + 3)).toBe(true)
    expect(tableOf(replica.confirmed)).toEqual(tableOf(world.state))
  })

  test('[REP3] a feed that ends before its own end is short of something', () => {
    world.assign('t1', 'v1', 'w1')
    expect(replica.applyFeed({ from, to: from + 1, commits: [] }, morning)).toBe(false)
    expect(replica.applyFeed({ from, to: from, commits: [] }, morning)).toBe(true)
  })

  test('[REP2] a snapshot replaces everything, also what is gone', () => {
    const other = smallWorld().ticket('t9')
    replica.load(snapshotOf(other, 'epoch-2'), morning)
    expect([replica.epoch, replica.position.seq]).toEqual(['epoch-2', other.commits.length])
    expect(tableOf(replica.confirmed)).toEqual(tableOf(other.state))
    expect(replica.takeChanges().whole).toBe(true)
  })
})

describe('what is shown', () => {
  test('[REP1] [REP6] the guess lies over it, marked, and goes when its command goes', () => {
    replica.setPending([pending(assign('t1', 'v1', 'w1'))], morning)
    expect(replica.get('visit', 'v1')).toMatchObject({ state: 'offered', technicianId: 'w1' })
    expect([replica.isGuess('visit', 'v1'), replica.isGuess('ticket', 't2')]).toEqual([true, false])
    expect(replica.confirmed.get('visit', 'v1')).toBeUndefined()
    replica.setPending([], morning)
    expect([replica.get('visit', 'v1'), replica.get('ticket', 't1')?.state]).toEqual([undefined, 'new'])
  })

  test('[REP1] commands build on each other, in their order', () => {
    const chain = [pending(assign('t1', 'v1', 'w1')), pending(reassign('t1', 'v1', 'v2', 'w2'), 2)]
    replica.setPending(chain, morning)
    expect(replica.get('ticket', 't1')?.openVisitId).toBe('v2')
    replica.setPending(chain.toReversed(), morning)
    expect(replica.get('ticket', 't1')?.openVisitId).toBe('v1')
  })

  test('[REP1] what others did meanwhile is counted with: a guess that no longer holds is not shown', () => {
    replica.setPending([pending(assign('t1', 'v1', 'w1'))], morning)
    world.assign('t1', 'v9', 'w2')
    feed(from + 1)
    expect([replica.get('visit', 'v1'), replica.get('ticket', 't1')?.openVisitId]).toEqual([undefined, 'v9'])
  })

  test('[REP8] a guess keeps the instant at which it was made, however often it is replayed', () => {
    replica.setPending([pending(assign('t1', 'v1', 'w1'))], morning)
    const first = replica.get('visit', 'v1')
    world.ticket('t3')
    replica.applyFeed({ from, to: from + 1, commits: [world.commits[from]!] }, morning + 2 * hours)
    expect(replica.get('visit', 'v1')).toEqual(first)
  })

  test('[REP9] a trial shows nothing and counts with what is shown and tried before', () => {
    replica.takeChanges()
    const { tryOut } = replica.trial(morning)
    expect(tryOut(pending(assign('t1', 'v1', 'w1'))).kind).toBe('events')
    expect(tryOut(pending(assign('t1', 'v2', 'w2'), 2)).kind).toBe('refused')
    expect(replica.get('visit', 'v1')).toBeUndefined()
    expect(replica.takeChanges()).toEqual({ whole: false, changes: [] })
  })
})

describe('patches for the screen', () => {
  test('[REP7] each changed entity once, with its last value and mark', () => {
    replica.takeChanges()
    replica.setPending([pending(assign('t1', 'v1', 'w1'))], morning)
    const ids = (list: { kind: string; id: string; guess: boolean }[]) =>
      list.map(({ kind, id, guess }) => `${kind}/${id}${guess ? '?' : ''}`).sort()
    expect(ids(replica.takeChanges().changes)).toEqual(['route/w1?', 'ticket/t1?', 'visit/v1?'])
    world.assign('t1', 'v1', 'w1')
    feed(from + 1)
    replica.setPending([], morning)
    expect(ids(replica.takeChanges().changes)).toEqual(['route/w1', 'ticket/t1', 'visit/v1'])
    expect(replica.takeChanges()).toEqual({ whole: false, changes: [] })
  })

  test('[REP7] what is no longer shown comes as null', () => {
    replica.setPending([pending(assign('t1', 'v1', 'w1'))], morning)
    replica.takeChanges()
    replica.setPending([], morning)
    expect(replica.takeChanges().changes).toContainEqual({ kind: 'visit', id: 'v1', value: null, guess: false })
  })
})
