import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { LabelRoom } from './label-room.ts'

const box = fc.record({
  x: fc.integer({ min: -100, max: 600 }),
  y: fc.integer({ min: -100, max: 400 }),
  width: fc.integer({ min: 1, max: 160 }),
  height: fc.integer({ min: 1, max: 30 }),
})
type Box = { x: number; y: number; width: number; height: number }
const overlap = (a: Box, b: Box) =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height

test('[MAP7] [MAP27] a name gets room exactly when no symbol stands there and nobody who asked before has some of it', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 60 }), fc.array(box, { maxLength: 20 }), (boxes, symbols) => {
      const room = new LabelRoom()
      // Symbols lie over each other as they will.
      for (const one of symbols) room.block(one.x, one.y, one.width, one.height)
      const taken: Box[] = [...symbols]
      for (const one of boxes) {
        const free = !taken.some((other) => overlap(one, other))
        expect(room.take(one.x, one.y, one.width, one.height)).toBe(free)
        if (free) taken.push(one)
      }
    }),
    runs(300),
  )
})
