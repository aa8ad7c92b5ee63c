import { describe, expect, test } from 'vitest'
import type { Patch } from '../../../shared/ipc/contract.ts'
import { PatchGate } from './patch-gate.ts'

const patch = (revision: number, whole = false): Patch => ({ revision, whole, more: false, changes: [] })

describe('[WIN1] a window that opens in mid-stream', () => {
  test('takes the opening first, then only what is newer, whatever came first', () => {
    const applied: number[] = []
    const gate = new PatchGate(({ revision }) => applied.push(revision))
    gate.take(patch(4))
    gate.take(patch(6))
    gate.take(patch(7))
    gate.open(patch(6, true))
    gate.take(patch(8))
    gate.take(patch(8))
    expect(applied).toEqual([6, 7, 8])
  })

  test('[WIN2] draws a picture that comes in parts when the last part is there, once', () => {
    const applied: Patch[] = []
    const gate = new PatchGate((whole) => applied.push(whole))
    const part = (revision: number, more: boolean, ids: string[], whole = false): Patch => ({
      revision,
      whole,
      more,
      changes: ids.map((id) => ({ kind: 'ticket', id, value: null, guess: false })),
    })
    const ids = () => applied.map(({ whole, changes }) => [whole, ...changes.map(({ id }) => id)])
    gate.take(part(3, true, ['t2']))
    gate.open(part(2, true, ['t1'], true))
    expect(applied).toEqual([])
    gate.take(part(4, false, ['t1', 't3']))
    expect(ids()).toEqual([[true, 't1', 't2', 't1', 't3']])
    gate.take(part(5, false, ['t4']))
    expect(ids()[1]).toEqual([false, 't4'])
    // Another one begins before the last has ended: what had come of it is void.
    gate.take(part(6, true, ['t5'], true))
    gate.take(part(7, true, ['t6'], true))
    gate.take(part(8, false, ['t7']))
    expect(ids()[2]).toEqual([true, 't6', 't7'])
  })

  test('takes everything in order when nothing came early', () => {
    const applied: number[] = []
    const gate = new PatchGate(({ revision }) => applied.push(revision))
    gate.open(patch(1, true))
    gate.take(patch(2))
    expect(applied).toEqual([1, 2])
  })
})
