import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { CacheFile } from './cache-file.ts'
import { cacheVersion, readCache, type CacheContent } from './cache-form.ts'
import { snapshotOf } from '../../test/support/desk.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { morning, smallWorld } from '../../test/support/world.ts'

const folder = ownFolder()
const file = () => path.join(folder(), 'cache', 'snapshot.json')
const bak = () => `${file()}.bak`

/** @returns what is read, and the files that could not be */
async function reopen(): Promise<{ cache: CacheFile; content: CacheContent | null; damaged: string[] }> {
  const damaged: string[] = []
  const cache = await CacheFile.open(file(), (keptAs) => void damaged.push(path.basename(keptAs)))
  return { cache, content: cache.content, damaged }
}
const content = (name: string): CacheContent => ({
  snapshot: snapshotOf(smallWorld(), name),
  positions: 'AAAA',
  heardAt: morning,
  wallOffset: -1_500,
})
const save = async (...names: string[]) => {
  const { cache } = await reopen()
  for (const name of names) await cache.save(content(name))
}
const head = async (name: string) =>
  JSON.parse((await readFile(name, 'utf8')).split('\n')[0]!) as Record<string, number>

describe('the copy on disk', () => {
  test('[CAC3] nothing at first; then what was saved last', async () => {
    expect(await reopen()).toMatchObject({ content: null, damaged: [] })
    await save('one', 'two')
    expect(await reopen()).toMatchObject({ content: content('two'), damaged: [] })
  })

  test('[CAC3] the one before is kept as .bak, and nothing else is left', async () => {
    await save('one', 'two', 'three')
    expect((await readdir(path.dirname(file()))).sort()).toEqual(['snapshot.json', 'snapshot.json.bak'])
    expect(await readFile(bak(), 'utf8')).toContain('"epoch":"two"')
  })

  test('[CAC3] after a save nothing of it stays in memory', async () => {
    const { cache } = await reopen()
    await cache.save(content('one'))
    expect(cache.content).toBeNull()
  })

  test('[CAC4] damaged: set aside, reported, and the last good one used', async () => {
    await save('one', 'two')
    const text = await readFile(file(), 'utf8')
    await writeFile(file(), text.replace('No cooling', 'No Cooling'))
    const { cache, content: read, damaged } = await reopen()
    expect(read).toEqual(content('one'))
    expect(damaged).toHaveLength(1)
    expect(damaged[0]).toMatch(/^snapshot\.json\.damaged-/)
    expect(await readFile(path.join(path.dirname(file()), damaged[0]!), 'utf8')).toContain('No Cooling')
    // The next save must not put something damaged in the place of the good one.
    await cache.save(content('three'))
    expect(await reopen()).toMatchObject({ content: content('three'), damaged: [] })
    expect(await readFile(bak(), 'utf8')).toContain('"epoch":"one"')
  })

  test.each([
    ['empty', 0],
    ['torn in its head', 10],
    ['torn in its body', 200],
  ])('[CAC4] %s', async (_what, length) => {
    await save('one')
    await truncate(file(), length)
    expect(await reopen()).toMatchObject({ content: null, damaged: [expect.stringContaining('damaged')] })
  })

  test.each([
    ['zeros, as a power cut leaves them', Buffer.alloc(4096)],
    ['a body of another form', `{"version":1,"crc":${crc32('{}')},"bytes":2}\n{}`],
    ['other text', 'hello\nworld'],
  ])('[CAC4] %s', async (_what, bytes) => {
    await save('one')
    await writeFile(file(), bytes)
    expect(await reopen()).toMatchObject({ content: null, damaged: [expect.stringContaining('damaged')] })
  })

  test('[CAC4] both damaged: both set aside, and the seat starts without a copy', async () => {
    await save('one', 'two')
    await writeFile(file(), 'x')
    await writeFile(bak(), 'y')
    const { content: read, damaged } = await reopen()
    expect([read, damaged.length]).toEqual([null, 2])
  })

  test('[CAC11] an older form is brought up: what version 1 holds is read, and saved in the form of today', async () => {
    const body = Buffer.from(JSON.stringify(content('one')))
    const text = `${JSON.stringify({ version: 1, crc: crc32(body), bytes: body.length })}\n${body.toString()}`
    await save('two')
    await writeFile(file(), text)
    const { cache, content: read, damaged } = await reopen()
    expect([read, damaged]).toEqual([{ ...content('one'), outdated: true }, []])
    await cache.save(read!)
    expect((await head(file()))['version']).toBe(cacheVersion)
    expect(await reopen()).toMatchObject({ content: content('one'), damaged: [] })
    await writeFile(file(), text.replace('No cooling', 'No Cooling'))
    expect(await reopen()).toMatchObject({ damaged: [expect.stringContaining('damaged')] })
  })

  test('[CAC11] the lines of version 3 are read, and known to be folded by an older rule', async () => {
    await save('one')
    const [, ...lines] = (await readFile(file(), 'utf8')).trimEnd().split('\n')
    const text = ['{"version":3}', ...lines.slice(0, -1), ''].join('\n')
    const sum = JSON.stringify({ crc: crc32(text), bytes: Buffer.byteLength(text) })
    await writeFile(file(), `${text}${sum}\n`)
    expect(await reopen()).toMatchObject({ content: { ...content('one'), outdated: true }, damaged: [] })
    await save('two')
    expect((await reopen()).content).toEqual(content('two'))
  })

  test('[CAC4] cut at any place, it is never taken for whole', async () => {
    await save('one')
    const whole = await readFile(file())
    for (let length = 0; length < whole.length; length += 97) {
      await writeFile(file(), whole.subarray(0, length))
      expect((await readCache(file())) === 'damaged', `cut at ${length}`).toBe(true)
    }
    const withoutSum = whole.subarray(0, whole.lastIndexOf(0x0a, -2) + 1)
    await writeFile(file(), withoutSum)
    expect(await readCache(file())).toBe('damaged')
    await writeFile(file(), Buffer.concat([whole, Buffer.from('{}\n')]))
    expect(await readCache(file())).toBe('damaged')
  })

  test('[CAC12] what others change while it is written is not in it', async () => {
    const world = smallWorld()
    const { cache } = await reopen()
    const before = { ...content('one'), snapshot: snapshotOf(world) }
    const wanted = structuredClone(before)
    const saving = cache.save(before)
    world.assign('t1', 'v1', 'w1').ticket('t3')
    await saving
    expect((await reopen()).content).toEqual(wanted)
  })

  test('[CAC5] a newer version is fetched again, and not called damaged', async () => {
    await save('one')
    const [, body] = (await readFile(file(), 'utf8')).split('\n')
    const { version, crc, bytes } = await head(file())
    expect(version).toBe(cacheVersion)
    await writeFile(file(), `${JSON.stringify({ version: cacheVersion + 1, crc, bytes })}\n${body}`)
    expect(await reopen()).toMatchObject({ content: null, damaged: [] })
  })

  test('[CAC3] killed between keeping the old one and placing the new: the old one is read', async () => {
    await save('one')
    const text = await readFile(file())
    await writeFile(bak(), text)
    await writeFile(`${file()}.1234.tmp`, 'half of the n')
    await rm(file())
    expect(await reopen()).toMatchObject({ content: content('one'), damaged: [] })
  })

  test('[CAC6] a save that fails is told, and can be tried again', async () => {
    const { cache } = await reopen()
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    await expect(cache.save({ ...content('one'), positions: circle as unknown as string })).rejects.toThrow(/circular/)
    await cache.save(content('two'))
    expect((await reopen()).content).toEqual(content('two'))
  })
})
