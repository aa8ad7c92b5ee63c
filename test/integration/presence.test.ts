// Who is at which ticket, through a real relay: two consoles, and seats that are only a socket.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { ConsoleSeat } from '../../electron/console-seat.ts'
import { mostAtOnce } from '../../server/presence/presence-register.ts'
import type { Actor } from '../../shared/model/actor.ts'
import { attentionLasts, mostAlso, type Attention } from '../../shared/model/attention.ts'
import { eventually } from '../support/eventually.ts'
import { RawSeat } from '../support/raw-seat.ts'
import { RelayProcess } from '../support/relay-process.ts'
import { anna, bea, enrolSeat, TestSeat, ticketIntent } from '../support/seats.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let folder: string
let relay: RelayProcess
let last = 0
const open: (() => Promise<void> | void)[] = []
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-presence-'))
  relay = new RelayProcess(path.join(folder, 'relay'))
  await relay.start()
})
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})
afterAll(async () => {
  await relay.stop()
  rmSync(folder, { recursive: true, force: true })
})

const at = (ticketId: string, field: Attention['field'] = null): Attention => ({
  ticketId,
  editing: field !== null,
  field,
  moving: false,
})

async function desk(actor: Actor): Promise<TestSeat> {
  const place = path.join(folder, `desk-${++last}`)
  const seat = await TestSeat.open(place, await enrolSeat(relay, place, 'console', [actor]))
  open.push(() => seat.stop())
  await seat.live()
  return seat
}

async function raw(actor: Actor, technicianId: string | null = null): Promise<RawSeat> {
  const kind = technicianId === null ? 'console' : 'phone'
  const identity = await enrolSeat(relay, path.join(folder, `raw-${++last}`), kind, [actor], technicianId)
  const seat = await RawSeat.connect(identity)
  open.push(() => seat.close())
  return seat
}

const seen = (seat: TestSeat) =>
  seat.runtime.colleagues.map(({ actor, ticketId, editing, field, moving }) => ({
    name: actor.name,
    ticketId,
    editing,
    field,
    moving,
  }))
const sees = (seat: TestSeat, ...wanted: ({ name: string } & Attention)[]) =>
  eventually(() => JSON.stringify(seen(seat)) === JSON.stringify(wanted), `${JSON.stringify(wanted)} is seen`)
/** Something told after whatever was sent before has been told, or has not. */
async function afterAllThat(from: RawSeat): Promise<void> {
  const before = from.told('beatBack').length
  from.socket.emit('beat', { sent: 1 })
  await eventually(() => from.told('beatBack').length > before, 'the beat is back')
  await new Promise((resolve) => setTimeout(resolve, 600))
}

test('[PRE1] somebody else signs in at the seat: it is they who have it open', async () => {
  const watcher = await desk(bea)
  const carl: Actor = { id: 'carl', name: 'Carl', role: 'shift-lead' }
  const place = path.join(folder, `desk-${++last}`)
  const identity = await enrolSeat(relay, place, 'console', [anna, carl])
  const deaf = () => {}
  const console = await ConsoleSeat.open(place, identity, {
    outbox: deaf,
    link: deaf,
    problems: deaf,
    signedIn: deaf,
    positions: deaf,
    colleagues: deaf,
    ownActs: deaf,
    waitingFiles: deaf,
  })
  await console.read()
  open.push(() => console.stop())
  console.start()
  // Before it is live, too: it is said as soon as the relay has greeted.
  console.attend(at('t6'))
  await sees(watcher, { name: 'Anna', ...at('t6') })
  await console.signIn('carl')
  await sees(watcher, { name: 'Carl', ...at('t6') })
  console.attend(at('t6', 'summary'))
  await sees(watcher, { name: 'Carl', ...at('t6', 'summary') })
  expect(watcher.problems).toEqual([])
})

describe('two consoles', () => {
  test('[PRE1] [PRE4] each sees what the other has open and edits, and never itself', async () => {
    const [first, second] = [await desk(anna), await desk(bea)]
    first.runtime.attend(anna, at('t1'))
    await sees(second, { name: 'Anna', ...at('t1') })
    expect(seen(first)).toEqual([])
    second.runtime.attend(bea, at('t1', 'access'))
    await sees(first, { name: 'Bea', ...at('t1', 'access') })
    first.runtime.attend(anna, at('t1', 'phone'))
    await sees(second, { name: 'Anna', ...at('t1', 'phone') })
    first.runtime.attend(anna, null)
    await sees(second)
    expect([...first.problems, ...second.problems]).toEqual([])
  })

  test('[PRE2] who comes later is told all of it; who goes is gone at once', async () => {
    const [first, second] = [await desk(anna), await desk(bea)]
    first.runtime.attend(anna, at('t2'))
    await sees(second, { name: 'Anna', ...at('t2') })
    const late = await desk(bea)
    await sees(late, { name: 'Anna', ...at('t2') })
    first.runtime.disconnect()
    await sees(late)
    await sees(second)
    expect([first, second, late].flatMap(({ problems }) => problems)).toEqual([])
  })

  test(
    '[PRE6] while the relay is away nobody is vouched for; it comes back by itself',
    { timeout: 60_000 },
    async () => {
      const [first, second] = [await desk(anna), await desk(bea)]
      first.runtime.attend(anna, at('t3'))
      await sees(second, { name: 'Anna', ...at('t3') })
      await relay.kill()
      await sees(second)
      await relay.start()
      await sees(second, { name: 'Anna', ...at('t3') })
      expect(seen(first)).toEqual([])
    },
  )
})

test('[PRE2] nothing of it is kept: not in the log, not on disk, not in the snapshot', async () => {
  const [first, second] = [await desk(anna), await desk(bea)]
  await first.done(ticketIntent('t-kept'))
  await eventually(() => second.replica.get('ticket', 't-kept'), 'the ticket is there')
  const { seq } = second.replica.position
  first.runtime.attend(anna, at('t-nowhere-kept', 'summary'))
  await sees(second, { name: 'Anna', ...at('t-nowhere-kept', 'summary') })
  await first.runtime.save()
  await second.runtime.save()
  expect(second.replica.position.seq).toBe(seq)
  const holding = (text: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => readFileSync(file).includes(text))
  expect(holding('t-kept').length).toBeGreaterThan(1)
  expect(holding('t-nowhere-kept')).toEqual([])
})

test('[PRE2] what is not said again is over after 15 s', async () => {
  const watcher = await desk(bea)
  const silent = await raw(anna)
  await silent.goLive()
  const began = performance.now()
  silent.socket.emit('attend', { actorId: 'anna', at: at('t4') })
  await sees(watcher, { name: 'Anna', ...at('t4') })
  while (seen(watcher).length > 0 && performance.now() - began < 30_000) {
    // The seat itself is there all the while.
    silent.socket.emit('beat', { sent: 1 })
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  const lasted = performance.now() - began
  expect(lasted).toBeGreaterThan(attentionLasts - 500)
  expect(lasted).toBeLessThan(attentionLasts + 10_000)
  expect(silent.socket.connected).toBe(true)
})

test('[PRE10] as many tickets as can be marked, in one hand: one message brings all of them', async () => {
  const [first, second] = [await desk(anna), await desk(bea)]
  const also = Array.from({ length: mostAlso }, (_, i) => `0192f0c1-5a00-7000-8000-${String(i).padStart(12, '0')}`)
  first.runtime.attend(anna, { ...at('t7'), moving: true, also })
  await eventually(() => second.runtime.colleagues[0]?.also?.length === mostAlso, 'all of them are told')
  expect(second.runtime.colleagues).toMatchObject([{ actor: anna, ticketId: 't7', moving: true, also }])
  first.runtime.attend(anna, null)
  await sees(second)
  expect([...first.problems, ...second.problems]).toEqual([])
})

describe('who may not say so', () => {
  test('[PRE1] a phone, somebody who is not at the seat, a seat before its hello: nobody is told', async () => {
    const watcher = await raw(bea)
    await watcher.goLive()
    const phone = await raw({ id: 'w01', name: 'Engineer 1', role: 'technician' }, 'w01')
    await phone.hello(null, 0, '')
    phone.socket.emit('attend', { actorId: 'w01', at: at('t5') })
    const stranger = await raw(anna)
    await stranger.goLive()
    stranger.socket.emit('attend', { actorId: 'bea', at: at('t5') })
    const early = await raw(anna)
    early.socket.emit('attend', { actorId: 'anna', at: at('t5') })
    await eventually(() => early.told('problem').length > 0, 'it is told')
    const code = (seat: RawSeat) => seat.told('problem').map((one) => [one.code, one.message])
    expect(code(phone)).toEqual([['malformedMessage', 'attend']])
    expect(code(stranger)).toEqual([['malformedMessage', 'attend']])
    expect(code(early)).toEqual([['notGreeted', 'attend']])
    await afterAllThat(watcher)
    expect(watcher.told('presence').flatMap(({ seats }) => seats)).toEqual([])
    expect(phone.told('presence')).toEqual([])
  })

  test('[PRE3] a seat that says far too much: passed over, and heard again later; others get few messages', async () => {
    const watcher = await raw(bea)
    await watcher.goLive()
    const flood = await raw(anna)
    await flood.goLive()
    for (let i = 0; i < 300; i++) flood.socket.emit('attend', { actorId: 'anna', at: at(`t${i}`) })
    await afterAllThat(watcher)
    expect(flood.told('problem').map(({ code }) => code)).toContain('tooFast')
    expect(flood.told('problem').length).toBeGreaterThan(300 - mostAtOnce - 40)
    expect(watcher.told('presence').length).toBeLessThan(8)
    flood.socket.emit('attend', { actorId: 'anna', at: at('at-last') })
    await eventually(
      () => watcher.told('presence').at(-1)?.seats[0]?.at?.ticketId === 'at-last',
      'what it says later is told',
    )
  })
})
