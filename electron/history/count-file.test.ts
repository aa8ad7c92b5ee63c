import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ownFolder } from '../../test/support/folder.ts'
import { CountFile, minutesKept } from './count-file.ts'

const folder = ownFolder()
const file = () => path.join(folder(), 'counts')
const start = 29_500_000
const counts = (n: number) => ({ open: n, atRisk: n + 1, breached: n + 2 })

async function opened() {
  const aside: string[] = []
  const ring = await CountFile.open(file(), (keptAs) => aside.push(keptAs))
  return { ring, aside }
}
async function filled(minutes: number) {
  const { ring } = await opened()
  for (let i = 0; i < minutes; i++) await ring.add(start + i, counts(i))
  await ring.close()
}
/** Changes bytes of the record of a minute. */
async function spoil(...minutes: number[]) {
  const bytes = await readFile(file())
  for (const minute of minutes) bytes[16 + (minute % minutesKept) * 20 + 6]! ^= 0x10
  await writeFile(file(), bytes)
}

describe('the counts on disk', () => {
  test('[WAL7] are there after opening again; what was not counted is a gap', async () => {
    await filled(5)
    const { ring, aside } = await opened()
    expect([-1, 0, 4, 5].map((i) => ring.at(start + i))).toEqual([null, counts(0), counts(4), null])
    expect(aside).toEqual([])
    await ring.close()
  })

  test('[WAL7] keep eight days and grow no further', async () => {
    const { ring } = await opened()
    const size = (await stat(file())).size
    await ring.add(start, counts(1))
    await ring.add(start + minutesKept - 1, counts(2))
    await ring.add(start + minutesKept, counts(3))
    expect([start, start + minutesKept - 1, start + minutesKept].map((at) => ring.at(at))).toEqual([
      null,
      counts(2),
      counts(3),
    ])
    expect((await stat(file())).size).toBe(size)
    await ring.close()
  })

  test('[WAL7] a record that a crash has torn is a gap, and nothing is said', async () => {
    await filled(5)
    await spoil(start + 2)
    const { ring, aside } = await opened()
    expect([1, 2, 3].map((i) => ring.at(start + i))).toEqual([counts(1), null, counts(3)])
    expect(aside).toEqual([])
    await ring.close()
  })

  test.each([
    ['two records are damaged', () => spoil(start + 2, start + 3), [counts(1), null, null, counts(4)]],
    [
      'it is cut off',
      async () => writeFile(file(), (await readFile(file())).subarray(0, 16 + (start % minutesKept) * 20 + 50)),
      [counts(1), null, null, null],
    ],
    ['it is something else', () => writeFile(file(), 'hello'), [null, null, null, null]],
    ['it is empty', () => writeFile(file(), ''), [null, null, null, null]],
  ])('[WAL7] %s: set aside and told, what is sound goes on', async (_, damage, wanted) => {
    await filled(5)
    await damage()
    const damaged = await readFile(file())
    const { ring, aside } = await opened()
    expect([1, 2, 3, 4].map((i) => ring.at(start + i))).toEqual(wanted)
    expect(aside).toHaveLength(1)
    expect(await readFile(aside[0]!)).toEqual(damaged)
    await ring.add(start + 9, counts(9))
    await ring.close()
    const again = await opened()
    expect([again.ring.at(start + 1), again.ring.at(start + 9), again.aside]).toEqual([wanted[0], counts(9), []])
    await again.ring.close()
    expect(await readdir(folder())).toHaveLength(2)
  })
})
