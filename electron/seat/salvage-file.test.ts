// A seat whose relay comes back from an older backup.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Identity } from './identity.ts'
import type { SalvageReport } from './salvage-file.ts'
import { intent } from '../../shared/commands/decide.ts'
import { SeatRuntime } from './seat-runtime.ts'
import { bareRelay, type BareRelay } from '../../test/support/bare-relay.ts'
import { eventually } from '../../test/support/eventually.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { actor, smallWorld } from '../../test/support/world.ts'

const folder = ownFolder()
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function seatAt(relay: BareRelay): Promise<{ seat: SeatRuntime; problems: string[] }> {
  const problems: string[] = []
  const urls = [`http://127.0.0.1:${relay.port}`]
  const identity: Identity = { urls, seat: 'console-1', credential: 'x', label: '', actors: [actor('dispatcher')] }
  const owner = {
    changed: () => {},
    frame: () => {},
    problem: (code: string, detail: string) => void problems.push(`${code} ${detail}`),
    bye: () => {},
  }
  const seat = await SeatRuntime.open({ folder: folder(), identity, owner, saveEvery: 0 })
  seat.start()
  return { seat, problems }
}
const live = (seat: SeatRuntime, epoch: string) =>
  eventually(
    () => seat.client.link(seat.mono()).phase === 'live' && seat.client.replica.epoch === epoch,
    `the seat has ${epoch}`,
  )
const salvages = async () => (await readdir(folder())).filter((name) => name.startsWith('salvage-'))

test('[CUP13] what the restored relay lacks is written down before the copy goes, and the operator is told', async () => {
  const relay = await bareRelay()
  closing.push(() => relay.close())
  relay.world.assign('t1', 'v1', 'w1').ticket('t3')
  const { seat, problems } = await seatAt(relay)
  closing.push(() => seat.stop())
  await live(seat, 'epoch-1')
  expect(await salvages()).toEqual([])

  relay.world = smallWorld()
  relay.epoch = 'epoch-2'
  seat.reconnect()
  await live(seat, 'epoch-2')
  expect(seat.client.replica.get('ticket', 't3')).toBeUndefined()
  const [name, ...more] = await salvages()
  expect(more).toEqual([])
  expect(problems).toEqual([`salvage ${name}: 2`])
  const report = JSON.parse(await readFile(path.join(folder(), name!), 'utf8')) as SalvageReport
  expect(report).toMatchObject({
    seat: 'console-1',
    copy: { epoch: 'epoch-1', seq: 6 },
    relay: { epoch: 'epoch-2', seq: 4 },
    missing: 2,
  })
  expect(report.entities.map(({ kind, value }) => `${kind}/${value.id}`).sort()).toEqual([
    'centre/centre',
    'route/w1',
    'ticket/t1',
    'ticket/t3',
    'visit/v1',
  ])
})

test('[CUP13] another log that holds all this seat knows leaves no report', async () => {
  const relay = await bareRelay()
  closing.push(() => relay.close())
  const { seat, problems } = await seatAt(relay)
  closing.push(() => seat.stop())
  await live(seat, 'epoch-1')
  relay.world.assign('t1', 'v1', 'w1')
  relay.epoch = 'epoch-2'
  seat.reconnect()
  await live(seat, 'epoch-2')
  expect([await salvages(), problems]).toEqual([[], []])
})

test('[CUP13] a restored log that has outgrown the copy: what is not in it is known by its id alone', async () => {
  const relay = await bareRelay()
  closing.push(() => relay.close())
  relay.world.assign('t1', 'v1', 'w1').report('v1', 'travelling')
  const { seat, problems } = await seatAt(relay)
  closing.push(() => seat.stop())
  await live(seat, 'epoch-1')

  // The same day up to the assignment; then others went on, past where this seat had been.
  relay.world = smallWorld().assign('t1', 'v1', 'w1')
  for (let i = 0; i < 5; i++) {
    relay.world.does(intent('add-note', { ticketId: 't2', noteId: `n${i}`, text: 'x' }, {}))
    relay.world.commits.at(-1)!.id = `other-${i}`
  }
  relay.epoch = 'epoch-2'
  seat.reconnect()
  await live(seat, 'epoch-2')
  const [name] = await salvages()
  expect(problems).toEqual([`salvage ${name}: 1`])
})

test('[CUP13] a relay that cannot be asked: the copy stays until it can', async () => {
  const relay = await bareRelay()
  closing.push(() => relay.close())
  relay.world.assign('t1', 'v1', 'w1').ticket('t3')
  const { seat, problems } = await seatAt(relay)
  closing.push(() => seat.stop())
  await live(seat, 'epoch-1')

  relay.world = smallWorld()
  relay.epoch = 'epoch-2'
  relay.untold = 1
  seat.reconnect()
  await eventually(() => problems.length > 0, 'it is told')
  expect(problems).toEqual(['snapshotFailed the relay answered 500'])
  expect(seat.client.replica.get('ticket', 't3')).toBeDefined()
  await live(seat, 'epoch-2')
  const [name] = await salvages()
  expect(problems.at(-1)).toBe(`salvage ${name}: 2`)
})
