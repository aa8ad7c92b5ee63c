import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from './connection.ts'
import type { Seating } from './seating.ts'
import { socketServer, type SocketServer } from './socket-server.ts'
import type { Arrival } from '../commit/arrival.ts'
import type { StoredSeat } from '../store/store.ts'
import { protocol } from '../../shared/wire/protocol.ts'
import { actor, morning } from '../../test/support/world.ts'

const stored: StoredSeat = {
  seat: 'console-1',
  kind: 'console',
  label: '',
  actors: [actor('dispatcher')],
  technicianId: null,
  credentialHash: '',
  createdAt: 0,
  lastN: 0,
}

let http: Server
let sockets: SocketServer
let client: Socket
let arrivals: Arrival[]
let greeted: Set<Connection>

beforeEach(async () => {
  arrivals = []
  greeted = new Set()
  http = createServer()
  // Only what the edge asks of it.
  const seating = {
    greet: (connection: Connection) => void greeted.add(connection),
    isGreeted: (connection: Connection) => greeted.has(connection),
    left: (connection: Connection) => void greeted.delete(connection),
    drained: () => {},
    fix: () => {},
  } as unknown as Seating
  sockets = socketServer(http, seating, {
    now: () => morning,
    recognise: (seat, credential) => (seat === stored.seat && credential === 'right' ? stored : undefined),
    arrive: (arrival) => void arrivals.push(arrival),
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  client.disconnect()
  await sockets.close()
})

function dial(auth: object): Socket {
  const { port } = http.address() as AddressInfo
  client = io(`http://127.0.0.1:${port}`, { auth, transports: ['websocket'], reconnection: false, forceNew: true })
  return client
}
const next = (event: string) => new Promise<unknown>((resolve) => client.once(event, resolve))
const right = { protocol, seat: 'console-1', credential: 'right' }
/** Sends a beat and waits for its answer: all that was sent before has then been looked at, and the connection stands. */
const roundTrip = () => {
  client.emit('beat', { sent: 1 })
  return next('beatBack')
}

describe('the handshake', () => {
  test.each([
    ['malformedHandshake', { seat: 'console-1' }],
    ['malformedHandshake', { ...right, more: 1 }],
    ['protocolMismatch', { ...right, protocol: protocol + 1 }],
    ['credentialRefused', { ...right, credential: 'wrong' }],
    ['credentialRefused', { ...right, seat: 'console-9' }],
  ])('[WIR5] %s', async (code, auth) => {
    dial(auth)
    expect(await next('connect_error')).toMatchObject({ message: code, data: { code } })
  })
})

describe('messages that cannot be used', () => {
  beforeEach(async () => {
    dial(right)
    await next('connect')
  })

  test.each([
    ['unknownMessage', 'shout', { loud: true }],
    ['unknownMessage', 'welcome', {}],
    ['malformedMessage', 'hello', { epoch: 7 }],
    ['malformedMessage', 'hello', undefined],
    ['malformedMessage', 'beat', 'now'],
    ['malformedMessage', 'fix', { lat: 99 }],
    ['oversizedMessage', 'hello', { epoch: 'x'.repeat(70_000) }],
    ['notGreeted', 'push', { command: { n: 1, id: 'c1' }, ageMs: 0 }],
  ])('[WIR6] %s: %s is answered with its code, and the connection stays', async (code, name, message) => {
    const problem = next('problem')
    client.emit(name, message)
    expect(await problem).toMatchObject({ code, message: name })
    expect(await roundTrip()).toEqual({ sent: 1, now: morning })
    expect(arrivals).toEqual([])
  })

  test('[WIR6] a message nested without end cannot harm the relay', async () => {
    const problem = next('problem')
    const deep = JSON.parse('['.repeat(60_000) + ']'.repeat(60_000)) as unknown
    // The client cannot write so deep a message itself: a seat that means harm writes the packet by hand.
    expect(() => JSON.stringify(deep)).toThrow(RangeError)
    client.io.engine.write(`2["fix",${'['.repeat(60_000)}${']'.repeat(60_000)}]`)
    expect(await problem).toMatchObject({ code: 'oversizedMessage' })
    expect(await roundTrip()).toEqual({ sent: 1, now: morning })
  })
})

describe('a push', () => {
  beforeEach(async () => {
    dial(right)
    await next('connect')
    client.emit('hello', { epoch: null, seq: 0, tip: '' })
  })

  test('[WIR3] number and id are enough for it to arrive; who the seat is, the relay knows', async () => {
    client.emit('push', { command: { n: 3, id: 'c3', seat: 'another', actor: 'me' }, ageMs: 'long' })
    await roundTrip()
    expect(arrivals).toMatchObject([
      { seat: 'console-1', n: 3, id: 'c3', ageMs: 0, oversized: false, technicianId: null },
    ])
    expect(arrivals[0]?.actors).toEqual([actor('dispatcher')])
  })

  test('[WIR3] without them it cannot be answered', async () => {
    const problem = next('problem')
    client.emit('push', { command: { n: 0, id: 'c3' }, ageMs: 0 })
    expect(await problem).toMatchObject({ code: 'malformedMessage', message: 'push' })
    expect(arrivals).toEqual([])
  })

  test('[CMD7] too heavy, it arrives as such, so that it is answered, stored and passed', async () => {
    client.emit('push', { command: { n: 1, id: 'c1', args: 'x'.repeat(70_000) }, ageMs: 0 })
    client.emit('push', { command: { n: 2, id: 'c2' }, ageMs: 0 })
    await roundTrip()
    expect(arrivals.map(({ n, oversized }) => [n, oversized])).toEqual([
      [1, true],
      [2, false],
    ])
  })

  test('[CUP7] a connection that ends is no longer greeted', async () => {
    await roundTrip()
    const [connection] = greeted
    const ended = next('disconnect')
    const bye = next('bye')
    connection!.bye('replaced')
    expect(await bye).toEqual({ reason: 'replaced' })
    await ended
    expect(greeted.size).toBe(0)
  })
})
