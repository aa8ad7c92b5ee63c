import { describe, expect, test } from 'vitest'
import { snapshotLines, SnapshotReader } from './snapshot-lines.ts'
import { snapshotOf } from '../../test/support/desk.ts'
import { smallWorld } from '../../test/support/world.ts'

const snapshot = snapshotOf(smallWorld().assign('t1', 'v1', 'w1'))
const lines = [...snapshotLines(snapshot)]
const read = (from: readonly string[]) => {
  const reader = new SnapshotReader()
  for (const line of from) reader.take(line)
  return reader.whole()
}

describe('[CAC13] a snapshot in lines', () => {
  test('is read as it was', () => {
    expect(read(lines)).toEqual(snapshot)
    expect(lines.every((line) => !line.includes('\n'))).toBe(true)
  })

  test('is torn when any of its lines is missing, and when something stands behind its end', () => {
    for (const missing of lines.keys())
      expect(() => read(lines.toSpliced(missing, 1))).toThrow(/torn|lost entities|expected object/)
    expect(() => read([...lines, lines[1]!])).toThrow(/behind the end/)
  })

  test.each([
    ['["ship",{}]', /no entity/],
    ['["ticket",3]', /no entity/],
    ['["ticket",null]', /no entity/],
    ['[]', /no entity/],
    ['{"end":"2"}', /number/],
    ['{', /JSON/],
    ['null', /object/],
  ])('a line %s is none of its lines', (line, why) => {
    expect(() => read([lines[0]!, line])).toThrow(why)
  })
})
