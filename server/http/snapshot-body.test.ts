import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { chooseEncoding, SnapshotBodies, takeSnapshot } from './snapshot-body.ts'
import { SnapshotReader } from '../../shared/wire/snapshot-lines.ts'
import { smallWorld, type World } from '../../test/support/world.ts'

let world: World
let bodies: SnapshotBodies
const head = () => ({ seq: world.commits.length, tip: world.commits.at(-1)!.id })
beforeEach(() => {
  world = smallWorld()
  bodies = new SnapshotBodies(
    () => takeSnapshot({ epoch: 'epoch-1', state: world.state, head }),
    () => head().tip,
  )
})

function read(text: string) {
  const reader = new SnapshotReader()
  for (const line of text.trimEnd().split('\n')) reader.take(line)
  return reader.whole()
}

test.each([
  ['gzip, deflate', 'gzip'],
  ['br, gzip, deflate', 'br'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['*', 'gzip'],
  ['deflate', 'identity'],
  [undefined, 'identity'],
])('[SNP1] whoever takes %s gets %s', (accepted, encoding) => {
  expect(chooseEncoding(accepted)).toBe(encoding)
})

describe('a snapshot that is prepared', () => {
  test('[SNP1] is the same in every encoding', async () => {
    for (let i = 0; i < 300; i++) world.ticket(`bulk-${i}`)
    const plain = (await bodies.body('identity')).toString()
    expect(gunzipSync(await bodies.body('gzip')).toString()).toBe(plain)
    expect(brotliDecompressSync(await bodies.body('br')).toString()).toBe(plain)
    expect(read(plain)).toEqual(takeSnapshot({ epoch: 'epoch-1', state: world.state, head }))
  })

  test('[SNP2] leaves room for other work between its pieces, and is of one seq all the same', async () => {
    for (let i = 0; i < 3_000; i++) world.ticket(`bulk-${i}`)
    const before = takeSnapshot({ epoch: 'epoch-1', state: world.state, head })
    let turns = 0
    let done = false
    const work = () => {
      if (done) return
      // Something else commits meanwhile.
      world.ticket(`meanwhile-${turns++}`)
      setImmediate(work)
    }
    const body = bodies.body('gzip')
    work()
    const text = gunzipSync(await body).toString()
    done = true
    expect(turns).toBeGreaterThan(text.length / (64 * 1024) / 2)
    expect(read(text)).toEqual(before)
  })

  test('[SNP3] is shared by all who ask meanwhile, and by those who want the same seq after it', async () => {
    const together = ['gzip', 'gzip', 'br', 'gzip'] as const
    const [one, two, , four] = await Promise.all(together.map((encoding) => bodies.body(encoding)))
    expect([one === two, one === four, bodies.prepared]).toEqual([true, true, 2])
    expect((await bodies.body('gzip')) === one).toBe(true)
    world.ticket('later')
    expect(read(gunzipSync(await bodies.body('gzip')).toString()).seq).toBe(head().seq)
    expect(bodies.prepared).toBe(3)
  })

  test('[SNP3] one that failed is not kept', async () => {
    let fails = true
    bodies = new SnapshotBodies(
      () => {
        const snapshot = takeSnapshot({ epoch: 'epoch-1', state: world.state, head })
        const broken = { toJSON: () => ensureNot(fails) } as unknown as (typeof snapshot.entities.ticket)[number]
        return { ...snapshot, entities: { ...snapshot.entities, ticket: [broken] } }
      },
      () => head().tip,
    )
    await expect(bodies.body('gzip')).rejects.toThrow('cannot be written')
    fails = false
    expect((await bodies.body('gzip')).length).toBeGreaterThan(0)
  })
})

function ensureNot(fails: boolean): object {
  if (fails) throw new Error('cannot be written')
  return { id: 't' }
}
