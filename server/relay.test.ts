import { noHistory } from './store/history-rows.ts'
import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import { startRelay } from './relay.ts'
import { hashCredential } from './seats/credential.ts'
import { deltaHorizon } from './feed/recent-commits.ts'
import { memoryStore } from './store/memory-store.ts'
import type { Welcome } from '../shared/wire/messages.ts'
import { protocol } from '../shared/wire/protocol.ts'
import { ownFolder } from '../test/support/folder.ts'
import { actor, morning } from '../test/support/world.ts'

const folder = ownFolder()

test('[CUP2] a relay that has just started has all commits at hand that a seat may be behind', async () => {
  const store = memoryStore()
  const { epoch } = await store.start(0)
  const dispatcher = actor('dispatcher')
  await store.addSeat({
    seat: 'desk',
    kind: 'console',
    label: 'Desk',
    actors: [dispatcher],
    technicianId: null,
    credentialHash: hashCredential('secret'),
    createdAt: morning,
    lastN: 0,
  })
  const commits = Array.from({ length: 2 * deltaHorizon }, (_, i) => ({
    seq: i + 1,
    at: morning,
    seat: 'desk',
    id: `c${i + 1}`,
    actor: dispatcher,
    name: 'configure-centre',
    events: [],
  }))
  await store.write({ commits, answers: [], changes: [], history: noHistory() })
  const relay = await startRelay({
    store,
    data: folder(),
    setupKey: 'key',
    now: () => morning,
    host: '127.0.0.1',
    port: 0,
    frameEvery: 1_000,
    failed: (error) => {
      throw error
    },
  })
  const socket = io(`http://127.0.0.1:${relay.port}`, {
    transports: ['websocket'],
    forceNew: true,
    auth: { protocol, seat: 'desk', credential: 'secret' },
  })
  const welcome = await new Promise<Welcome>((resolve, reject) => {
    socket.once('connect_error', reject)
    socket.once('welcome', resolve)
    socket.once('connect', () => socket.emit('hello', { epoch, seq: deltaHorizon, tip: `c${deltaHorizon}` }))
  })
  socket.disconnect()
  await relay.stop()
  expect([welcome.mode, welcome.because]).toEqual(['delta', null])
})
