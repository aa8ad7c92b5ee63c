// Ten thousand wrong messages and frames against a real relay, while somebody works there. The seed is printed; SEED makes
// a run again.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Identity } from '../../electron/seat/identity.ts'
import { Chance } from '../../scripts/demo/chance.ts'
import { intent } from '../../shared/commands/decide.ts'
import { protocol } from '../../shared/wire/protocol.ts'
import { ensure } from '../support/ensure.ts'
import { RelayProcess } from '../support/relay-process.ts'
import { anna, enrolSeat, TestSeat, ticketIntent } from '../support/seats.ts'
import { mutate, mutateBytes } from './mutate.ts'
import { frame, RawSocket } from './raw-socket.ts'
import { readStoreFile } from './read-store.ts'

const messages = 7_000
const frames = 3_000
const atOnce = 100
const framesPerConnection = 15
const seed = process.env['SEED'] ?? String(Date.now())

let folder: string
let relay: RelayProcess
let desk: TestSeat
const unexpected: (number | null)[] = []
let stopping = false

beforeAll(async () => {
  process.stdout.write(`wire fuzz: seed ${seed}\n`)
  folder = mkdtempSync(path.join(tmpdir(), 'signalbox-fuzz-'))
  relay = new RelayProcess(path.join(folder, 'relay'), {
    program: inject('product').relay,
    ended: (code) => stopping || unexpected.push(code),
  })
  await relay.start()
  desk = await TestSeat.open(
    path.join(folder, 'desk'),
    await enrolSeat(relay, path.join(folder, 'desk'), 'console', [anna]),
  )
  await desk.live()
  await desk.done(ticketIntent('t1'))
})
afterAll(async () => {
  await desk.stop()
  stopping = true
  await relay.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The healthy seat works on: what it does is accepted. */
let notes = 0
const work = () => desk.done(intent('add-note', { ticketId: 't1', noteId: `note-${++notes}`, text: 'still here' }, {}))

/** @returns where the relay and the healthy seat stand: at what that seat has done, and nothing else */
async function standing(): Promise<{ relay: number; desk: number }> {
  ensure(unexpected.length === 0, () => `the relay ended with ${unexpected.join()}: ${relay.printed}`)
  const response = await fetch(`${relay.url}/healthz`)
  const { seq } = (await response.json()) as { seq: number }
  return { relay: seq, desk: desk.replica.position.seq }
}

const untouched = () => ({ relay: 1 + notes, desk: 1 + notes })
const enrolled = (name: string): Promise<Identity> => enrolSeat(relay, path.join(folder, name), 'console', [anna])

/** Good messages to begin with; none of them could change anything even if it came through. */
function sample(identity: Identity, n: number, chance: Chance): [name: string, message: unknown] {
  const command = {
    v: 1,
    seat: identity.seat,
    n,
    id: `fuzz-${chance.whole(0, 1e9)}`,
    actor: anna,
    madeAt: 1,
    ...chance.pick([
      intent('add-note', { ticketId: 'none', noteId: 'n', text: 'x' }, {}),
      intent('cancel-ticket', { ticketId: 'none', reason: 'x' }, {}),
      intent('unassign-ticket', { ticketId: 'none' }, { visitId: 'v' }),
      intent('reroute-technician', { technicianId: 'none', visitIds: ['v'] }, { visitIds: ['v'] }),
    ]),
  }
  const fix = { lat: 51, lon: 71, accuracy: 5, speed: null, heading: null, ageMs: 0 }
  const samples: [string, unknown][] = [
    ['push', { command, ageMs: 0 }],
    ['push', { command, ageMs: 0 }],
    ['hello', { epoch: null, seq: 0, tip: '' }],
    ['beat', { sent: chance.whole(0, 1e9) }],
    ['fix', fix],
    [chance.pick(['nonsense', 'answer', 'feed', 'toString', '__proto__', '']), { command }],
  ]
  return chance.pick(samples)
}

describe('the wire', () => {
  test('[WIR6] [FLT5] 7,000 wrong messages: each is answered or passed over, the connection lives, nothing changes', async () => {
    const chance = new Chance(`${seed}/messages`)
    const identity = await enrolled('wrong-messages')
    const said = new Map<string, number>()
    let goodbye = ''
    let socket = await connect(identity)
    let n = 1

    async function connect({ seat, credential }: Identity): Promise<Socket> {
      const auth = { protocol, seat, credential }
      const made = io(relay.url, { forceNew: true, reconnection: false, transports: ['websocket'], auth })
      made.onAny((name: string, message: { n?: number; lastN?: number; reason?: string; sent?: unknown }) => {
        said.set(name, (said.get(name) ?? 0) + 1)
        if (name === 'welcome') n = message.lastN! + 1
        if (name === 'expect') n = message.n!
        if (name === 'answer') n = Math.max(n, message.n! + 1)
        if (name === 'bye') goodbye = message.reason!
      })
      await new Promise<void>((resolve, reject) => {
        made.once('connect', resolve)
        made.once('connect_error', reject)
      })
      made.emit('hello', { epoch: null, seq: 0, tip: '' })
      return made
    }

    // It was not all turned away at the door: every kind of answer was heard. On a slow disk that takes more of them.
    const kinds = ['problem', 'answer', 'expect', 'welcome', 'beatBack']
    const heard = () => kinds.every((name) => (said.get(name) ?? 0) > 20)
    for (let sent = 0; sent < messages || (!heard() && sent < 3 * messages); sent += atOnce) {
      for (let i = 0; i < atOnce; i++) {
        const [name, message] = sample(identity, n, chance)
        if (chance.happens(0.1)) socket.emit(name, mutate(message, chance), mutate(message, chance))
        else socket.emit(name, mutate(message, chance))
      }
      const mark = -1 - sent
      const alive = new Promise<boolean>((resolve) => {
        socket.on('beatBack', ({ sent: back }: { sent: unknown }) => back === mark && resolve(true))
        socket.once('disconnect', () => resolve(false))
      })
      socket.emit('beat', { sent: mark })
      if (!(await alive)) {
        ensure(goodbye !== '', () => `the connection was lost between ${sent} and ${sent + atOnce}`)
        goodbye = ''
        socket = await connect(identity)
      }
      socket.off('beatBack')
      if (sent % 1_000 === 0) await work()
    }
    socket.disconnect()
    ensure(heard(), () => `some of ${kinds.join()} were hardly heard: ${JSON.stringify([...said])}`)
    await work()
    expect(await standing()).toEqual(untouched())
  })

  test('[FLT5] 3,000 wrong frames: the relay ends what it cannot read, and says so', async () => {
    const chance = new Chance(`${seed}/frames`)
    const identity = await enrolled('wrong-frames')
    const { seat, credential } = identity
    const ends = new Map<string, number>()
    let toldWhy = 0
    for (let sent = 0; sent < frames; sent += framesPerConnection) {
      const socket = new RawSocket(relay.port)
      expect(await socket.upgrade()).toBe(true)
      if (chance.happens(0.8)) socket.write(frame(Buffer.from(`40${JSON.stringify({ protocol, seat, credential })}`)))
      // Where frames stay whole the relay must answer a ping or say why it goes; what comes behind a broken one is no frame.
      const whole = chance.happens(0.5)
      for (let i = 0; i < framesPerConnection; i++) {
        const [name, message] = sample(identity, 1, chance)
        const packet = Buffer.from(`42${JSON.stringify([name, message])}`)
        if (whole) socket.write(frame(mutateBytes(packet, chance)))
        else if (chance.happens(0.5))
          socket.write(frame(mutateBytes(packet, chance), chance.happens(0.8) ? 1 : chance.whole(0, 15)))
        else socket.write(mutateBytes(frame(packet), chance))
      }
      if (whole && !(await socket.alive())) {
        toldWhy++
        ensure(socket.ended!.startsWith('close '), () => `a connection was lost without a reason: ${socket.ended}`)
      }
      await socket.end()
      const why = socket.ended?.startsWith('close') ? socket.ended : 'we ended it'
      ends.set(why, (ends.get(why) ?? 0) + 1)
      if (sent % 600 === 0) await work()
    }
    // What is no WebSocket frame is ended with the code for it.
    ensure(ends.has('close 1002'), () => JSON.stringify([...ends]))
    ensure(toldWhy > 10, () => `only ${toldWhy} connections were ended for what they sent`)
    await work()
    expect(await standing()).toEqual(untouched())
  })

  test('[FLT5] wrong requests over HTTP are refused with a status, and nothing changes', async () => {
    const chance = new Chance(`${seed}/http`)
    const good = 'POST /seats HTTP/1.1\r\nHost: relay\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'
    for (let i = 0; i < 200; i++) {
      const socket = new RawSocket(relay.port)
      socket.write(mutateBytes(Buffer.from(good), chance))
      await socket.end()
    }
    await work()
    expect(await standing()).toEqual(untouched())
  })

  test('[FLT5] the store agrees: all commits are those of the healthy seat', async () => {
    await desk.stop()
    stopping = true
    await relay.stop()
    const { commits } = await readStoreFile(relay.data)
    expect(new Set(commits.map(({ name }) => name))).toEqual(new Set(['create-ticket', 'add-note']))
    expect(commits).toHaveLength(1 + notes)
  })
})
