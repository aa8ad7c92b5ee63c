import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeFrame } from '../../../../shared/wire/position-frame.ts'
import { runs } from '../../../../test/support/runs.ts'
import { Positions } from '../../data/positions.ts'
import { mercator, nearestCopy, onScreen, viewOf, type View } from './anchor.ts'
import type { AtlasRect } from './atlas-rect.ts'
import { packTechnicians } from './pack-technicians.ts'
import type { Pictures } from './pictures.ts'
import { quadFloats, Quads } from './quads.ts'
import type { TechnicianBook } from './technician-book.ts'

const at = Date.UTC(2026, 2, 2, 8)
const view = viewOf({ lat: 51, lng: 71 }, 13, 1_000, 800)
const centre = mercator(51, 71)

/** A name's picture is known by its column, the others by none. */
const nameColumn = 500
const badge: AtlasRect = { u: 0, v: 0, width: 28, height: 28 }
const other: AtlasRect = { u: 100, v: 0, width: 8, height: 8 }
const pictures = {
  technician: () => badge,
  heading: () => other,
  ring: () => other,
  accuracy: other,
  reckoned: other,
  stroke: other,
  label: (words: string) => ({ u: nameColumn, v: 0, width: 8 + words.length * 7, height: 20 }),
} as unknown as Pictures

interface Box {
  x: number
  y: number
  width: number
  height: number
}

type Point = Pick<Box, 'x' | 'y'>

function drawn(places: Point[], selected: string | null, pills: Point[] = []): { badges: Box[]; names: Box[] } {
  const positions = new Positions(() => 0)
  const degrees = 360 / (512 * 2 ** 13)
  const fixes = places.map(({ x, y }, index) => ({
    index,
    lat: 51 - (y - 400) * degrees * Math.cos((51 * Math.PI) / 180),
    lon: 71 + (x - 500) * degrees,
    at,
    heading: null,
    speed: 0,
    accuracy: 5,
  }))
  positions.take(encodeFrame({ key: true, base: at, fixes }))
  const entries = new Map(
    places.map((_, index) => [
      `w${index}`,
      { id: `w${index}`, index, state: 'available', words: `Engineer ${index} 0/6`, initials: `E${index}` },
    ]),
  )
  const book = {
    entries,
    slotOf: ({ index }: { index: number }) => positions.slotOf(index),
  } as unknown as TechnicianBook
  const quads = new Quads()
  quads.begin(centre, 0)
  packTechnicians(
    quads,
    pictures,
    book,
    positions,
    { view, now: at, mono: 0, ranks: null, ringed: new Map(), selected, pills },
    new Map(),
  )
  const boxes = (column: number): Box[] =>
    Array.from({ length: quads.count }, (_, i) => quads.numbers.subarray(i * quadFloats, (i + 1) * quadFloats))
      .filter((numbers) => numbers[10] === column)
      .map((numbers) => boxOf(view, numbers))
  return { badges: boxes(badge.u), names: boxes(nameColumn) }
}

function boxOf(looked: View, numbers: Float32Array): Box {
  const place = onScreen(looked, { x: centre.x + nearestCopy(numbers[2]!), y: centre.y + numbers[3]! })
  return { x: place.x + numbers[6]!, y: place.y + numbers[7]!, width: numbers[8]!, height: numbers[9]! }
}

const place = fc.record({ x: fc.integer({ min: 200, max: 500 }), y: fc.integer({ min: 200, max: 400 }) })
const crowd = fc.array(place, { minLength: 1, maxLength: 40 })
/** The badge's disc and the letters, without their halos. */
const [disc, letters] = [22, 10]

test('[MAP27] no name lies over another one’s badge, however close they stand', () => {
  fc.assert(
    fc.property(crowd, (places) => {
      const { badges, names } = drawn(places, null)
      expect(badges).toHaveLength(places.length)
      for (const name of names)
        for (const one of badges) {
          const [dx, dy] = [Math.abs(name.x - one.x), Math.abs(name.y - one.y)]
          const apart = dx >= (name.width - 8 + disc) / 2 || dy >= (letters + disc) / 2
          expect(apart).toBe(true)
        }
    }),
    runs(300),
  )
})

test('[MAP7] no name lies over the number of tickets that are drawn as one', () => {
  fc.assert(
    fc.property(crowd, fc.array(place, { minLength: 1, maxLength: 10 }), (places, pills) => {
      const { names } = drawn([...places, { x: 800, y: 700 }], null, pills)
      expect(names.length).toBeGreaterThan(0)
      for (const name of names)
        for (const pill of pills) {
          const [dx, dy] = [Math.abs(name.x - pill.x), Math.abs(name.y - pill.y)]
          expect(dx >= (name.width - 8 + 56) / 2 || dy >= (letters + 20) / 2).toBe(true)
        }
    }),
    runs(300),
  )
})

test('[MAP27] who is selected is named in the middle of any crowd; who stands alone is named too', () => {
  fc.assert(
    fc.property(crowd, (places) => {
      const { names } = drawn([...places, { x: 800, y: 700 }], 'w0')
      const below = ({ x, y }: { x: number; y: number }) =>
        names.some((name) => Math.abs(name.x - x) < 1.5 && Math.abs(name.y - y - 23) < 1.5)
      expect(below(places[0]!)).toBe(true)
      expect(below({ x: 800, y: 700 })).toBe(true)
    }),
    runs(300),
  )
})
