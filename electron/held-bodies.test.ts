import { expect, test } from 'vitest'
import { HeldBodies } from './held-bodies.ts'

const body = (length: number) => ({ bytes: new Uint8Array(length), type: 'image/png' as const })

test('[FIL14] bodies that were opened last are held, as many as there is room for', () => {
  const held = new HeldBodies(100)
  held.put('a', body(40))
  held.put('b', body(40))
  expect(held.get('a')).toBeDefined()
  held.put('c', body(40))
  expect(['a', 'b', 'c'].map((name) => held.get(name) !== undefined)).toEqual([true, false, true])
  // The same one again takes no room.
  held.put('c', body(40))
  expect(held.get('a')).toBeDefined()
  // One that is larger than the room is held until another comes.
  held.put('large', body(500))
  expect(['a', 'c', 'large'].map((name) => held.get(name) !== undefined)).toEqual([false, false, true])
  held.put('d', body(1))
  expect(['large', 'd'].map((name) => held.get(name) !== undefined)).toEqual([false, true])
})
