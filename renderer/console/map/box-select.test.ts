import { expect, test } from 'vitest'
import { boxOf, inBox } from './box-select.ts'

test('[MAP13] a box is the same whichever corner it was begun at, and holds what lies on its edge', () => {
  const points = [
    { id: 'in', x: 15, y: 25 },
    { id: 'edge', x: 20, y: 30 },
    { id: 'right', x: 21, y: 25 },
    { id: 'above', x: 15, y: 9 },
  ]
  const corners = [
    { x: 10, y: 10 },
    { x: 20, y: 30 },
  ] as const
  const box = boxOf(...corners)
  expect(boxOf(corners[1], corners[0])).toEqual(box)
  expect(boxOf({ x: 20, y: 10 }, { x: 10, y: 30 })).toEqual(box)
  expect(inBox(points, box)).toEqual(['in', 'edge'])
})
