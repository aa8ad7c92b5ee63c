// A calendar is edited in a control room with 50,000 open tickets: how long until all of them are reckoned by it, and does
// the relay answer meanwhile? The real relay on a store on disk, and a console that gives a command every 50 ms.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { Command } from '../../../shared/commands/command.ts'
import { intent } from '../../../shared/commands/decide.ts'
import type { Actor } from '../../../shared/model/actor.ts'
import { defaultSettings, type SlaSettings } from '../../../shared/sla/settings.ts'
import { figure, median, quantile, type Figure } from '../figures.ts'
import { addNote, LargeCentre } from '../large-centre.ts'
import { consoleSeat, credential, fillStore } from '../relay/prepared-store.ts'
import { RawSeat, readHead } from '../relay/raw-seat.ts'
import { RealRelay, storeName } from '../relay/real-relay.ts'
import type { BenchRun } from '../relay/run.ts'

const tickets = 50_000
const noteEvery = 50

interface Round {
  seconds: number
  commits: number
  /** of the relay's event loop, ms */
  lagP99: number
  answers: number[]
}

export async function reckonFigures({ folder, rounds, say }: BenchRun): Promise<Figure[]> {
  const data = path.join(folder, 'reckon')
  mkdirSync(data)
  const centre = new LargeCentre().fill(tickets)
  const admin: Actor = { id: 'ada', name: 'Ada', role: 'administrator' }
  const [anna] = consoleSeat(0).actors
  const seat = { ...consoleSeat(0), actors: [anna!, admin] }
  await fillStore(path.join(data, storeName), [seat], centre.commits, centre.state)
  say(`sla: a store with ${tickets} open tickets`)

  const relay = await RealRelay.start(data)
  const all: Round[] = []
  const quiet: number[] = []
  try {
    const bare = { seat: seat.seat, credential }
    const raw = await RawSeat.open(relay.url, bare, await readHead(relay.url, bare))
    const desk = new Desk(raw, seat.seat)
    await lagP99(relay.url)
    await desk.notesFor(3_000, anna!)
    quiet.push(await lagP99(relay.url))
    desk.answers.length = 0
    for (let round = 0; round < rounds; round++) {
      all.push(await oneRound(desk, relay.url, admin, anna!, round))
      const { seconds, commits, lagP99: lag } = all.at(-1)!
      say(`sla: all reckoned in ${seconds.toFixed(1)} s, ${commits} commits; loop delay p99 ${lag.toFixed(2)} ms`)
    }
    raw.close()
  } finally {
    await relay.end()
  }
  const of = (pick: (round: Round) => number) => median(all.map(pick))
  const name = `${tickets} open tickets after a calendar's edit`
  return [
    figure(
      `${name}: until all are reckoned`,
      's',
      of(({ seconds }) => seconds),
    ),
    figure(
      `${name}: loop delay p99 meanwhile`,
      'ms',
      of(({ lagP99 }) => lagP99),
      '≤ 10',
    ),
    figure('loop delay p99 of the relay without it', 'ms', median(quiet)),
    figure(
      `${name}: a command's answer meanwhile, p99`,
      'ms',
      of(({ answers }) => quantile(answers, 0.99)),
    ),
  ]
}

async function oneRound(desk: Desk, url: string, admin: Actor, anna: Actor, round: number): Promise<Round> {
  const begin = await readHead(url, { seat: desk.seat, credential })
  await lagP99(url)
  const began = performance.now()
  const revision = round
  desk.give(intent('configure-sla', settings(round), { revision }), admin)
  desk.answers.length = 0
  const applied = desk.applied(revision + 1)
  const done = { yet: false }
  void applied.then(() => (done.yet = true))
  while (!done.yet && performance.now() - began < 600_000) await desk.notesFor(noteEvery, anna)
  const seconds = (performance.now() - began) / 1_000
  const lag = await lagP99(url)
  const { seq } = await readHead(url, { seat: desk.seat, credential })
  return { seconds, commits: seq - begin.seq, lagP99: lag, answers: desk.answers.splice(0) }
}

/** Another opening hour every round, in every policy. */
function settings(round: number): Pick<SlaSettings, 'calendars' | 'policies' | 'rules'> {
  const hours = [{ from: (6 + round) * 60, to: (20 + (round % 3)) * 60 }]
  const calendar = {
    id: 'office',
    name: 'Office',
    zone: 'Asia/Almaty',
    weekly: Array<typeof hours>(7).fill(hours),
    days: [],
  }
  const policies = defaultSettings.policies.map((policy) => {
    const { respond, arrive, resolve } = policy.targets
    const inHours = { calendarId: calendar.id }
    return {
      ...policy,
      targets: {
        respond: { ...respond, ...inHours },
        arrive: { ...arrive, ...inHours },
        resolve: { ...resolve, ...inHours },
      },
    }
  })
  return { calendars: [calendar], policies, rules: [] }
}

class Desk {
  readonly seat: string
  readonly answers: number[] = []
  private readonly raw: RawSeat
  private readonly given = new Map<number, number>()
  private n = 0
  private waiting: { revision: number; done: () => void } | undefined

  constructor(raw: RawSeat, seat: string) {
    this.raw = raw
    this.seat = seat
    raw.on('answer', ({ n, result }) => {
      if (result.kind !== 'accepted') throw new Error(JSON.stringify(result))
      this.answers.push(performance.now() - this.given.get(n)!)
    })
    raw.on('feed', ({ commits }) => {
      for (const { events } of commits)
        for (const event of events)
          if (event.type === 'slaApplied' && event.revision === this.waiting?.revision) this.waiting.done()
    })
  }

  applied(revision: number): Promise<void> {
    return new Promise((done) => (this.waiting = { revision, done }))
  }

  give({ name, args, basedOn }: { name: string; args: unknown; basedOn: unknown }, actor: Actor): void {
    const n = ++this.n
    this.given.set(n, performance.now())
    const command: Command = { v: 1, seat: this.seat, n, id: uuidv7(), actor, name, args, basedOn, madeAt: Date.now() }
    this.raw.send('push', { command, ageMs: 0 })
  }

  async notesFor(ms: number, actor: Actor): Promise<void> {
    for (const until = performance.now() + ms; performance.now() < until;) {
      this.give(addNote('0198c0de-0000-7000-8000-000000000001', `bench-${this.n}`, 'Called again.'), actor)
      await new Promise((resolve) => setTimeout(resolve, noteEvery))
    }
  }
}

/** Since it was last asked for, ms. */
async function lagP99(url: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text()
  const found = /signalbox_event_loop_lag_seconds\{quantile="0.99"\} (\S+)/.exec(text)
  return Number(found?.[1]) * 1_000
}
