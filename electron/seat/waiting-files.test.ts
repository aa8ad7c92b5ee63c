import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { FileRefused } from './body-transfer.ts'
import { mostWaiting, WaitingFiles, type KeptFile } from './waiting-files.ts'
import { mostBytes } from '../../shared/files/body-type.ts'
import { jpeg, pdf, png, sha256Of, text } from '../../test/support/bodies.ts'
import { eventually } from '../../test/support/eventually.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { actor, morning } from '../../test/support/world.ts'

const folder = ownFolder()
const anna = actor('dispatcher')

/** What the relay does with what comes. */
interface Relay {
  live: boolean
  got: string[]
  attached: KeptFile[]
  put: (sha256: string) => Promise<void>
  attach: () => Promise<string | null>
}
let relay: Relay
let problems: string[]
let now: number
let ids: number
beforeEach(() => {
  now = morning
  ids = 0
  problems = []
  relay = { live: false, got: [], attached: [], put: async () => {}, attach: async () => null }
})
const place = () => path.join(folder(), 'waiting')
const onDisk = () => {
  try {
    return readdirSync(place()).sort()
  } catch {
    return []
  }
}

const open = () =>
  WaitingFiles.open(place(), {
    newId: () => `f${++ids}`,
    now: () => now,
    live: () => relay.live,
    put: async (sha256, body, sent) => {
      sent(body.length)
      await relay.put(sha256)
      relay.got.push(sha256)
    },
    attach: async (file) => {
      const why = await relay.attach()
      if (why === null) relay.attached.push(file)
      return why
    },
    changed: () => {},
    problem: (code, detail) => problems.push(`${code} ${detail}`),
  })

describe('files that wait for the relay', () => {
  test('[FIL11] are on the disk before they are told as kept, and there after a restart, with who chose them and when', async () => {
    const files = await open()
    expect(await files.add('t1', 'C:\\scans\\pump.png', png, anna)).toEqual({
      kind: 'kept',
      id: 'f1',
      name: 'pump.png',
    })
    expect(onDisk()).toEqual(['f1.body', 'f1.json'])
    files.stop()
    now += 60_000
    const again = await open()
    const kept = { id: 'f1', ticketId: 't1', name: 'pump.png', type: 'image/png', bytes: png.length, at: morning }
    expect(again.list).toEqual([
      { ...kept, sha256: sha256Of(png), by: anna.name, sent: 0, state: 'waiting', why: null },
    ])
    expect(new Uint8Array((await again.body(sha256Of(png)))!)).toEqual(png)
    relay.live = true
    again.wake()
    await eventually(() => relay.attached.length === 1, 'it is attached')
    expect(relay.attached[0]).toMatchObject({ id: 'f1', by: anna, chosenAt: morning, sha256: sha256Of(png) })
  })

  test('[FIL11] while the relay is away nothing is tried; then the body goes before the command, in order', async () => {
    const files = await open()
    const order: string[] = []
    relay.put = async (sha256) => void order.push(`body ${sha256.slice(0, 4)}`)
    relay.attach = async () => {
      order.push('command')
      return null
    }
    await files.add('t1', 'a', png, anna)
    await files.add('t1', 'b', pdf, anna)
    files.wake()
    expect(order).toEqual([])
    relay.live = true
    files.wake()
    await eventually(() => files.list.length === 0, 'all are sent')
    expect(order).toEqual([
      `body ${sha256Of(png).slice(0, 4)}`,
      'command',
      `body ${sha256Of(pdf).slice(0, 4)}`,
      'command',
    ])
    await eventually(() => onDisk().length === 0, 'nothing is left on the disk')
  })

  test('[FIL11] a connection that fails is tried again after a rest, and nothing is lost', async () => {
    const files = await open()
    let fails = 1
    relay.live = true
    relay.put = async () => {
      if (fails-- > 0) throw new Error('cut')
    }
    await files.add('t1', 'a', png, anna)
    await eventually(() => files.list[0]?.state === 'waiting', 'it waits again')
    files.wake()
    expect(files.list[0]).toMatchObject({ state: 'waiting', sent: 0 })
    now += 10_000
    files.wake()
    await eventually(() => files.list.length === 0, 'it is sent')
    expect(relay.got).toEqual([sha256Of(png)])
  })

  test.each([
    ['the relay', () => (relay.put = () => Promise.reject(new FileRefused('fileHashWrong', 'x'))), 'fileHashWrong'],
    ['the rule', () => (relay.attach = () => Promise.resolve('filesFull')), 'filesFull'],
  ])(
    '[FIL12] what %s refuses stays, with the reason, until it is tried again or given up',
    async (_who, spoil, why) => {
      const files = await open()
      spoil()
      relay.live = true
      await files.add('t1', 'a', png, anna)
      await eventually(() => files.list[0]?.state === 'refused', 'it is refused')
      expect(files.list[0]).toMatchObject({ why })
      relay.put = async () => {}
      relay.attach = async () => null
      files.wake()
      expect(files.list[0]).toMatchObject({ state: 'refused' })
      // Others go past it.
      await files.add('t1', 'b', pdf, anna)
      await eventually(() => relay.attached.length === 1, 'the other one is sent')
      files.retry('f1')
      await eventually(() => files.list.length === 0, 'it is sent')
      expect(relay.attached.map(({ name }) => name)).toEqual(['b.pdf', 'a.png'])
    },
  )

  test('[FIL12] one that is given up, also on its way, is never attached', async () => {
    const files = await open()
    await files.add('t1', 'a', png, anna)
    await files.drop('f1')
    expect([files.list, onDisk()]).toEqual([[], []])
    let arrived: (() => void) | null = null
    relay.live = true
    relay.put = () => new Promise((resolve) => (arrived = resolve))
    await files.add('t1', 'b', pdf, anna)
    await eventually(() => arrived, 'it is on its way')
    await files.drop('f2')
    arrived!()
    arrived = null
    await files.add('t1', 'c', text, anna)
    await eventually(() => arrived, 'the next one is on its way')
    arrived!()
    await eventually(() => relay.attached.length === 1, 'the next one is attached')
    expect(relay.attached.map(({ name }) => name)).toEqual(['c.txt'])
  })

  test('[FIL2] what no ticket takes is refused at once and not kept', async () => {
    const files = await open()
    const add = async (name: string, body: Uint8Array) => files.add('t1', name, body, anna)
    expect(await add('a', new Uint8Array())).toMatchObject({ kind: 'refused', code: 'fileEmpty' })
    expect(await add('a.pdf', Uint8Array.of(0, 1))).toMatchObject({ code: 'fileTypeRefused', name: 'a.pdf' })
    expect(await add('a', new Uint8Array(mostBytes + 1).fill(32))).toMatchObject({ code: 'fileTooLarge' })
    expect((await add('a', png)).kind).toBe('kept')
    expect(await add('b', png)).toMatchObject({ code: 'fileThere' })
    expect((await files.add('t2', 'b', png, anna)).kind).toBe('kept')
    expect(onDisk()).toHaveLength(4)
  })

  test('[FIL12] so many may wait and no more; what the disk does not take is refused, and not shown', async () => {
    const files = await open()
    for (let i = 0; i < mostWaiting; i++) await files.add('t1', 'a', new TextEncoder().encode(`text ${i}`), anna)
    expect(await files.add('t1', 'a', png, anna)).toMatchObject({ code: 'tooManyWaiting' })
    rmSync(place(), { recursive: true })
    writeFileSync(place(), 'no folder')
    await files.drop('f1').catch(() => {})
    expect(await files.add('t1', 'a', png, anna)).toMatchObject({ code: 'notKept' })
    expect(files.list.some(({ sha256 }) => sha256 === sha256Of(png))).toBe(false)
  })

  test('[FIL11] half of one is nothing; one that cannot be read is put aside and told, and the others hold', async () => {
    const files = await open()
    for (const [name, body] of [['a', png] as const, ['b', pdf] as const, ['c', jpeg] as const])
      await files.add('t1', name, body, anna)
    writeFileSync(path.join(place(), 'f9.body'), 'never told as kept')
    writeFileSync(path.join(place(), 'f1.body'), png.slice(0, 9))
    writeFileSync(path.join(place(), 'f2.json'), '{"id":')
    const again = await open()
    expect(again.list.map(({ id }) => id)).toEqual(['f3'])
    expect(problems).toHaveLength(2)
    expect(problems.every((each) => each.startsWith('waitingFileDamaged'))).toBe(true)
    const left = onDisk()
    expect(left).not.toContain('f9.body')
    expect(left.filter((name) => /^f[12]\.json\.damaged/.test(name))).toHaveLength(2)
    // The bodies of what was put aside stay beside it.
    expect(left).toEqual(expect.arrayContaining(['f1.body', 'f2.body']))
  })
})
