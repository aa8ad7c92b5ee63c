import { gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { httpServer, type HttpParts, type HttpSide, type RelayPhase } from './http-server.ts'
import { FileBodies } from '../files/file-bodies.ts'
import { estimatedWays } from '../routing/ways.ts'
import { SeatProgress } from '../commit/seat-progress.ts'
import { SeatRegister } from '../seats/seat-register.ts'
import { straightWays } from '../../shared/routing/way.ts'
import { memoryStore } from '../store/memory-store.ts'
import {
  drivesSchema,
  enrolledSchema,
  httpErrorSchema,
  mostDrives,
  wayLegsSchema,
  type Enrol,
} from '../../shared/wire/http.ts'
import { earlierTicketsSchema, ticketLogSchema } from '../../shared/wire/history.ts'
import { SnapshotReader } from '../../shared/wire/snapshot-lines.ts'
import { snapshotOf } from '../../test/support/desk.ts'
import { alarmReport, alarmReportSchema } from '../../shared/alarms/report.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { actor, smallWorld } from '../../test/support/world.ts'

const folder = ownFolder()
const world = smallWorld().assign('t1', 'v1', 'w1')
let http: HttpSide
let app: FastifyInstance
let parts: HttpParts
let phase: RelayPhase
let seats: SeatRegister
let onAir: string | undefined
beforeEach(() => {
  seats = new SeatRegister(memoryStore(), new SeatProgress(), [])
  const { seq, tip } = snapshotOf(world)
  phase = 'starting'
  http = httpServer({ setupKey: 'the key', phase: () => phase })
  app = http.app
  parts = {
    epoch: 'epoch-1',
    state: world.state,
    seats,
    head: () => ({ seq, tip }),
    now: () => world.now,
    commitId: (seq) => Promise.resolve(seq <= 3 ? `c${seq}` : undefined),
    phoneSeat: () => onAir,
    backup: () => Promise.resolve({ file: 'backup-1.partial', seq }),
    way: (places) => estimatedWays.along(places),
    drives: (from, to) => estimatedWays.drives(from, to),
    alarmReport: (hours) => Promise.resolve(alarmReport([], [], { from: 0, to: hours, logBegins: false })),
    ticketLog: () => Promise.resolve({ at: 7, more: false, commits: [] }),
    earlierTickets: ({ address }) =>
      Promise.resolve({
        more: address === 'Am Ende 9',
        tickets: [{ id: 't8', number: 8, summary: address, state: 'resolved', endedAt: 5, technicianIds: [] }],
      }),
    metrics: () => '# figures\n',
    bodies: new FileBodies(folder()),
  }
  http.open(parts)
  phase = 'ready'
})
afterEach(() => app.close())

const asked: Enrol = {
  key: 'the key',
  kind: 'console',
  label: 'Desk 3',
  actors: [actor('dispatcher')],
  technicianId: null,
}
const enrol = async (change: Partial<Enrol> = {}) => {
  const answer = await app.inject({ method: 'POST', url: '/seats', payload: { ...asked, ...change } })
  return enrolledSchema.parse(answer.json())
}
const get = (url: string, { seat, credential }: { seat: string; credential: string }, encoding = 'gzip') =>
  app.inject({ url, headers: { authorization: `Seat ${seat}:${credential}`, 'accept-encoding': encoding } })

describe('enrolment', () => {
  test('[SEA3] with the relay’s key a seat gets an id and a credential', async () => {
    const { seat, credential } = await enrol()
    expect(seats.recognise(seat, credential)).toMatchObject({ label: 'Desk 3', kind: 'console' })
  })

  test.each([
    [403, 'keyRefused', { ...asked, key: 'a guess' }],
    [400, 'malformedEnrolment', { ...asked, actors: [] }],
    [400, 'malformedEnrolment', { ...asked, more: 1 }],
    [400, 'malformedEnrolment', undefined],
    [400, 'badRequest', '{ no json'],
    [413, 'badRequest', { ...asked, label: 'x'.repeat(70_000) }],
  ])('[SEA3] %i %s', async (status, code, payload) => {
    const headers = typeof payload === 'string' ? { 'content-type': 'application/json' } : {}
    const answer = await app.inject({ method: 'POST', url: '/seats', headers, ...(payload && { payload }) })
    expect([answer.statusCode, httpErrorSchema.parse(answer.json()).code]).toEqual([status, code])
    expect(seats.count).toBe(0)
  })
})

test('[CUP13] an enrolled seat is told the id of a commit, or that the log ends before it', async () => {
  const known = await enrol()
  expect((await get('/commits/3', known)).json()).toEqual({ id: 'c3' })
  expect((await get('/commits/4', known)).json()).toEqual({ id: null })
  for (const wrong of ['0', '-1', '1.5', 'x', '9007199254740993'])
    expect((await get(`/commits/${wrong}`, known)).statusCode).toBe(400)
  expect((await get('/commits/3', { ...known, credential: 'wrong' })).statusCode).toBe(401)
})

test('[ROU3] an enrolled seat asks for a way; what is no way gets a clear answer', async () => {
  const { seat, credential } = await enrol()
  const ask = (places: unknown, authorization = `Seat ${seat}:${credential}`) =>
    app.inject({ method: 'POST', url: '/way', headers: { authorization }, payload: { places } })
  const here = { lat: 51.1, lon: 71.4 }
  const { legs } = wayLegsSchema.parse((await ask([here, { lat: 51.2, lon: 71.4 }, here])).json())
  expect(legs.map(({ estimate }) => estimate)).toEqual([true, true])
  for (const wrong of [undefined, [], [here], [here, { lat: 91, lon: 0 }], Array(61).fill(here)])
    expect((await ask(wrong)).statusCode).toBe(400)
  expect((await ask([here, here], 'Seat x:y')).statusCode).toBe(401)
})

test('[ROU10] an enrolled seat asks how each of many gets to one place; what is no such question gets a clear answer', async () => {
  const { seat, credential } = await enrol()
  const ask = (payload: object, authorization = `Seat ${seat}:${credential}`) =>
    app.inject({ method: 'POST', url: '/drives', headers: { authorization }, payload })
  const to = { lat: 51.2, lon: 71.4 }
  const from = Array.from({ length: mostDrives }, (_, i) => ({ lat: 51 + i / 30_011, lon: 71 + i / 30_011 }))
  const { drives } = drivesSchema.parse((await ask({ from, to })).json())
  expect(drives).toEqual(straightWays.drives(from, to))
  for (const wrong of [
    {},
    { from: [], to },
    { from },
    { from: [{ lat: 91, lon: 0 }], to },
    { from: [...from, to], to },
  ]) {
    const answer = await ask(wrong)
    expect([answer.statusCode, httpErrorSchema.parse(answer.json()).message]).toEqual([
      400,
      'Drives go from 1 to 2000 places to one, WGS84 degrees.',
    ])
  }
  expect((await ask({ from: Array(20_000).fill(to), to })).statusCode).toBe(413)
  expect((await ask({ from, to }, 'Seat x:y')).statusCode).toBe(401)
})

describe('the snapshot', () => {
  test('[CUP4] everything as committed, with where it stands, compressed', async () => {
    const answer = await get('/snapshot', await enrol())
    expect(answer.headers['content-encoding']).toBe('gzip')
    const reader = new SnapshotReader()
    for (const line of gunzipSync(answer.rawPayload).toString().trimEnd().split('\n')) reader.take(line)
    const snapshot = reader.whole()
    const { entities, ...where } = snapshotOf(world)
    expect(snapshot).toMatchObject(where)
    expect(new Set(snapshot.entities.ticket)).toEqual(new Set(entities.ticket))
    expect(snapshot.entities.visit).toEqual(entities.visit)
  })

  test('[SEA4] for seats that are known and see everything, nobody else', async () => {
    const known = await enrol()
    const phone = await enrol({ kind: 'phone', technicianId: 'w1' })
    expect((await get('/snapshot', { ...known, credential: 'wrong' })).statusCode).toBe(401)
    expect((await app.inject({ url: '/snapshot' })).statusCode).toBe(401)
    expect((await get('/snapshot', phone)).statusCode).toBe(403)
  })
})

describe('whose phone is on the air', () => {
  test('[CUP7] this one, another, or none', async () => {
    const phone = await enrol({ kind: 'phone', technicianId: 'w1' })
    const ask = async () => (await get('/phone', phone)).json<{ onAir: string }>().onAir
    onAir = undefined
    expect(await ask()).toBe('none')
    onAir = phone.seat
    expect(await ask()).toBe('this')
    onAir = 'another'
    expect(await ask()).toBe('other')
    expect((await get('/phone', await enrol())).statusCode).toBe(403)
    expect((await get('/phone', { ...phone, credential: 'wrong' })).statusCode).toBe(401)
  })
})

test('[SEA5] is it there: position, epoch and number of seats, for everybody', async () => {
  await enrol()
  const answer = await app.inject({ url: '/healthz' })
  expect(answer.json()).toEqual({ ok: true, seq: world.commits.length, epoch: 'epoch-1', seats: 1 })
})

describe('is it ready', () => {
  test.each(['starting', 'draining'] as const)('[OPS1] not while it is %s; the reason is said', async (now) => {
    phase = now
    const answer = await app.inject({ url: '/readyz' })
    expect([answer.statusCode, answer.json()]).toEqual([503, { ready: false, phase: now }])
  })

  test('[OPS1] once it is', async () => {
    const answer = await app.inject({ url: '/readyz' })
    expect([answer.statusCode, answer.json()]).toEqual([200, { ready: true, phase: 'ready' }])
  })

  test('[OPS1] before its store is read, whatever is asked gets the reason', async () => {
    const early = httpServer({ setupKey: 'the key', phase: () => 'starting' }).app
    for (const url of ['/healthz', '/metrics', '/snapshot', '/commits/1', '/phone']) {
      const answer = await early.inject({ url, headers: { authorization: 'Seat a:b' } })
      expect([url, answer.statusCode, httpErrorSchema.parse(answer.json()).code]).toEqual([url, 503, 'starting'])
    }
    const enrolled = await early.inject({ method: 'POST', url: '/seats', payload: asked })
    expect(enrolled.statusCode).toBe(503)
    await early.close()
  })
})

describe('a backup', () => {
  const ask = (payload: object) => app.inject({ method: 'POST', url: '/backup', payload })

  test('[BAK1] for whoever has the relay’s key', async () => {
    expect((await ask({ key: 'the key' })).json()).toEqual({ file: 'backup-1.partial', seq: parts.head().seq })
    for (const payload of [{ key: 'a guess' }, {}, { key: 'the key', to: '/etc/passwd' }]) {
      const answer = await ask(payload)
      expect([answer.statusCode, httpErrorSchema.parse(answer.json()).code]).toEqual([403, 'keyRefused'])
    }
  })

  test('[BAK1] one at a time', async () => {
    let finish = () => {}
    parts.backup = () => new Promise((resolve) => (finish = () => resolve({ file: 'x', seq: 1 })))
    http.open(parts)
    const first = ask({ key: 'the key' })
    const tried = first.then((answer) => answer.statusCode)
    await new Promise((resolve) => setImmediate(resolve))
    const second = await ask({ key: 'the key' })
    expect([second.statusCode, httpErrorSchema.parse(second.json()).code]).toEqual([409, 'backupUnderWay'])
    finish()
    expect(await tried).toBe(200)
    const third = ask({ key: 'the key' }).then((answer) => answer.statusCode)
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    finish()
    expect(await third).toBe(200)
  })
})

describe('the report of the alarms', () => {
  const ask = async (hours: string, change: Partial<Enrol> = {}) =>
    get(`/alarm-report?hours=${hours}`, await enrol(change))

  test('[KPI1] for consoles, over the hours there are', async () => {
    expect(alarmReportSchema.parse((await ask('12')).json()).to).toBe(12)
    for (const hours of ['9', '', '8.0', 'x', '8&hours=12']) expect((await ask(hours)).statusCode).toBe(400)
    expect((await ask('8', { kind: 'phone', actors: [actor('technician')], technicianId: 'w1' })).statusCode).toBe(403)
    expect((await app.inject({ url: '/alarm-report?hours=8' })).statusCode).toBe(401)
  })
})

describe('what the log tells', () => {
  const site = { address: 'Am Ende 9', place: { lat: 52.5, lon: 13.4 } }
  const earlier = (payload: unknown, { seat, credential }: { seat: string; credential: string }) =>
    app.inject({
      method: 'POST',
      url: '/earlier-tickets',
      headers: { authorization: `Seat ${seat}:${credential}`, 'content-type': 'application/json' },
      payload: JSON.stringify(payload),
    })

  test('[DET4] [DET6] of a ticket and of a site, to a seat that sees everything', async () => {
    const known = await enrol()
    expect(ticketLogSchema.parse((await get('/tickets/t1/log', known)).json()).at).toBe(7)
    const told = earlierTicketsSchema.parse((await earlier(site, known)).json())
    expect([told.more, told.tickets[0]?.summary]).toEqual([true, 'Am Ende 9'])
    expect((await get('/tickets/no%20id/log', known)).statusCode).toBe(400)
    for (const wrong of [{}, { ...site, place: { lat: 91, lon: 0 } }, { ...site, area: 'south' }])
      expect((await earlier(wrong, known)).statusCode).toBe(400)
  })

  test('[DET7] not to a phone, which sees its part, nor to a stranger', async () => {
    const phone = await enrol({ kind: 'phone', technicianId: 'w1', actors: [actor('technician')] })
    const stranger = { ...phone, credential: 'wrong' }
    for (const [who, status, code] of [
      [phone, 403, 'notForPhones'],
      [stranger, 401, 'credentialRefused'],
    ] as const)
      for (const answer of [await get('/tickets/t1/log', who), await earlier(site, who)])
        expect([answer.statusCode, httpErrorSchema.parse(answer.json()).code]).toEqual([status, code])
  })
})
