import { describe, expect, test } from 'vitest'
import { SeatRegister } from './seat-register.ts'
import { credentialFits, hashCredential, newCredential } from './credential.ts'
import { SeatProgress } from '../commit/seat-progress.ts'
import { MemoryDisk, memoryStore } from '../store/memory-store.ts'
import { actor, morning } from '../../test/support/world.ts'

const asked = {
  key: 'setup',
  kind: 'console' as const,
  label: 'Desk 3',
  actors: [actor('dispatcher')],
  technicianId: null,
}

async function open(disk: MemoryDisk) {
  const store = memoryStore(disk)
  const progress = new SeatProgress()
  return { register: new SeatRegister(store, progress, (await store.start(0)).seats), progress }
}

describe('seats', () => {
  test('[SEA1] enrolled, it is known by its credential, here and after a restart, with its numbers from 1', async () => {
    const disk = new MemoryDisk()
    const { register, progress } = await open(disk)
    const { seat, credential } = await register.enrol(asked, morning)
    expect(register.recognise(seat, credential)).toMatchObject({ label: 'Desk 3', createdAt: morning, lastN: 0 })
    expect([progress.lastN(seat), register.count]).toEqual([0, 1])
    const next = await open(disk)
    expect(next.register.recognise(seat, credential)).toMatchObject({ seat, actors: [actor('dispatcher')] })
  })

  test('[SEA1] wrong seat or wrong credential: not known, and not said which', async () => {
    const { register } = await open(new MemoryDisk())
    const { seat, credential } = await register.enrol(asked, morning)
    expect(register.recognise(seat, `${credential}x`)).toBeUndefined()
    expect(register.recognise('another', credential)).toBeUndefined()
  })

  test('[SEA2] the credential itself is nowhere on disk', async () => {
    const disk = new MemoryDisk()
    const { register } = await open(disk)
    const { credential } = await register.enrol(asked, morning)
    expect([...disk.seats.values()].join()).not.toContain(credential)
    expect([...disk.seats.values()].join()).toContain(hashCredential(credential))
  })

  test('[SEA2] credentials are long, and never twice the same', () => {
    const many = new Set(Array.from({ length: 100 }, newCredential))
    expect(many.size).toBe(100)
    for (const credential of many) expect(credential).toMatch(/^[\w-]{43}$/)
    expect(credentialFits('a', hashCredential('a'))).toBe(true)
    expect(credentialFits('b', hashCredential('a'))).toBe(false)
  })
})
