// Seats that read too slowly, at a real relay: it keeps little for them, brings them up to date when they read again, and
// ends those for whom too much would have to be kept.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { endAbove, slowAbove } from '../../server/socket/backlog.ts'
import { intent } from '../../shared/commands/decide.ts'
import { eventually } from '../support/eventually.ts'
import { figuresOf } from '../support/figures.ts'
import { RawSeat } from '../support/raw-seat.ts'
import { RelayProcess } from '../support/relay-process.ts'
import { anna, bea, enrolSeat, feeder, TestSeat, technicianIntent, ticketIntent } from '../support/seats.ts'
import { TcpProxy } from '../support/tcp-proxy.ts'

let folder: string
let relay: RelayProcess
let writer: Writer
const open: (() => Promise<void> | void)[] = []

/** What one commit weighs on the wire, about. */
const noteLength = 2_000
const perRound = 32

/** Commits a lot, quickly: every round is as many notes as a seat may have undecided. */
class Writer {
  private readonly seat: RawSeat
  private n: number

  constructor(seat: RawSeat, lastN: number) {
    this.seat = seat
    this.n = lastN
  }

  async round(): Promise<void> {
    const before = this.seat.answers.length
    // A ticket's notes go whole into each write of it: a fresh ticket keeps the rounds alike.
    const ticketId = `heavy-${this.n}`
    this.seat.push(++this.n, ticketIntent(ticketId))
    for (let i = 1; i < perRound; i++) {
      const noteId = `note-${++this.n}`
      this.seat.push(this.n, intent('add-note', { ticketId, noteId, text: '空'.repeat(noteLength) }, {}))
    }
    await eventually(() => this.seat.answers.length >= before + perRound, 'all of a round is answered')
  }

  async until(what: string, condition: () => Promise<boolean>): Promise<void> {
    for (let i = 0; i < 400; i++) {
      if (await condition()) return
      await this.round()
    }
    throw new Error(`never came true: ${what}`)
  }
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-slow-'))
  relay = new RelayProcess(path.join(folder, 'relay'))
  await relay.start()
  const feed = await TestSeat.open(
    path.join(folder, 'feeder'),
    await enrolSeat(relay, path.join(folder, 'feeder'), 'console', [feeder]),
  )
  await feed.live()
  await feed.done(technicianIntent(1))
  await feed.stop()
  const identity = await enrolSeat(relay, path.join(folder, 'writer'), 'console', [anna])
  const seat = await RawSeat.connect(identity)
  await seat.goLive()
  writer = new Writer(seat, 0)
  open.push(() => seat.close())
})
afterEach(async () => {
  for (const close of open.splice(1)) await close()
})
afterAll(async () => {
  for (const close of open) await close()
  await relay.stop()
  rmSync(folder, { recursive: true, force: true })
})

const figure = async (name: string) => (await figuresOf(relay)).get(`signalbox_${name}`)!
const head = () => figure('log_seq')

async function rawSeat(name: string): Promise<RawSeat> {
  const identity = await enrolSeat(relay, path.join(folder, name), 'console', [bea])
  const seat = await RawSeat.connect(identity)
  open.push(() => seat.close())
  return seat
}

describe('a console that stops reading', { timeout: 120_000 }, () => {
  test('[SLW1] [SLW2] leaves the live room, little is kept for it, and it gets all it missed when it reads again', async () => {
    const seat = await rawSeat('hangs')
    const from = await seat.goLive()
    const left = await figure('seats_left_live_total')
    seat.stopReading()
    let most = 0
    await writer.until('it has left the live room', async () => {
      most = Math.max(most, await figure('waiting_bytes_max'))
      return (await figure('seats_left_live_total')) > left
    })
    expect(await figure('seats_behind')).toBe(1)
    const kept = await figure('waiting_bytes_max')
    for (let i = 0; i < 4; i++) await writer.round()
    // What is committed from now on is kept by the log alone; beside it there is only the socket's own heartbeat.
    expect(await figure('waiting_bytes_max')).toBeLessThan(kept + 1_024)
    expect(Math.max(most, kept)).toBeLessThan(endAbove.bytes)

    seat.readAgain()
    const to = await head()
    await eventually(() => seat.feeds.at(-1)?.to === to, 'it is told everything')
    let at = from
    for (const feed of seat.feeds) {
      expect(feed.from).toBe(at)
      expect(feed.commits.map(({ seq }) => seq)).toEqual(feed.commits.map((_, i) => at + 1 + i))
      at = feed.to
    }
    await eventually(async () => (await figure('seats_behind')) === 0, 'it is in the live room again')
    await writer.round()
    await eventually(() => seat.feeds.at(-1)?.to === to + perRound, 'it sees what is committed')
    expect(seat.told('bye')).toEqual([])
  })

  test('[SLW4] for whom too much would have to be kept, it is ended, and told so', async () => {
    const seat = await rawSeat('asks-on')
    await seat.goLive()
    const [left, ended] = [await figure('seats_left_live_total'), await figure('seats_ended_slow_total')]
    seat.stopReading()
    await writer.until('its line is full', async () => (await figure('seats_left_live_total')) > left)
    // It does not read, and yet asks: each question has an answer that waits.
    for (let i = 0; i < endAbove.packets + 500; i++) seat.socket.emit('beat', { sent: i })
    await eventually(async () => (await figure('seats_connected{kind="console"}')) === 1, 'it is ended')
    expect(await figure('waiting_bytes_max')).toBeLessThan(slowAbove.bytes)
    expect(await figure('seats_ended_slow_total')).toBe(ended + 1)
    seat.readAgain()
    await eventually(() => !seat.socket.connected, 'its connection is closed')
    expect(seat.told('bye')).toEqual([{ reason: 'slow' }])
  })
})

describe('a real console behind a line that stops', { timeout: 120_000 }, () => {
  test('[SLW2] [CUP8] comes back by delta, on the same connection, and equals the relay', async () => {
    const proxy = await TcpProxy.open(() => relay.port)
    const seatFolder = path.join(folder, 'desk')
    const identity = await enrolSeat(relay, seatFolder, 'console', [bea])
    const desk = await TestSeat.open(seatFolder, { ...identity, urls: [proxy.url] })
    open.push(
      () => desk.stop(),
      () => proxy.close(),
    )
    await desk.live()
    const left = await figure('seats_left_live_total')
    let greetings = 0
    const { client } = desk.runtime
    const welcomed = client.welcomed.bind(client)
    client.welcomed = (...of) => {
      greetings++
      welcomed(...of)
    }
    proxy.holdDown(true)
    await writer.until('it has left the live room', async () => (await figure('seats_left_live_total')) > left)
    proxy.holdDown(false)
    const to = await head()
    await eventually(() => desk.replica.position.seq === to, 'it is where the relay is')
    expect([greetings, desk.byes]).toEqual([0, []])
    await desk.live()
    await writer.round()
    await eventually(() => desk.replica.position.seq === to + perRound, 'it sees what is committed')
    expect(desk.replica.get('ticket', 'heavy-0')?.notes.length).toBe(perRound - 1)
  })
})
