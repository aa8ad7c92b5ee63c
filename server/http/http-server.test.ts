import { gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { httpServer } from './http-server.ts'
import { SeatProgress } from '../commit/seat-progress.ts'
import { SeatRegister } from '../seats/seat-register.ts'
import { memoryStore } from '../store/memory-store.ts'
import {
  enrolledSchema,
  httpErrorSchema,
  snapshotFrameSchema,
  type Enrol,
  type Snapshot,
} from '../../shared/wire/http.ts'
import { snapshotOf } from '../../test/support/desk.ts'
import { actor, smallWorld } from '../../test/support/world.ts'

const world = smallWorld().assign('t1', 'v1', 'w1')
let app: FastifyInstance
let seats: SeatRegister
let onAir: string | undefined
beforeEach(() => {
  seats = new SeatRegister(memoryStore(), new SeatProgress(), [])
  const { seq, tip } = snapshotOf(world)
  app = httpServer({
    epoch: 'epoch-1',
    state: world.state,
    seats,
    setupKey: 'the key',
    head: () => ({ seq, tip }),
    now: () => world.now,
    phoneSeat: () => onAir,
  })
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
const get = (url: string, { seat, credential }: { seat: string; credential: string }) =>
  app.inject({ url, headers: { authorization: `Seat ${seat}:${credential}` } })

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

describe('the snapshot', () => {
  test('[CUP4] everything as committed, with where it stands, compressed', async () => {
    const answer = await get('/snapshot', await enrol())
    expect(answer.headers['content-encoding']).toBe('gzip')
    const snapshot = JSON.parse(gunzipSync(answer.rawPayload).toString()) as Snapshot
    expect(snapshotFrameSchema.safeParse(snapshot).success).toBe(true)
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
