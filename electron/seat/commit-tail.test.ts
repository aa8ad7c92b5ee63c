import { appendFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { CommitTail } from './commit-tail.ts'
import type { Commit } from '../../shared/events/commit.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { smallWorld } from '../../test/support/world.ts'

const folder = ownFolder()
const world = smallWorld().assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w2').ticket('t3').ticket('t4')
const of = (...seqs: number[]): Commit[] => seqs.map((seq) => world.commits[seq - 1]!)
const read = async (seq: number, epoch = 'e') =>
  (await CommitTail.read(folder(), epoch, seq)).map((commit) => commit.seq)

async function write(from: number, ...seqs: number[]): Promise<CommitTail> {
  const tail = new CommitTail(folder(), from)
  for (const seq of seqs) tail.append('e', of(seq))
  await tail.flush()
  return tail
}

describe('the commits since the last copy', () => {
  test('[CAC7] are there, as they were, after the process was killed', async () => {
    const tail = new CommitTail(folder(), 2)
    tail.append('e', of(3, 4))
    tail.append('e', of(5))
    await tail.flush()
    expect(await CommitTail.read(folder(), 'e', 2)).toEqual(of(3, 4, 5))
  })

  test('[CAC7] only what follows the copy without a hole', async () => {
    await write(2, 3, 4, 6, 7)
    expect(await read(2)).toEqual([3, 4])
    expect(await read(3)).toEqual([4])
    expect(await read(5)).toEqual([6, 7])
    expect(await read(1)).toEqual([])
    expect(await read(9)).toEqual([])
  })

  test('[CAC7] in any order, also twice', async () => {
    await write(0, 4, 3, 4, 5, 3)
    expect(await read(2)).toEqual([3, 4, 5])
  })

  test('[CAC8] commits of another log are none of this one', async () => {
    const tail = new CommitTail(folder(), 2)
    tail.append('old', of(3))
    tail.append('e', of(4))
    await tail.flush()
    expect(await read(2)).toEqual([])
    expect(await read(2, 'old')).toEqual([3])
    expect(await read(3)).toEqual([4])
  })

  test('[CAC9] a torn or damaged line ends it; the seat starts with what comes before', async () => {
    await write(2, 3, 4, 5)
    const file = path.join(folder(), 'commits-2.log')
    const bytes = await readFile(file)
    await truncate(file, bytes.length - 3)
    expect(await read(2)).toEqual([3, 4])
    await writeFile(file, bytes.toString('utf8').replace('"seq":4', '"seq":6'))
    expect(await read(2)).toEqual([3])
  })

  test('[CAC9] a whole line that is no commit is passed over', async () => {
    await write(2, 3)
    await appendFile(path.join(folder(), 'commits-2.log'), '00000000 {}\nnonsense\n')
    await writeFile(path.join(folder(), 'other.log'), 'not of this house')
    await write(2, 4)
    expect(await read(2)).toEqual([3, 4])
  })

  test('[CAC10] a saved copy takes over: what only led up to it goes, what came during the save stays', async () => {
    const tail = await write(2, 3, 4)
    tail.turnTo(4)
    tail.append('e', of(5))
    await tail.dropBefore(4)
    expect(await readdir(folder())).toEqual(['commits-4.log'])
    expect(await read(4)).toEqual([5])
  })

  test('[CAC10] killed before the copy was in place: both parts are read', async () => {
    const tail = await write(2, 3, 4)
    tail.turnTo(4)
    tail.append('e', of(5))
    await tail.flush()
    expect(await read(2)).toEqual([3, 4, 5])
  })

  test('[CAC9] a tail that cannot be written costs nothing else', async () => {
    const tail = new CommitTail(path.join(folder(), 'missing'), 2)
    tail.append('e', of(3))
    await tail.flush()
    expect(await CommitTail.read(path.join(folder(), 'missing'), 'e', 2)).toEqual([])
  })
})
