// The link against sockets of its own: which address it takes, and when it goes on to the next.
import net from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Identity } from './identity.ts'
import { RelayLink } from './relay-link.ts'
import { RelayClock } from '../../shared/sync/relay-clock.ts'
import { SeatClient } from '../../shared/sync/seat-client.ts'
import { bareRelay, type BareRelay } from '../../test/support/bare-relay.ts'
import { nothing } from '../../test/support/desk.ts'
import { eventually } from '../../test/support/eventually.ts'
import { actor } from '../../test/support/world.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function relay(port = 0): Promise<BareRelay> {
  const it = await bareRelay(port)
  closing.push(() => it.close())
  return it
}

/** Takes connections and never says a word. */
async function mute(): Promise<{ port: number; close(): void }> {
  const open = new Set<net.Socket>()
  const server = net.createServer((socket) => void open.add(socket.on('error', () => {})))
  const close = () => {
    for (const socket of open) socket.destroy()
    server.close()
  }
  closing.push(close)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as net.AddressInfo).port, close }
}

function link(...ports: number[]): RelayLink {
  const urls = ports.map((port) => `http://127.0.0.1:${port}`)
  const identity: Identity = { urls, seat: 'console-1', credential: 'x', label: '', actors: [actor('dispatcher')] }
  const client = new SeatClient(identity.seat, nothing, new RelayClock(0), {
    send: (name, message) => it.send(name, message),
    record: (_records, done) => done(null),
    fetchSnapshot: () => {},
    reconnect: () => it.reconnect(),
    newId: () => 'id',
    changed: () => {},
  })
  const deaf = () => {}
  const listener = { client: () => client, mono: () => 0, frame: deaf, presence: deaf, problem: deaf, bye: deaf }
  const it: RelayLink = new RelayLink(identity, listener, 1_000)
  closing.push(() => it.stop())
  it.start()
  return it
}

test('[LNK5] an address that takes the connection and does not answer gives way to the next', async () => {
  const dead = await mute()
  const good = await relay()
  const it = link(dead.port, good.port)
  expect(it.address).toEqual({ url: `http://127.0.0.1:${dead.port}`, place: 0, of: 2 })
  await eventually(() => good.hellos > 0, 'the second address is greeted')
  expect(it.address).toEqual({ url: `http://127.0.0.1:${good.port}`, place: 1, of: 2 })
})

test('[LNK5] so does one that is there and does not answer the hello', async () => {
  const dead = await relay()
  dead.mute = true
  const good = await relay()
  const it = link(dead.port, good.port)
  await eventually(() => good.hellos > 0, 'the second address is greeted')
  expect([dead.hellos > 0, it.address.place]).toEqual([true, 1])
})

test('[LNK5] nobody at an address: the next; after a good connection the first is tried first', async () => {
  const away = await mute()
  const first = away.port
  away.close()
  const second = await relay()
  const third = await relay()
  const it = link(first, second.port, third.port)
  await eventually(() => second.hellos > 0, 'the second address is greeted')
  const back = await relay(first)
  await second.close()
  await eventually(() => back.hellos > 0, 'the first address is greeted')
  expect([it.address.place, third.hellos]).toEqual([0, 0])
})

test('[LNK5] a stopped link stays stopped', async () => {
  const good = await relay()
  const it = link(good.port)
  await eventually(() => good.hellos > 0, 'it is greeted')
  it.stop()
  it.reconnect()
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(good.hellos).toBe(1)
  it.start()
  await eventually(() => good.hellos > 1, 'it is greeted again')
})
