// Backup, restore and verify as an operator uses them: programs beside a real relay, with a real console at it.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { RelayProcess } from '../support/relay-process.ts'
import { anna, enrolSeat, TestSeat, ticketIntent } from '../support/seats.ts'

const program = path.resolve(import.meta.dirname, '../../out/server/main.js')

/** Programs take a while to start on a loaded machine. */
const patient = { timeout: 120_000 }

let folder: string
let relay: RelayProcess
let desk: TestSeat
let copy: string
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-backup-'))
  copy = path.join(folder, 'copy.sqlite')
  relay = new RelayProcess(path.join(folder, 'relay'))
  await relay.start()
  const deskFolder = path.join(folder, 'desk')
  desk = await TestSeat.open(deskFolder, await enrolSeat(relay, deskFolder, 'console', [anna]))
  await desk.live()
})
afterEach(async () => {
  await desk.stop()
  await relay.stop()
  rmSync(folder, { recursive: true, force: true })
})

function run(...args: string[]): Promise<{ code: number | null; said: string; failed: string }> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let failed = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr.on('data', (text: Buffer) => (failed += text.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said, failed })))
}
const backup = () => run('backup', '--data', relay.data, '--to', copy)
const restore = () => run('restore', '--data', relay.data, '--from', copy)
const commitsIn = (said: string) => Number(/(\d+) commits/.exec(said)?.[1])
const oneLine = (text: string) => {
  expect(text.trimEnd().split('\n')).toHaveLength(1)
  return text
}

describe('a backup', patient, () => {
  test('[BAK1] [BAK2] while the relay runs and commits: sound, of one moment, and nothing is left beside the store', async () => {
    for (let i = 0; i < 20; i++) await desk.done(ticketIntent(`before-${i}`))
    const work = { on: true }
    const done = (async () => {
      for (let i = 0; work.on; i++) await desk.done(ticketIntent(`meanwhile-${i}`))
    })()
    const made = await backup()
    work.on = false
    await done
    expect([made.failed, made.code]).toEqual(['', 0])
    expect(commitsIn(made.said)).toBeGreaterThanOrEqual(20)
    expect(commitsIn(made.said)).toBeLessThanOrEqual(desk.replica.position.seq)
    const verified = await run('verify', '--file', copy)
    expect([verified.failed, verified.code, commitsIn(verified.said)]).toEqual(['', 0, commitsIn(made.said)])
    expect(statSync(copy).mode & 0o077).toBe(0)
    expect(readdirSync(relay.data).filter((name) => name.includes('partial'))).toEqual([])
    await desk.done(ticketIntent('after'))
  })

  test('[BAK6] what cannot be done is said in one line', async () => {
    const locked = await run('verify', '--data', relay.data)
    expect([locked.code, oneLine(locked.failed)]).toEqual([
      1,
      expect.stringMatching(/A relay has .* open\. Stop it first/),
    ])
    await backup()
    const taken = await backup()
    expect([taken.code, oneLine(taken.failed)]).toEqual([1, expect.stringMatching(/is there already/)])
    const nowhere = await run('backup', '--data', relay.data, '--to', path.join(folder, 'none/copy.sqlite'))
    expect([nowhere.code, oneLine(nowhere.failed)]).toEqual([1, expect.stringMatching(/none/)])
    const running = await restore()
    expect([running.code, oneLine(running.failed)]).toEqual([1, expect.stringMatching(/Stop it first/)])
    expect((await run('restore', '--data', relay.data)).failed).toMatch(/Something is missing: --from/)
    expect((await run('polish')).failed).toMatch(/"polish" is no word here/)
    await desk.done(ticketIntent('unharmed'))
  })

  test('[BAK2] of a relay that was killed: made from what it left', async () => {
    await desk.done(ticketIntent('t1'), ticketIntent('t2'))
    await relay.kill()
    const made = await backup()
    expect([made.failed, made.code, commitsIn(made.said)]).toEqual(['', 0, 2])
    await relay.start()
    await desk.live()
    await desk.done(ticketIntent('t3'))
  })
})

describe('a restore', patient, () => {
  test.each(['stop', 'kill'] as const)(
    '[BAK3] [CUP9] [OUT15] after a %s: the console takes the restored log, and what it held is decided once',
    async (end) => {
      await desk.done(ticketIntent('kept'))
      await backup()
      const { epoch } = desk.replica
      await desk.done(ticketIntent('lost'))
      await relay[end]()
      await desk.do(ticketIntent('held-1'), ticketIntent('held-2'))
      const restored = await restore()
      expect([restored.failed, restored.code, commitsIn(restored.said)]).toEqual(['', 0, 1])
      await relay.start()
      await eventually(() => desk.runtime.client.outbox.list.length === 0, 'what it held is decided')
      await desk.live()
      const tickets = ['kept', 'lost', 'held-1', 'held-2'].map((id) => desk.replica.get('ticket', id)?.id)
      expect(tickets).toEqual(['kept', undefined, 'held-1', 'held-2'])
      expect(desk.replica.position.seq).toBe(3)
      expect(desk.replica.epoch).not.toBe(epoch)
      expect(desk.runtime.client.outbox.refused).toEqual([])
      await relay.stop()
      const verified = await run('verify', '--data', relay.data)
      expect([verified.failed, verified.code, commitsIn(verified.said)]).toEqual(['', 0, 3])
      const aside = readdirSync(relay.data).find((name) => /set-aside-[^/]*Z$/.test(name))!
      expect(commitsIn((await run('verify', '--file', path.join(relay.data, aside))).said)).toBe(2)
    },
  )
})

describe('watching the relay', patient, () => {
  test('[OPS1] [OPS2] it says that it is ready, and what it counts', async () => {
    const ready = await fetch(new URL('/readyz', relay.url))
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, phase: 'ready' }])
    await desk.done(ticketIntent('t1'))
    const metrics = await fetch(new URL('/metrics', relay.url))
    expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const text = await metrics.text()
    for (const line of [
      'signalbox_log_seq 1',
      'signalbox_seats_connected{kind="console"} 1',
      'signalbox_commit_seconds_count 1',
      'signalbox_group_commands_bucket{le="+Inf"} 1',
      'signalbox_undecided_commands 0',
      'signalbox_seats_behind 0',
    ])
      expect(text.split('\n')).toContain(line)
  })
})
