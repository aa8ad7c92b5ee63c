import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { describe, expect, test } from 'vitest'
import { CacheFile } from './cache-file.ts'
import { cacheBytes } from './cache-form.ts'
import { loadInSlices } from './cache-restore.ts'
import { linesInSlices } from './cache-slices.ts'
import { EntityTables, kinds } from '../../shared/model/entities.ts'
import { snapshotOf } from '../../test/support/desk.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { contents, morning, World } from '../../test/support/world.ts'

const folder = ownFolder()
const large = new World().technician('w1')
for (let i = 0; i < 3_000; i++) large.ticket(`t${i}`)

/** How often everything else had its turn while this was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let over = false
  const turn = () => {
    turns++
    if (!over) setImmediate(turn)
  }
  setImmediate(turn)
  await work()
  over = true
  return turns
}
const busy = (ms: number) => {
  for (const from = performance.now(); performance.now() - from < ms;);
}

describe('[CAC12] a large copy', () => {
  test('is saved piece by piece, and others have their turn between any two', async () => {
    const cache = await CacheFile.open(path.join(folder(), 'snapshot.json'), () => {})
    const content = { snapshot: snapshotOf(large), positions: null, heardAt: morning, wallOffset: 0 }
    const pieces = Math.floor(JSON.stringify(content).length / (64 * 1024))
    expect(pieces).toBeGreaterThan(20)
    expect(await turnsDuring(() => cache.save(content))).toBeGreaterThan(pieces)
  })

  test('is made piece by piece, each when it is asked for', () => {
    const content = { snapshot: snapshotOf(large), positions: null, heardAt: morning, wallOffset: 0 }
    const lengths = [...cacheBytes(content)].map(({ length }) => length)
    expect(lengths.length).toBeGreaterThan(20)
    // A piece ends with the line that fills it, and a letter takes up to three bytes.
    expect(Math.max(...lengths)).toBeLessThan(3 * 80 * 1024)
  })

  test('lines that all are there at once are handed on in slices', async () => {
    async function* ready(): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 10; i++) yield Buffer.from('{"a":1}\n'.repeat(20))
    }
    let lines = 0
    const turns = await turnsDuring(async () => {
      for await (const line of linesInSlices(ready())) {
        expect(line).toBe('{"a":1}')
        lines++
        busy(1)
      }
    })
    expect(lines).toBe(200)
    // A slice is five milliseconds long, and the clock is looked at every sixteen lines.
    expect(turns).toBeGreaterThanOrEqual(10)
  })

  test('a line that goes over several pieces is one line; what has no end is none', async () => {
    async function* torn(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('日').subarray(0, 1)
      yield Buffer.concat([Buffer.from('日').subarray(1), Buffer.from('本')])
      yield Buffer.from('\nsecond\n\nthi')
    }
    const lines: string[] = []
    for await (const line of linesInSlices(torn())) lines.push(line)
    expect(lines).toEqual(['日本', 'second', ''])
  })

  test('[CAC7] is put together with the commits that followed it', async () => {
    const world = new World().technician('w1').ticket('t1')
    const before = snapshotOf(world)
    const { seq } = before
    world.assign('t1', 'v1', 'w1').ticket('t2')
    const loaded = await loadInSlices(before, world.commits.slice(seq))
    expect(contents(loaded.tables)).toEqual(contents(world.state))
    expect([loaded.seq, loaded.tip]).toEqual([world.commits.length, world.commits.at(-1)!.id])
    expect(await loadInSlices({ epoch: 'e', seq: 0, tip: '', entities: contents(new EntityTables()) })).toMatchObject({
      seq: 0,
      tip: '',
    })
    expect(kinds.every((kind) => loaded.tables.size(kind) === world.state.size(kind))).toBe(true)
  })
})
