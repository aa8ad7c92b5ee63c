import { expect, test } from 'vitest'
import { snapshotOf } from '../../test/support/desk.ts'
import { morning, smallWorld, type World } from '../../test/support/world.ts'
import { Replica } from './replica.ts'
import { shownDigest } from './shown-digest.ts'

function digestOf(world: World) {
  const replica = new Replica()
  replica.load(snapshotOf(world), morning)
  return shownDigest(replica.visible())
}

test('the same content has the same digest, whatever the order of entities and fields', () => {
  const replica = new Replica()
  replica.load(snapshotOf(smallWorld()), morning)
  const turned = [...replica.visible()].reverse().map(({ kind, id, value }) => ({
    kind,
    id,
    value: Object.fromEntries(Object.entries(value!).reverse()),
  }))
  expect(shownDigest(turned as never)).toEqual(digestOf(smallWorld()))
})

test('any difference is seen, in its own kind', () => {
  const [before, after] = [digestOf(smallWorld()), digestOf(smallWorld().assign('t1', 'v1', 'w1'))]
  expect(after.ticket).not.toEqual(before.ticket)
  expect(after.visit.count).toBe(before.visit.count + 1)
  expect(after.technician).toEqual(before.technician)
})
