// What nobody should send, sent to a real relay: each gets a coded answer, the connection lives, the state stays as it is.
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { identitySchema, readIdentity, type Identity } from '../../electron/seat/identity.ts'
import { wayLegsSchema } from '../../shared/wire/http.ts'
import { protocol } from '../../shared/wire/protocol.ts'
import { eventually } from '../support/eventually.ts'
import { RelayProcess } from '../support/relay-process.ts'
import { anna, enrolSeat } from '../support/seats.ts'

const root = path.resolve(import.meta.dirname, '../..')
let folder: string
let relay: RelayProcess
let identity: Identity

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-bad-'))
  relay = new RelayProcess(path.join(folder, 'relay'))
  await relay.start()
  identity = await enrolSeat(relay, path.join(folder, 'desk'), 'console', [anna])
  identitySchema.parse(identity)
})
afterAll(async () => {
  await relay.stop()
  rmSync(folder, { recursive: true, force: true })
})

interface Wire {
  socket: Socket
  said: { name: string; message: Record<string, unknown> }[]
  next(name: string): Promise<Record<string, unknown>>
}

async function connect(
  auth: object = { protocol, seat: identity.seat, credential: identity.credential },
): Promise<Wire> {
  const socket = io(relay.url, { forceNew: true, reconnection: false, transports: ['websocket'], auth })
  const said: Wire['said'] = []
  socket.onAny((name: string, message: Record<string, unknown>) => said.push({ name, message }))
  let taken = 0
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return {
    socket,
    said,
    async next(name) {
      const at = await eventually(() => {
        const found = said.findIndex((each, i) => i >= taken && each.name === name)
        return found >= 0 ? found + 1 : 0
      }, `the relay says ${name}`)
      taken = at
      return said[at - 1]!.message
    },
  }
}

async function greeted(): Promise<Wire & { lastN: number; head: number }> {
  const wire = await connect()
  wire.socket.emit('hello', { epoch: null, seq: 0, tip: '' })
  const welcome = await wire.next('welcome')
  return { ...wire, lastN: welcome['lastN'] as number, head: welcome['head'] as number }
}

function command(n: number, more: object = {}): object {
  return {
    command: {
      v: 1,
      seat: identity.seat,
      n,
      id: `bad-${Math.random()}`,
      actor: anna,
      name: 'add-note',
      args: { ticketId: 'none', noteId: 'n', text: 'x' },
      basedOn: {},
      madeAt: 1,
      ...more,
    },
    ageMs: 0,
  }
}

describe('messages', () => {
  test.each([
    ['an unknown message', 'nonsense', { a: 1 }, 'unknownMessage'],
    ['a hello without its fields', 'hello', { epoch: 7 }, 'malformedMessage'],
    ['a hello that is no object', 'hello', 'hi', 'malformedMessage'],
    ['a beat of text', 'beat', { sent: 'now' }, 'malformedMessage'],
    [
      'a fix on the moon',
      'fix',
      { lat: 123, lon: 0, accuracy: null, speed: null, heading: null, ageMs: 0 },
      'malformedMessage',
    ],
    ['a push without number and id', 'push', { command: { name: 'x' }, ageMs: 0 }, 'malformedMessage'],
    ['a hello of 200 kB', 'hello', { epoch: 'x'.repeat(200_000), seq: 0, tip: '' }, 'oversizedMessage'],
    ['nothing at all', 'hello', undefined, 'malformedMessage'],
  ])('[CMD6, CMD7, WIR6] %s gets a code and the connection lives', async (_what, name, message, code) => {
    const wire = await greeted()
    wire.socket.emit(name, message)
    expect((await wire.next('problem'))['code']).toBe(code)
    wire.socket.emit('beat', { sent: 42 })
    expect((await wire.next('beatBack'))['sent']).toBe(42)
    expect(wire.socket.connected).toBe(true)
    wire.socket.disconnect()
  })

  // As text of the wire: a client of one's own would never send them.
  test.each([
    ['no name', '2'],
    ['a number for a name', '2[5]'],
    ['a name that every object has', '2["toString"]'],
    ['a name of its prototype', '2["__proto__",{}]'],
  ])('[WIR6] a message with %s is one that nobody knows, and harms nothing', async (_what, packet) => {
    const wire = await greeted()
    wire.socket.io.engine.write(packet)
    expect((await wire.next('problem'))['code']).toBe('unknownMessage')
    wire.socket.emit('beat', { sent: 43 })
    expect((await wire.next('beatBack'))['sent']).toBe(43)
    wire.socket.disconnect()
  })

  test('[CUP1, WIR6] a push before the greeting is not taken', async () => {
    const wire = await connect()
    wire.socket.emit('push', command(1))
    expect((await wire.next('problem'))['code']).toBe('notGreeted')
    wire.socket.disconnect()
  })
})

describe('commands are refused, stored and passed', () => {
  test.each([
    ['an unknown name', { name: 'drop-everything' }, 'unknownCommand'],
    ['a name every object has', { name: 'constructor' }, 'unknownCommand'],
    ['a body that does not fit', { name: 'assign-ticket', args: { ticketId: 5 } }, 'malformedCommand'],
    ['an envelope without its actor', { actor: undefined }, 'malformedCommand'],
    ['somebody who does not sit here', { actor: { id: 'eve', name: 'Eve', role: 'supervisor' } }, 'actorNotAtSeat'],
    ['a role that was not given', { actor: { ...anna, role: 'administrator' } }, 'actorNotAtSeat'],
    ['a role that may not', { name: 'register-technician', args: {} }, 'notPermitted'],
    ['a version from tomorrow', { v: 99 }, 'outdatedCommand'],
    ['100 kB of note', { args: { ticketId: 't', noteId: 'n', text: 'x'.repeat(100_000) } }, 'oversizedCommand'],
    ['a number that is taken by another seat', { seat: 'somebody-else' }, 'actorNotAtSeat'],
  ])('[CMD6] %s', async (_what, more, code) => {
    const wire = await greeted()
    wire.socket.emit('push', command(wire.lastN + 1, more))
    const answer = await wire.next('answer')
    expect(answer['result']).toMatchObject({ kind: 'refused', code })
    // The number is used up, the next one is taken, the log has not grown.
    wire.socket.emit('push', command(wire.lastN + 2, { name: 'nonsense' }))
    expect((await wire.next('answer'))['n']).toBe(wire.lastN + 2)
    wire.socket.emit('hello', { epoch: null, seq: 0, tip: '' })
    expect((await wire.next('welcome'))['head']).toBe(wire.head)
    wire.socket.disconnect()
  })

  test('[SEQ6] a number ahead of its turn is not taken, and the seat is told where to go on', async () => {
    const wire = await greeted()
    wire.socket.emit('push', command(wire.lastN + 5))
    expect(await wire.next('expect')).toEqual({ n: wire.lastN + 1, why: 'gap' })
    wire.socket.disconnect()
  })

  test('[SEQ5] a number that is used up by another id is not taken', async () => {
    const wire = await greeted()
    wire.socket.emit('push', command(wire.lastN + 1))
    await wire.next('answer')
    wire.socket.emit('push', command(wire.lastN + 1))
    expect(await wire.next('expect')).toEqual({ n: wire.lastN + 2, why: 'taken' })
    wire.socket.disconnect()
  })
})

describe('who is let in', () => {
  test.each([
    ['a wrong credential', () => ({ protocol, seat: identity.seat, credential: 'wrong' }), 'credentialRefused'],
    ['an unknown seat', () => ({ protocol, seat: 'nobody', credential: identity.credential }), 'credentialRefused'],
    [
      'another protocol',
      () => ({ protocol: 999, seat: identity.seat, credential: identity.credential }),
      'protocolMismatch',
    ],
    ['no credential', () => ({}), 'malformedHandshake'],
  ])('[WIR5] %s is refused with a code', async (_what, auth, code) => {
    await expect(connect(auth())).rejects.toMatchObject({ data: { code } })
  })

  test('a wrong setup key enrols nobody', async () => {
    const response = await fetch(new URL('/seats', relay.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key: 'wrong', kind: 'console', label: 'x', actors: [anna], technicianId: null }),
    })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'keyRefused' })
  })

  test('a snapshot needs a credential', async () => {
    const response = await fetch(new URL('/snapshot', relay.url), {
      headers: { authorization: `Seat ${identity.seat}:wrong` },
    })
    expect(response.status).toBe(401)
  })
})

describe('one clear line', () => {
  const program = path.join(root, 'out/server/main.js')
  const start = (...args: string[]) =>
    spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', timeout: 20_000 })

  test('a taken port', async () => {
    const taken = net.createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as net.AddressInfo
    const run = start('--data', path.join(folder, 'other'), '--port', String(port))
    taken.close()
    expect(run.status).toBe(1)
    expect(run.stderr.trim()).toBe(
      `signalbox relay: Port ${port} is taken by another program. Stop it, or choose another port with --port.`,
    )
  })

  test('a data folder that another relay has open', () => {
    const run = start('--data', relay.data, '--port', '0')
    expect(run.status).toBe(1)
    expect(run.stderr.trim()).toMatch(/^signalbox relay: Another relay has the data in .* open\. Stop it first\.$/)
  })

  test('a store that is no database', () => {
    const data = path.join(folder, 'damaged')
    const other = new RelayProcess(data)
    writeFileSync(
      path.join(other.data, 'relay.sqlite'),
      'this is not a database, and long enough to be looked at '.repeat(20),
    )
    const run = start('--data', data, '--port', '0')
    expect(run.status).toBe(1)
    expect(run.stderr.trim()).toMatch(
      /^signalbox relay: The store in .* cannot be read .* Put a backup in its place: npm run relay -- restore --data \S+ --from FILE$/,
    )
  })

  test('[ROU2] a road file that is not there', () => {
    const run = start('--data', path.join(folder, 'roadless'), '--roads', '/nowhere/roads.bin')
    expect(run.status).toBe(1)
    expect(run.stderr.trim()).toBe(
      'signalbox relay: There is no road file /nowhere/roads.bin. Give another with --roads, or none: then ways are estimates.',
    )
  })

  test('[ROU2] a road file that is none: the relay says so, and tells estimates', async () => {
    const file = path.join(folder, 'no-roads.bin')
    writeFileSync(file, 'no roads')
    const relay = new RelayProcess(path.join(folder, 'bad-roads'))
    await relay.start('--roads', file)
    try {
      await eventually(() => relay.printed.includes('the roads cannot be used: ways are estimates'), 'it says so')
      const { seat, credential } = await enrolSeat(relay, path.join(folder, 'bad-roads-seat'), 'console', [anna])
      const here = { lat: 51.1, lon: 71.4 }
      const answer = await fetch(new URL('/way', relay.url), {
        method: 'POST',
        headers: { authorization: `Seat ${seat}:${credential}`, 'content-type': 'application/json' },
        body: JSON.stringify({ places: [here, { lat: 51.2, lon: 71.4 }] }),
      })
      expect(wayLegsSchema.parse(await answer.json()).legs.map(({ estimate }) => estimate)).toEqual([true])
    } finally {
      await relay.stop()
    }
  })

  test('an argument that makes no sense', () => {
    const run = start('--port', 'many')
    expect(run.status).toBe(1)
    expect(run.stderr.trim()).toBe('signalbox relay: --port takes a whole number from 0 to 65535, not "many".')
  })

  test('an old Node', () => {
    const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.19.0'}})`
    for (const script of ['start', 'test', 'package', 'console']) {
      const run = spawnSync(process.execPath, ['--import', old, path.join(root, 'scripts', `${script}.mjs`)], {
        encoding: 'utf8',
      })
      expect(run.stderr.trim()).toBe(
        'signalbox: Node 20.19 or newer is needed, this is 18.19.0. Install Node 20 LTS or newer.',
      )
      expect(run.status).toBe(1)
    }
  })

  test('an option that makes no sense', () => {
    const run = start('--data', folder, '--port', 'many')
    expect(run.status).toBe(1)
    expect(run.stderr.trim()).toBe('signalbox relay: --port takes a whole number from 0 to 65535, not "many".')
  })

  test('enrolling a console: done once; a missing key, a relay that is not there, a role nobody has', async () => {
    const profile = path.join(folder, 'enrolled')
    const enrol = async (options: Record<string, string>) => {
      const all = {
        relay: relay.url,
        'setup-key': path.join(relay.data, 'setup-key'),
        profile: profile,
        label: 'Desk 3',
        actor: 'anna, Anna, dispatcher',
        ...options,
      }
      const run = promisify(execFile)(process.execPath, [
        path.join(root, 'out/scripts/enrol/main.js'),
        ...Object.entries(all).map(([name, value]) => `--${name}=${value}`),
      ])
      return run.then(
        ({ stdout }) => stdout,
        (error: { stderr: string }) => error.stderr.trim(),
      )
    }
    expect(await enrol({ 'setup-key': '/nowhere' })).toMatch(/^signalbox: There is no key at \/nowhere\./)
    const closed = net.createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => closed.once('listening', resolve))
    const { port } = closed.address() as net.AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    expect(await enrol({ relay: `http://127.0.0.1:${port}` })).toMatch(/^signalbox: No relay answers at .*ECONNREFUSED/)
    expect(await enrol({ relay: 'http://127.0.0.1:1' })).toMatch(/^signalbox: No relay answers at .*bad port/)
    expect(await enrol({ actor: 'anna, Anna, queen' })).toMatch(/^signalbox: --actor takes ID,NAME,ROLE/)
    expect(await readIdentity(path.join(profile, 'seat'))).toBeUndefined()
    expect(await enrol({})).toMatch(/is enrolled/)
    expect((await readIdentity(path.join(profile, 'seat')))?.actors).toEqual([
      { id: 'anna', name: 'Anna', role: 'dispatcher' },
    ])
    expect(await enrol({})).toMatch(/has a seat already/)
  })
})
