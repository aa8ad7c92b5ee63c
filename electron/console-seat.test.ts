// The console's seat without a relay and without windows: who works here, and what the queue says of its makers.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ConsoleSeat, type ConsoleListener } from './console-seat.ts'
import type { OutboxPicture, SignedIn } from '../shared/ipc/contract.ts'
import { intent } from '../shared/commands/decide.ts'
import { bareRelay } from '../test/support/bare-relay.ts'
import { eventually } from '../test/support/eventually.ts'
import { ownFolder } from '../test/support/folder.ts'
import { actor, facts } from '../test/support/world.ts'

const folder = ownFolder()
const anna = actor('dispatcher')
const sven = actor('supervisor')
const create = (ticketId: string) => intent('create-ticket', { ticketId, facts: facts(), reportedAt: null }, {})

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
  const identity = { urls, seat: 'console-1', credential: 'x', label: 'Desk 1', actors: [anna, sven] }
  const seat = await ConsoleSeat.open(folder(), identity, listener)
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
  const window = { id: 1, gone: true, patch: () => {} }
  expect(makers(again.seat.opening(window).outbox)).toEqual(wanted)
  expect(again.seat.opening(window)).toMatchObject({
    actor: sven,
    actors: [anna, sven],
    link: { relay: { url: 'http://127.0.0.1:9', place: 0, of: 1 }, clockOffMs: null },
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
  const window = { id: 1, gone: true, patch: () => {} }
  expect(seat.opening(window).waitingFiles).toMatchObject([{ ticketId: 't1', by: 'Sven', state: 'waiting' }])
  const vera = actor('viewer')
  const identity = { urls: ['http://127.0.0.1:9'], seat: 'wall', credential: 'x', label: 'Wall', actors: [vera] }
  const none = {
    outbox() {},
    signedIn() {},
    link() {},
    problems() {},
    positions() {},
    colleagues() {},
    ownActs() {},
    waitingFiles() {},
  }
  const wall = await ConsoleSeat.open(path.join(folder(), 'wall'), identity, none)
  open.push(wall)
  expect(await wall.addFile('t1', 'meter.txt', body)).toEqual({
    kind: 'refused',
    code: 'notPermitted',
    name: 'meter.txt',
  })
  expect(wall.opening(window).waitingFiles).toEqual([])
})
