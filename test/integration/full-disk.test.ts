// A real relay whose disk is full: it ends instead of going on with what it could not write, tells nothing of that, and
// starts again when there is room.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { intent } from '../../shared/commands/decide.ts'
import { eventually } from '../support/eventually.ts'
import { RawSeat } from '../support/raw-seat.ts'
import { RelayProcess } from '../support/relay-process.ts'
import { anna, bea, enrolSeat, ticketIntent } from '../support/seats.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-full-'))
const disk = path.join(folder, 'disk')
mkdirSync(disk)

function mount(...options: string[]): string | null {
  const run = spawnSync('mount', ['-t', 'tmpfs', ...options, 'signalbox-test', disk], { encoding: 'utf8' })
  return run.status === 0 ? null : (run.error?.message ?? run.stderr).trim()
}

function smallDisk(): string | null {
  if (process.getuid?.() !== 0) return 'only root can make a small disk'
  const failure = mount('-o', 'size=3m')
  return failure === null ? null : `no small disk can be made here: ${failure}`
}

const whyNot = smallDisk()
if (whyNot !== null) process.stderr.write(`skipped: the relay on a full disk: ${whyNot}\n`)

describe.skipIf(whyNot !== null)('a relay whose disk is full', { timeout: 120_000 }, () => {
  const end: { code?: number | null } = {}
  const relay = new RelayProcess(path.join(disk, 'relay'), {
    ended: (code) => {
      end.code = code
    },
  })
  let writer: RawSeat
  let listener: RawSeat
  beforeAll(async () => {
    await relay.start()
    writer = await RawSeat.connect(await enrolSeat(relay, path.join(folder, 'writer'), 'console', [anna]))
    listener = await RawSeat.connect(await enrolSeat(relay, path.join(folder, 'listener'), 'console', [bea]))
    await writer.goLive()
    await listener.goLive()
  })
  afterAll(async () => {
    writer.close()
    listener.close()
    await relay.stop()
    spawnSync('umount', [disk])
    rmSync(folder, { recursive: true, force: true })
  })

  test('[SEQ11] ends with 70, has told nothing that is not on disk, and starts again when there is room', async () => {
    let n = 0
    const push = () => {
      const ticketId = `t${Math.floor(n / 16)}`
      const first = n % 16 === 0
      n++
      if (first) writer.push(n, ticketIntent(ticketId))
      else writer.push(n, intent('add-note', { ticketId, noteId: `n${n}`, text: 'x'.repeat(2_000) }, {}))
    }
    await eventually(() => {
      while (end.code === undefined && n - writer.answers.length < 32) push()
      return end.code !== undefined
    }, 'the disk is full')
    expect(end.code).toBe(70)
    expect(relay.printed).toMatch(/its store has failed/)
    expect(relay.printed).toMatch(/database or disk is full/)
    await eventually(() => !writer.socket.connected && !listener.socket.connected, 'its seats have noticed')
    const told = {
      answered: Math.max(...writer.answers.map((answer) => answer.n)),
      seq: Math.max(...[...writer.feeds, ...listener.feeds].map((feed) => feed.to)),
    }
    expect(told.answered).toBeGreaterThan(0)
    expect(told.answered).toBeLessThan(n)

    expect(mount('-o', 'remount,size=64m')).toBeNull()
    await relay.start()
    const again = await RawSeat.connect(writer.identity, relay.url)
    const head = await again.goLive()
    const { lastN } = again.told('welcome').at(-1)!
    expect(lastN).toBeGreaterThanOrEqual(told.answered)
    expect(head).toBeGreaterThanOrEqual(told.seq)
    // What was in the group that failed is not there, and is decided now.
    expect(lastN).toBeLessThan(n)
    again.push(lastN + 1, ticketIntent('after'))
    await eventually(() => again.answers.length === 1, 'it decides again')
    expect(again.answers[0]?.result).toEqual({ kind: 'accepted', seq: head + 1 })
    again.close()
    expect(await relay.stop()).toBe(0)
    const verified = spawnSync(
      process.execPath,
      [path.resolve(import.meta.dirname, '../../out/server/main.js'), 'verify', '--data', relay.data],
      { encoding: 'utf8' },
    )
    expect([verified.stderr, verified.status]).toEqual(['', 0])
  })
})
