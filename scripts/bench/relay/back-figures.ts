// A console that comes back after 5,000 missed commits with 50,000 tickets in its copy; and the start of the relay itself
// over the log of 100,000 events that this takes.
import { noHistory } from '../../../server/store/history-rows.ts'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Identity } from '../../../electron/seat/identity.ts'
import type { Commit } from '../../../shared/events/commit.ts'
import { kinds, type Change } from '../../../shared/model/entities.ts'
import { Child, cpuMs } from '../child.ts'
import { figure, median, ratioFigure, type Figure } from '../figures.ts'
import { addNote, assignTicket, LargeCentre } from '../large-centre.ts'
import { CountingProxy } from './counting-proxy.ts'
import { consoleSeat, credential, fillStore, openStore } from './prepared-store.ts'
import { RealRelay, storeName } from './real-relay.ts'
import type { BenchRun } from './run.ts'

const tickets = 50_000
const missed = 5_000

interface Cost {
  cpuMs: number
  stallMs: number
}

export async function backFigures({ folder, rounds, say }: BenchRun): Promise<Figure[]> {
  const relayData = path.join(folder, 'back')
  const copy = path.join(folder, 'copy')
  mkdirSync(relayData)
  const file = path.join(relayData, storeName)
  const centre = new LargeCentre().fill(tickets)
  await fillStore(file, [consoleSeat(0)], centre.commits, centre.state)
  say(`back: a store with ${centre.commits.length} commits`)

  const fetches: Cost[] = []
  const saves: Cost[] = []
  for (let round = 0; round < rounds; round++) {
    rmSync(copy, { recursive: true, force: true })
    await withConsole(relayData, copy, async (child) => {
      fetches.push(await child.ask<Cost>('comeBack'))
      saves.push(await child.ask<Cost>('save'))
    })
    say(`back: ${tickets} tickets fetched and saved, longest stalls ${stalls([fetches.at(-1)!, saves.at(-1)!])} ms`)
  }
  const commits = await missSome(file, centre)

  const opens: Cost[] = []
  const backs: (Cost & { bytes: number })[] = []
  const starts: number[] = []
  const startsCpu: number[] = []
  const reads: number[] = []
  const readsCpu: number[] = []
  for (let round = 0; round < rounds; round++) {
    const seat = path.join(folder, `copy-${round}`)
    cpSync(copy, seat, { recursive: true })
    const back = await withConsole(relayData, seat, async (child, bytes, open, relay) => {
      starts.push(relay.startMs)
      startsCpu.push(cpuMs(relay.pid))
      opens.push(open)
      const cost = await child.ask<Cost & { seq: number; problems: string[] }>('comeBack')
      if (cost.seq !== commits.at(-1)!.seq) throw new Error(`live at ${cost.seq}: ${cost.problems.join(', ')}`)
      return { ...cost, bytes: bytes() }
    })
    backs.push(back)
    rmSync(seat, { recursive: true })
    const plain = await plainRead(file)
    reads.push(plain.ms)
    readsCpu.push(plain.cpuMs)
    say(
      `back: ${back.cpuMs.toFixed(0)} ms of work; relay start ${starts.at(-1)!.toFixed(0)} ms, read ${plain.ms.toFixed(0)} ms`,
    )
  }

  const of = (costs: readonly Cost[], pick: keyof Cost) => median(costs.map((cost) => cost[pick]))
  const name = `console back after ${missed} missed commits, ${tickets} tickets held`
  const plainBytes = Buffer.byteLength(JSON.stringify(commits))
  const events = centre.commits.reduce((sum, commit) => sum + commit.events.length, 0)
  return [
    figure(`${name}: work until it is current`, 'ms of CPU', of(backs, 'cpuMs'), '≤ 1000'),
    ratioFigure(
      `${name}: came over the link`,
      'bytes',
      median(backs.map(({ bytes }) => bytes)),
      'what was missed, as plain JSON',
      plainBytes,
      '≤ 1.2',
    ),
    figure(`${name}: longest stall of its event loop`, 'ms', of(backs, 'stallMs')),
    figure(`${tickets} tickets read from the copy at the start: longest stall`, 'ms', of(opens, 'stallMs'), '≤ 50'),
    figure(`${tickets} tickets read from the copy at the start: work`, 'ms of CPU', of(opens, 'cpuMs')),
    figure(`${tickets} tickets fetched from the relay: longest stall`, 'ms', of(fetches, 'stallMs'), '≤ 50'),
    figure(`${tickets} tickets saved: longest stall`, 'ms', of(saves, 'stallMs'), '≤ 50'),
    figure(`${tickets} tickets saved: work`, 'ms of CPU', of(saves, 'cpuMs')),
    ratioFigure(
      `relay start over ${events} events, ${tickets} tickets`,
      'ms',
      median(starts),
      'reading the events plainly',
      median(reads),
      '≤ 2',
    ),
    ratioFigure(
      `relay start over ${events} events: work`,
      'ms of CPU',
      median(startsCpu),
      'reading the events plainly',
      median(readsCpu),
    ),
  ]
}

function stalls(costs: readonly Cost[]): string {
  return costs.map(({ stallMs }) => stallMs.toFixed(1)).join(', ')
}

async function withConsole<T>(
  relayData: string,
  folder: string,
  then: (child: Child, bytes: () => number, open: Cost, relay: RealRelay) => Promise<T>,
): Promise<T> {
  const relay = await RealRelay.start(relayData)
  const proxy = await CountingProxy.open(relay.url)
  const child = new Child('scripts/bench/console-back')
  const { seat, label, actors } = consoleSeat(0)
  const identity: Identity = { urls: [proxy.url], seat, credential, label, actors }
  try {
    const open = await child.ask<Cost>('open', { folder, identity })
    return await then(child, () => proxy.bytesDown, open, relay)
  } finally {
    await child.end()
    proxy.close()
    await relay.end()
  }
}

/** What happens while the console is away: notes, and tickets that find somebody. */
async function missSome(file: string, centre: LargeCentre): Promise<Commit[]> {
  const from = centre.commits.length
  const changed = new Map<string, Change>()
  for (let i = 0; i < missed; i++) {
    const ticketId = `0198c0de-0000-7000-8000-${String(i * 5 + 1).padStart(12, '0')}`
    if (i % 2 === 0) centre.ask(addNote(ticketId, `missed-${i}`, 'Called again, the customer waits in the yard.'))
    else centre.ask(assignTicket(ticketId, `missed-v${i}`, `w${i % 500}`))
  }
  for (const kind of kinds)
    for (const value of centre.state.values(kind))
      changed.set(`${kind}/${value.id}`, { kind, id: value.id, value } as Change)
  const store = openStore(file)
  await store.start(1)
  const commits = centre.commits.slice(from)
  await store.write({ commits, answers: [], changes: [...changed.values()], history: noHistory() })
  await store.close()
  return commits
}

async function plainRead(file: string): Promise<{ ms: number; cpuMs: number }> {
  const began = performance.now()
  const child = new Child('scripts/bench/plain-read')
  try {
    await child.ask('read', { file })
    return { ms: performance.now() - began, cpuMs: cpuMs(child.pid) }
  } finally {
    await child.end()
  }
}
