import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLines, toLine } from './checked-lines.ts'
import { runs } from '../../test/support/runs.ts'

const value = fc.oneof(fc.jsonValue(), fc.record({ text: fc.string({ unit: 'binary' }) }, { noNullPrototype: true }))
/** As it is after a way through JSON: -0 becomes 0. */
const plain = (values: unknown[]) => JSON.parse(JSON.stringify(values)) as unknown

describe('lines with a checksum', () => {
  test('[OUT17] what is written is read, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const bytes = Buffer.from(values.map(toLine).join(''))
        expect(readLines(bytes)).toEqual({ values: plain(values), damaged: 0, completeBytes: bytes.length })
      }),
      runs(200),
    )
  })

  test('[OUT17] one line each, whatever line breaks are in it', () => {
    expect(toLine({ text: 'a\nb\r\n\u2028c' }).split('\n')).toHaveLength(2)
    expect(toLine({ a: 1 })).toMatch(/^[0-9a-f]{8} \{"a":1\}\n$/)
  })

  test('[OUT18] cut anywhere, all complete lines are there and nothing else', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.nat(), (values, cut) => {
        const lines = values.map(toLine)
        const bytes = Buffer.from(lines.join(''))
        const at = cut % bytes.length
        const whole = readLines(bytes.subarray(0, at))
        expect(whole.damaged).toBe(0)
        expect(whole.values).toEqual(plain(values.slice(0, whole.values.length)))
        expect(whole.completeBytes).toBe(Buffer.byteLength(lines.slice(0, whole.values.length).join('')))
        expect(at - whole.completeBytes).toBeLessThan(Buffer.byteLength(lines[whole.values.length]!))
      }),
      runs(200),
    )
  })

  test('[OUT19] a byte that has changed is noticed; the lines around it are read', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (values, place, flip) => {
          const bytes = Buffer.from(values.map(toLine).join(''))
          const at = place % bytes.length
          const before = readLines(bytes).values
          const wrong = Buffer.from(bytes)
          wrong[at] = wrong[at]! ^ flip
          const { values: read, damaged } = readLines(wrong)
          // A line break may come or go with it: two damaged lines for one, or one for two.
          const lost = before.length - read.length
          expect(read.every((one) => JSON.stringify(before).includes(JSON.stringify(one)))).toBe(true)
          expect(lost).toBeGreaterThanOrEqual(wrong.at(-1) === 0x0a ? 1 : 0)
          expect(lost).toBeLessThanOrEqual(2)
          expect(damaged).toBeLessThanOrEqual(2)
        },
      ),
      runs(300),
    )
  })

  test('[OUT19] lines of other forms', () => {
    const good = toLine(7)
    for (const line of [
      '\n',
      'text\n',
      `${good.slice(0, 8)}7\n`,
      `${good.slice(0, 9)}8\n`,
      `zzzzzzzz 7\n`,
      '00000000 \n',
      // found by the property above: a letter of the checksum that became a capital
      toLine({}).replace(/[a-f]/, (letter) => letter.toUpperCase()),
    ])
      expect(readLines(Buffer.from(line + good))).toMatchObject({ values: [7], damaged: 1 })
  })

  test('[OUT18] nothing, or a page of zeros as a power cut leaves it', () => {
    expect(readLines(Buffer.alloc(0))).toEqual({ values: [], damaged: 0, completeBytes: 0 })
    expect(readLines(Buffer.alloc(4096))).toEqual({ values: [], damaged: 0, completeBytes: 0 })
  })
})
