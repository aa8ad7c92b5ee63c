// The console's seat without a relay and without windows: who works here, and what the queue says of its makers.
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ConsoleSeat, type ConsoleListener } from './console-seat.ts'
import type { PatchedWindow } from './patched-windows.ts'
import type { OutboxPicture, SignedIn } from '../shared/ipc/contract.ts'
import { intent } from '../shared/commands/decide.ts'
import { manyTickets } from '../scripts/bench/board/many-tickets.ts'
import { readPatch } from '../shared/ipc/patch-text.ts'
import { bareRelay } from '../test/support/bare-relay.ts'
import { eventually } from '../test/support/eventually.ts'
import { ownFolder } from '../test/support/folder.ts'
import { keepCopy } from '../test/support/kept-copy.ts'
import { actor, facts } from '../test/support/world.ts'

const folder = ownFolder()
const anna = actor('dispatcher')
const sven = actor('supervisor')
const create = (ticketId: string) => intent('create-ticket', { ticketId, facts: facts(), reportedAt: null }, {})

const identity = (urls = ['http://127.0.0.1:9']) => ({
  urls,
  seat: 'console-1',
  credential: 'x',
  label: 'Desk 1',
  actors: [anna, sven],
})
const nobodyListens: ConsoleListener = {
  outbox() {},
  signedIn() {},
  link() {},
  problems() {},
  positions() {},
  colleagues() {},
  ownActs() {},
  waitingFiles() {},
}

const open: ConsoleSeat[] = []
afterEach(async () => {
  for (const seat of open.splice(0)) await seat.stop()
})

async function console(
  urls = ['http://127.0.0.1:9'],
): Promise<{ seat: ConsoleSeat; told: { signedIn: SignedIn[]; outbox: OutboxPicture[] } }> {
  const told = { signedIn: [] as SignedIn[], outbox: [] as OutboxPicture[] }
  const listener: ConsoleListener = {
    outbox: (outbox) => void told.outbox.push(outbox),
    signedIn: (signedIn) => void told.signedIn.push(signedIn),
    ownActs: () => {},
    link: () => {},
    problems: () => {},
    positions: () => {},
    colleagues: () => {},
    waitingFiles: () => {},
  }
  const seat = await ConsoleSeat.open(folder(), identity(urls), listener)
  await seat.read()
  open.push(seat)
  return { seat, told }
}
const makers = (outbox: OutboxPicture | undefined) =>
  outbox?.queued.map(({ actor, leftBy }) => [actor.name, leftBy?.name ?? null])

test('[SEA6] [REV6] somebody else signs in: what is queued keeps its maker and is marked', async () => {
  const { seat, told } = await console()
  await seat.submit([create('t1')])
  expect(await seat.signIn('nobody')).toEqual({ kind: 'notAtSeat' })
  expect(told.signedIn).toEqual([])
  expect(await seat.signIn(sven.id)).toEqual({ kind: 'signedIn' })
  expect(told.signedIn).toEqual([{ actor: sven, actors: [anna, sven] }])
  await seat.submit([create('t2')])
  const wanted = [
    ['Anna', 'Anna'],
    ['Sven', null],
  ]
  expect(makers(told.outbox.at(-1))?.[0]).toEqual(wanted[0])
  await open.pop()!.stop()

  const again = await console()
  const window = { id: 1, gone: true, opened: () => {}, patch: () => {} }
  expect(makers((await again.seat.opening(window, true)).seat?.outbox)).toEqual(wanted)
  expect(await again.seat.opening(window, true)).toMatchObject({
    actor: sven,
    actors: [anna, sven],
    seat: { link: { relay: { url: 'http://127.0.0.1:9', place: 0, of: 1 }, clockOffMs: null } },
  })
})

test('[SEA6] who may work here is what the relay says', async () => {
  const relay = await bareRelay()
  const lin = actor('shift-lead')
  relay.actors = [anna, lin]
  const { seat, told } = await console([`http://127.0.0.1:${relay.port}`])
  seat.start()
  await eventually(() => told.signedIn.length > 0, 'the windows are told')
  expect(told.signedIn).toEqual([{ actor: anna, actors: [anna, lin] }])
  expect([await seat.signIn(sven.id), await seat.signIn(lin.id)]).toEqual([{ kind: 'notAtSeat' }, { kind: 'signedIn' }])
  await relay.close()
})

test('[WAL7] tickets are vouched for while the relay is heard, and no longer', async () => {
  const relay = await bareRelay()
  const { seat } = await console([`http://127.0.0.1:${relay.port}`])
  expect(seat.vouchedTickets()).toBeNull()
  seat.start()
  await eventually(() => seat.vouchedTickets() !== null, 'the seat is live')
  expect([...seat.vouchedTickets()!].map(({ id }) => id)).toEqual(['t1', 't2'])
  await relay.close()
  await eventually(() => seat.vouchedTickets() === null, 'the link is gone')
})

test('[CAC15] the copy is on disk as soon as the link is lost', async () => {
  const relay = await bareRelay()
  const { seat } = await console([`http://127.0.0.1:${relay.port}`])
  const copy = path.join(folder(), 'cache', 'snapshot.json')
  seat.start()
  await eventually(() => seat.vouchedTickets() !== null, 'the seat is live')
  expect(existsSync(copy)).toBe(false)
  await relay.close()
  await eventually(() => existsSync(copy), 'the copy is saved', 10_000)
})

test('[WIN4] a window that asks before the copy is read is told when it is; what was done meanwhile is kept', async () => {
  const before = await console()
  await before.seat.submit([create('t1'), create('t2')])
  await open.pop()!.stop()
  const seat = await ConsoleSeat.open(folder(), identity(), nobodyListens)
  open.push(seat)
  const told: unknown[][] = []
  const window: PatchedWindow = {
    id: 1,
    gone: false,
    opened: ({ outbox, tickets }) => void told.push([outbox.queued.length, tickets]),
    patch: ({ changes }) => void told.push(changes.map(({ id }) => id)),
  }
  const opening = seat.opening(window, true)
  expect([seat.vouchedTickets(), told]).toEqual([null, []])
  const submitted = seat.submit([create('t3')])
  seat.attend({ ticketId: 't1', editing: false, field: null, moving: false })
  const read = seat.read()
  expect(await opening).toEqual({ actor: anna, actors: [anna, sven], preview: null, seat: null })
  await read
  expect(told).toEqual([[2, 0]])
  expect(await submitted).toMatchObject([{ kind: 'queued' }])
  await eventually(() => told.flat().includes('t3'), 'the picture follows')
  expect(told[1]).toEqual(expect.arrayContaining(['t1', 't2']))
})

test('[WIN4] [WIN5] the top rows of a large copy are there before it is read, saved with it, and go when it is small', async () => {
  const profile = path.join(folder(), 'profile')
  const place = path.join(profile, 'seat')
  const state = manyTickets(1_200)
  await keepCopy(profile, state, 50_000)
  const restart = async (urls?: string[]) => {
    await open.pop()?.stop()
    const seat = await ConsoleSeat.open(place, identity(urls), nobodyListens)
    open.push(seat)
    const opening = seat.opening({ id: 1, gone: true, opened: () => {}, patch: () => {} }, true)
    await seat.read()
    return { seat, preview: (await opening).preview }
  }
  const first = await restart()
  const { changes } = readPatch(first.preview!.patch)
  expect(first.preview).toMatchObject({ tickets: 1_200, link: { phase: 'offline', heardAt: 50_000 } })
  const firstDue = changes.filter(({ kind }) => kind === 'ticket')
  expect(firstDue.length).toBeGreaterThan(100)
  for (const { kind, id, value } of changes) expect(value).toEqual(state.get(kind, id))
  // Everything is there by now: the rows are as they are.
  const cancelled = firstDue[0]!.id
  await first.seat.submit([intent('cancel-ticket', { ticketId: cancelled, reason: 'no longer needed' }, {})])
  const later = await first.seat.opening({ id: 2, gone: true, opened: () => {}, patch: () => {} }, true)
  expect(readPatch(later.preview!.patch).changes.find(({ id }) => id === cancelled)).toMatchObject({
    guess: true,
    value: { state: 'cancelled' },
  })
  // What waits in the outbox is not shown as the copy has it. The rows are those that were saved with the copy at the end.
  await rm(path.join(place, 'cache', 'preview.json'))
  const again = await restart()
  const ids = readPatch(again.preview!.patch).changes.map(({ id }) => id)
  expect([ids.includes(cancelled), ids.length > 100]).toEqual([false, true])

  const relay = await bareRelay()
  const small = await restart([`http://127.0.0.1:${relay.port}`])
  expect(small.preview?.tickets).toBe(1_200)
  small.seat.start()
  await eventually(() => [...(small.seat.vouchedTickets() ?? [])].length === 2, 'the copy is small')
  await relay.close()
  expect((await restart()).preview).toBeNull()
})

test('[REV5] what is not in the review list has gone', async () => {
  const { seat } = await console()
  for (const act of ['keep', 'drop', 'mineNow'] as const)
    expect(await seat.review('c9', act, null)).toEqual({ kind: 'gone' })
})

test('[FIL15] [FIL11] a file is kept for whoever works here; a viewer adds none', async () => {
  const { seat } = await console()
  const body = new TextEncoder().encode('meter 14')
  await seat.signIn(sven.id)
  expect(await seat.addFile('t1', 'meter.txt', body)).toMatchObject({ kind: 'kept', name: 'meter.txt' })
  const window = { id: 1, gone: true, opened: () => {}, patch: () => {} }
  expect((await seat.opening(window, true)).seat?.waitingFiles).toMatchObject([
    { ticketId: 't1', by: 'Sven', state: 'waiting' },
  ])
  const place = { ...identity(), seat: 'wall', actors: [actor('viewer')] }
  const wall = await ConsoleSeat.open(path.join(folder(), 'wall'), place, nobodyListens)
  await wall.read()
  open.push(wall)
  expect(await wall.addFile('t1', 'meter.txt', body)).toEqual({
    kind: 'refused',
    code: 'notPermitted',
    name: 'meter.txt',
  })
  expect((await wall.opening(window, true)).seat?.waitingFiles).toEqual([])
})
