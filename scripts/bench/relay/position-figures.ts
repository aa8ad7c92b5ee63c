// Positions: what telling one to one console costs the relay, how many bytes it takes, and how old it is when it is there.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import path from 'node:path'
import { Child, cpuMs } from '../child.ts'
import { median, quantile, ratioFigure, figure, type Figure } from '../figures.ts'
import { LargeCentre, registerTechnician } from '../large-centre.ts'
import { frameEvery } from './positions.ts'
import { consoleSeat, fillStore, phoneSeat } from './prepared-store.ts'
import { RealRelay, storeName } from './real-relay.ts'
import type { BenchRun } from './run.ts'

const consoles = 50
const perSecond = 10_000
/** All of them move in every tick. */
const technicians = (perSecond * frameEvery) / 1_000
const plainConsoles = 20
const plainPerSecond = 1_000
const settle = 4_000
const measured = 6_000

interface Watched {
  positions: number
  bytes: number
  ages: number[]
  roundTrips: number[]
}
interface Round {
  /** µs of the server's CPU for one position told to one console */
  usEach: number
  watched: Watched
}

export async function positionFigures({ folder, rounds, say }: BenchRun): Promise<Figure[]> {
  const prepared = path.join(folder, 'positions.sqlite')
  const centre = new LargeCentre()
  for (let i = 0; i < technicians; i++)
    centre.ask(registerTechnician(i, Date.now()), { id: 'ada', name: 'Ada', role: 'administrator' })
  const seats = [
    ...Array.from({ length: consoles }, (_, i) => consoleSeat(i)),
    ...Array.from({ length: technicians }, (_, i) => phoneSeat(i)),
  ]
  await fillStore(prepared, seats, centre.commits, centre.state)

  const house: Round[] = []
  const socketIo: Round[] = []
  const ws: Round[] = []
  const whole: Round[] = []
  for (let round = 0; round < rounds; round++) {
    house.push(await houseRound(prepared))
    socketIo.push(await plainRound('socketIo', { rate: plainPerSecond }, 'plainSocketIo', plainConsoles))
    ws.push(await plainRound('ws', { technicians }, 'plainWs', consoles))
    whole.push(await wholeRound(folder, prepared))
    const us = [house, socketIo, ws, whole].map((list) => list.at(-1)!.usEach.toFixed(4))
    say(`positions: µs each: ours ${us[0]}, plain Socket.IO ${us[1]}, plain ws ${us[2]}, ours from phones ${us[3]}`)
  }

  const us = (list: Round[]) => median(list.map(({ usEach }) => usEach))
  const bytesEach = ({ watched }: Round) => watched.bytes / (watched.positions / consoles)
  const age = (at: number) => median(whole.map(({ watched }) => quantile(watched.ages, at)))
  const transit = median(whole.map(({ watched }) => quantile(watched.roundTrips, 0.99)))
  const name = `${perSecond} positions/s to ${consoles} consoles`
  const cpu = 'server CPU for each position told'
  return [
    ratioFigure(
      `${name}: ${cpu}`,
      'µs',
      us(house),
      `plain Socket.IO, one JSON message each, ${plainPerSecond}/s to ${plainConsoles}`,
      us(socketIo),
      '≤ 0.05',
    ),
    ratioFigure(`${name}: ${cpu}`, 'µs', us(house), 'plain ws, one packed frame for all', us(ws), '≤ 3'),
    figure(
      `${name}: on the wire, all frame heads and heartbeats in it`,
      'bytes a position',
      median(house.map(bytesEach)),
      '≤ 24',
    ),
    figure(`${name}, told by ${technicians} phones: told of those sent`, 'of 1', median(whole.map(arrived))),
    ratioFigure(
      `${name}, told by ${technicians} phones: age on arrival, p99`,
      'ms',
      age(0.99),
      `one tick (${frameEvery} ms) and a way there and back, p99`,
      frameEvery + transit,
      '≤ 1',
    ),
    figure(`${name}, told by ${technicians} phones: age on arrival, p50`, 'ms', age(0.5)),
    ratioFigure(
      `${name}, told by ${technicians} phones: all the relay does, taking them in too, for each position told`,
      'µs',
      us(whole),
      `plain Socket.IO, one JSON message each, made in its own process`,
      us(socketIo),
    ),
  ]
}

/** A phone that is late is in the next frame with a newer position: what was sent twice in a tick is told once. */
function arrived({ watched }: Round): number {
  return watched.positions / consoles / ((perSecond * measured) / 1_000)
}

async function houseRound(prepared: string): Promise<Round> {
  const relay = new Child('scripts/bench/relay-without-store')
  try {
    const url = await relay.ask<string>('start', { file: prepared })
    await relay.ask('move', { technicians })
    return await watchedRound('relay', url, consoles, () => relay.ask<number>('cpu'))
  } finally {
    await relay.end()
  }
}

async function plainRound(kind: string, args: object, watch: string, count: number): Promise<Round> {
  const server = new Child('scripts/bench/plain-positions')
  try {
    const url = await server.ask<string>(kind, args)
    return await watchedRound(watch, url, count, () => server.ask<number>('cpu'))
  } finally {
    await server.end()
  }
}

async function wholeRound(folder: string, prepared: string): Promise<Round> {
  const data = path.join(folder, 'positions')
  rmSync(data, { recursive: true, force: true })
  mkdirSync(data)
  copyFileSync(prepared, path.join(data, storeName))
  const relay = await RealRelay.start(data)
  const phones = new Child('scripts/bench/position-load')
  try {
    await phones.ask('open', { url: relay.url, count: technicians })
    await phones.ask('send', { rate: perSecond })
    return await watchedRound('relay', relay.url, consoles, () => Promise.resolve(cpuMs(relay.pid)), true)
  } finally {
    await phones.end()
    await relay.end()
  }
}

async function watchedRound(
  watch: string,
  url: string,
  count: number,
  cpu: () => Promise<number>,
  beats = false,
): Promise<Round> {
  const watcher = new Child('scripts/bench/position-watch')
  try {
    await watcher.ask(watch, { url, count, beats })
    await sleep(settle)
    await watcher.ask('begin')
    const before = await cpu()
    await sleep(measured)
    const used = (await cpu()) - before
    const watched = await watcher.ask<Watched>('end')
    return { usEach: (used * 1_000) / watched.positions, watched }
  } finally {
    await watcher.end()
  }
}
