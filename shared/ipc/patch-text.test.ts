import { expect, test } from 'vitest'
import { smallWorld } from '../../test/support/world.ts'
import type { VisibleChange } from '../sync/replica.ts'
import { kinds } from '../model/entities.ts'
import { patchText, readPatch } from './patch-text.ts'

test('[WIN2] a patch as text is the patch: what is there, what has gone, and what is only guessed', () => {
  const { state } = smallWorld().assign('t1', 'v1', 'w1')
  const all = kinds.flatMap((kind) =>
    Array.from(
      state.values(kind),
      (value) => ({ kind, id: value.id, value, guess: kind === 'visit' }) as VisibleChange,
    ),
  )
  const changes: VisibleChange[] = [...all, { kind: 'ticket', id: 'gone', value: null, guess: false }]
  const patch = { revision: 7, whole: true, more: false, changes }
  expect(all.length).toBeGreaterThan(3)
  expect(readPatch(patchText(patch))).toEqual(patch)
})
