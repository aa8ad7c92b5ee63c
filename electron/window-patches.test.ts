import { describe, expect, test } from 'vitest'
import type { Patch } from '../shared/ipc/contract.ts'
import { Replica } from '../shared/sync/replica.ts'
import { partLength, WindowPatches } from './window-patches.ts'
import { snapshotOf } from '../test/support/desk.ts'
import { contents, morning, World } from '../test/support/world.ts'

/** More than fits into three parts. */
function largeReplica(): { world: World; replica: Replica } {
  const world = new World().technician('w1')
  for (let i = 0; i < 3 * partLength; i++) world.ticket(`t${i}`)
  const replica = new Replica()
  replica.load(snapshotOf(world), morning)
  replica.takeChanged()
  return { world, replica }
}
/** What a window shows that has been told this. */
function drawn(patches: Patch[]): Map<string, unknown> {
  const screen = new Map<string, unknown>()
  for (const { whole, changes } of patches) {
    if (whole) screen.clear()
    for (const { kind, id, value } of changes)
      if (value === null) screen.delete(`${kind}/${id}`)
      else screen.set(`${kind}/${id}`, value)
  }
  return screen
}
const shownBy = (replica: Replica) =>
  new Map([...replica.visible()].map(({ kind, id, value }) => [`${kind}/${id}`, value]))

describe('[WIN2] what a window is told', () => {
  test('everything comes in parts, none too long, only the last without more to follow', () => {
    const { replica } = largeReplica()
    const patches = new WindowPatches(replica)
    patches.restart()
    const told: Patch[] = []
    while (!patches.isEmpty) told.push(patches.next(told.length))
    expect(told.length).toBeGreaterThan(3)
    expect(told.every(({ changes }) => changes.length <= partLength)).toBe(true)
    expect(told.map(({ whole }) => whole)).toEqual(told.map((_, i) => i === 0))
    expect(told.map(({ more }) => more)).toEqual(told.map((_, i) => i < told.length - 1))
    expect(drawn(told)).toEqual(shownBy(replica))
  })

  test('what changes between two parts is told as it is in the end, whether its part has gone or not', () => {
    const { world, replica } = largeReplica()
    const patches = new WindowPatches(replica)
    patches.restart()
    const told = [patches.next(1)]
    const { seq } = replica.position
    world.assign('t0', 'v1', 'w1').assign(`t${3 * partLength - 1}`, 'v2', 'w1')
    replica.applyFeed({ from: seq, to: seq + 2, commits: world.commits.slice(seq) }, morning)
    patches.add(replica.takeChanged().changed)
    while (!patches.isEmpty) told.push(patches.next(told.length + 1))
    expect(drawn(told)).toEqual(shownBy(replica))
    expect(contents(world.state).visit.map(({ id }) => id)).toEqual(['v1', 'v2'])
    expect(drawn(told).has('visit/v2')).toBe(true)
  })

  test('another snapshot begins anew, also when there is nothing in it', () => {
    const { replica } = largeReplica()
    const patches = new WindowPatches(replica)
    patches.restart()
    const told = [patches.next(1)]
    replica.load(snapshotOf(new World()), morning)
    patches.restart()
    while (!patches.isEmpty) told.push(patches.next(told.length + 1))
    expect(told).toHaveLength(2)
    expect(drawn(told).size).toBe(0)
  })
})
