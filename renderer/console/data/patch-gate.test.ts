import { describe, expect, test } from 'vitest'
import type { Patch } from '../../../shared/ipc/contract.ts'
import { PatchGate } from './patch-gate.ts'

const patch = (revision: number, whole = false): Patch => ({ revision, whole, changes: [] })

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

  test('takes everything in order when nothing came early', () => {
    const applied: number[] = []
    const gate = new PatchGate(({ revision }) => applied.push(revision))
    gate.open(patch(1, true))
    gate.take(patch(2))
    expect(applied).toEqual([1, 2])
  })
})
