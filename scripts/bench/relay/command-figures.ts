// Commands: are all of them answered, and how much longer do they wait because of the store?
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { figure, median, quantile, ratioFigure, type Figure } from '../figures.ts'
import { Child } from '../child.ts'
import { LargeCentre } from '../large-centre.ts'
import { consoleSeat, fillStore, phoneSeat } from './prepared-store.ts'
import { RealRelay, storeName } from './real-relay.ts'
import type { BenchRun } from './run.ts'

const rates = [300, 2_000]
const consoles = 20
const positionsPerSecond = 1_000
/** Each tells twice a second where it is. */
const phones = positionsPerSecond / 2
const warmUp = 2
const seconds = 5

interface Given {
  given: number
  accepted: number
  otherwise: string[]
  latencies: number[]
}

export async function commandFigures({ folder, rounds, say }: BenchRun): Promise<Figure[]> {
  const prepared = path.join(folder, 'commands.sqlite')
  const seats = [
    ...Array.from({ length: consoles }, (_, i) => consoleSeat(i)),
    ...Array.from({ length: phones }, (_, i) => phoneSeat(i)),
  ]
  const centre = new LargeCentre().fill(0)
  await fillStore(prepared, seats, centre.commits, centre.state)

  const runs = new Map<string, Given[]>()
  for (let round = 0; round < rounds; round++)
    for (const rate of rates)
      for (const store of ['on disk', 'off'] as const) {
        const run = await oneRun(folder, prepared, store === 'on disk', rate)
        const { given, accepted, latencies } = run
        say(`commands: ${rate}/s, store ${store}: ${accepted}/${given}, p99 ${quantile(latencies, 0.99).toFixed(1)} ms`)
        for (const other of run.otherwise) say(`  not accepted: ${other}`)
        const key = `${rate} ${store}`
        runs.set(key, [...(runs.get(key) ?? []), run])
      }

  return rates.flatMap((rate) => {
    const disk = runs.get(`${rate} on disk`) ?? []
    const sum = (pick: (run: Given) => number) => disk.reduce((all, run) => all + pick(run), 0)
    const part = (key: string, at: number) => median((runs.get(key) ?? []).map((run) => quantile(run.latencies, at)))
    const name = `${rate} commands/s, ${consoles} consoles, ${positionsPerSecond} positions/s beside them`
    return [
      ratioFigure(
        `${name}: accepted`,
        'commands',
        sum((run) => run.accepted),
        'given',
        sum((run) => run.given),
        '= 1',
      ),
      ratioFigure(
        `${name}: wait for the answer, p99`,
        'ms',
        part(`${rate} on disk`, 0.99),
        'the same relay with its store switched off',
        part(`${rate} off`, 0.99),
        '≤ 5',
      ),
      figure(`${name}: wait for the answer, p50`, 'ms', part(`${rate} on disk`, 0.5)),
    ]
  })
}

async function oneRun(folder: string, prepared: string, onDisk: boolean, rate: number): Promise<Given> {
  const data = path.join(folder, 'commands')
  rmSync(data, { recursive: true, force: true })
  mkdirSync(data)
  const file = path.join(data, storeName)
  copyFileSync(prepared, file)
  const real = onDisk ? await RealRelay.start(data) : undefined
  const bare = onDisk ? undefined : new Child('scripts/bench/relay-without-store')
  const url = real?.url ?? (await bare!.ask<string>('start', { file }))
  const commands = new Child('scripts/bench/command-load')
  const positions = new Child('scripts/bench/position-load')
  try {
    await commands.ask('open', { url, count: consoles })
    await positions.ask('open', { url, count: phones })
    await positions.ask('send', { rate: positionsPerSecond })
    await commands.ask('give', { rate, seconds: warmUp })
    return await commands.ask<Given>('give', { rate, seconds })
  } finally {
    await commands.end()
    await positions.end()
    await bare?.end()
    await real?.end()
  }
}
