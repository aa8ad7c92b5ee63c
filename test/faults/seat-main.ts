// One seat of the fault suite as a process of its own: the same runtime as the console's, somebody who keeps giving
// commands, and a history of everything it asked, was told and saw. It is killed, frozen and starved without warning.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { uuidv7 } from 'uuidv7'
import { readIdentity } from '../../electron/seat/identity.ts'
import { SeatRuntime } from '../../electron/seat/seat-runtime.ts'
import { Chance } from '../../scripts/demo/chance.ts'
import type { Intent } from '../../shared/commands/command.ts'
import type { Actor } from '../../shared/model/actor.ts'
import { dispatcherDeed, pictureOf, technicianDeed } from './deeds.ts'
import { HistoryWriter, machineMono, readHistory } from './history.ts'
import { listenIn } from './listen-in.ts'
import { PhoneReceipts } from './phone-receipts.ts'
import type { SeatOrder, SeatReport } from './seat-orders.ts'
import { stateHash } from './state-hash.ts'

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '' },
    history: { type: 'string', default: '' },
    seed: { type: 'string', default: '' },
    pace: { type: 'string', default: '100' },
    phone: { type: 'boolean', default: false },
  },
})
/** How much may wait undecided before the person waits too. */
const patience = 150
const sawEvery = 150 // ms
const copyEvery = 1_500 // ms

const earlier = readHistory(values.history)
const history = new HistoryWriter(values.history)
const run = earlier.filter(({ k }) => k === 'start').length
const chance = new Chance(`${values.seed}/${run}`)
const identity = await readIdentity(values.folder)
if (!identity) throw new Error(`no seat in ${values.folder}`)
const actor: Actor = identity.actors[0]!
let opened = false
let asked = 0
const rest = new AbortController()
let dieWhenQueued = false
let sawAt = 0
let sawSeq = -1

const seat = await SeatRuntime.open({
  folder: values.folder,
  identity,
  saveEvery: copyEvery,
  owner: {
    changed: () => changed(),
    frame: () => {},
    problem: (code, detail) => history.note({ k: 'problem', code, detail }),
    bye: (reason) => history.note({ k: 'bye', reason }),
  },
})
const { client } = seat
const receipts = values.phone ? new PhoneReceipts(seat, history, earlier, (intent) => submit([intent])) : undefined
history.note({ k: 'start', undecided: client.outbox.list.map(({ command }) => command) })
listenIn(client, history)
opened = true

process.on('message', (message: SeatOrder) => {
  void obey(message)
})
// Nobody is left to be a seat for.
process.on('disconnect', () => process.exit(0))
setInterval(() => changed(), sawEvery)
seat.start()
await act()

function changed(): void {
  if (!opened) return
  const { seq, tip } = client.replica.position
  const now = machineMono()
  // At seq 0 nothing has come yet.
  if (seq > 0 && seq !== sawSeq && now - sawAt >= sawEvery) {
    sawAt = now
    sawSeq = seq
    history.note({ k: 'saw', seq, tip, hash: stateHash(client.replica.confirmed) })
  }
  void receipts?.look()
}

async function act(): Promise<void> {
  const pace = Number(values.pace)
  const deed = values.phone ? technicianDeed : dispatcherDeed
  while (!rest.signal.aborted) {
    await sleep(pace * chance.between(0.2, 1.8))
    if (rest.signal.aborted || client.outbox.list.length > patience) continue
    const picture = pictureOf(client.replica)
    const intents = Array.from({ length: chance.happens(0.1) ? 4 : 1 }, () => deed(picture, chance, uuidv7))
    const submitted = submit(intents)
    if (chance.happens(0.5)) await submitted
  }
}

async function submit(intents: Intent[]): Promise<string[]> {
  const numbers = intents.map((intent) => {
    const a = `${run}.${++asked}`
    history.note({ k: 'asked', a, intent })
    return a
  })
  const results = await seat.submit(intents, actor)
  const ids: string[] = []
  results.forEach((result, i) => {
    const a = numbers[i]!
    if (result.kind === 'refused') return history.note({ k: 'refusedHere', a, code: result.code })
    if (result.kind === 'notKept') return history.note({ k: 'notKept', a, why: result.why })
    history.note({ k: 'queued', a, command: result.command })
    if (dieWhenQueued) process.kill(process.pid, 'SIGKILL')
    ids.push(result.command.id)
    return undefined
  })
  return ids
}

async function obey(message: SeatOrder): Promise<void> {
  switch (message.order) {
    case 'quiet':
      rest.abort()
      return
    case 'die-when-queued':
      dieWhenQueued = true
      return
    case 'report':
      process.send?.({
        phase: client.link(seat.mono()).phase,
        seq: client.replica.position.seq,
        hash: stateHash(client.replica.confirmed),
        outbox: client.outbox.list.length,
        unconfirmed: receipts?.unconfirmed ?? 0,
      } satisfies SeatReport)
      return
    case 'stop':
      rest.abort()
      await seat.stop()
      history.close()
      process.exit(0)
    default:
      message satisfies never
  }
}
