// The demo's programs as they are started: the day, the fleet and the terminal client, each in a process of its own, at a
// real relay. Technicians live a hundred times as fast; nothing waits for a time, everything for what should come true.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { levelOf } from '../../scripts/demo/arrivals.ts'
import { smallCityParts } from '../../scripts/demo/small-city.ts'
import { distanceMetres } from '../../shared/geo/distance.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Visit } from '../../shared/model/visit.ts'
import { encodeRoadGraph } from '../../shared/routing/road-graph-bytes.ts'
import { decodeFrame, type FrameFix } from '../../shared/wire/position-frame.ts'
import { eventually } from '../support/eventually.ts'
import { RelayProcess } from '../support/relay-process.ts'
import { anna, assignIntent, enrolSeat, feeder, technicianIntent, TestSeat, ticketIntent } from '../support/seats.ts'

const patience = 90_000
const speed = '120'

let folder: string
let relay: RelayProcess
let seats: TestSeat[]
let programs: Program[]

/** One of the demo's programs. */
class Program {
  printed = ''
  private readonly child: ChildProcess

  constructor(name: string, ...args: string[]) {
    const file = path.resolve(import.meta.dirname, '../../out/scripts', name)
    const door = ['--relay', relay.url, '--setup-key', path.join(relay.data, 'setup-key')]
    this.child = spawn(process.execPath, [file, ...door, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
    this.child.stdout!.on('data', (text: Buffer) => (this.printed += text.toString()))
    this.child.stderr!.on('data', (text: Buffer) => (this.printed += text.toString()))
    programs.push(this)
  }

  write(line: string): void {
    this.child.stdin!.write(`${line}\n`)
  }

  prints(text: string): Promise<boolean> {
    return eventually(() => this.printed.includes(text) || this.hasEnded, `it prints ${text}`, patience).then(() => {
      if (!this.printed.includes(text)) throw new Error(`it ended without ${text}:\n${this.printed}`)
      return true
    })
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }

  /** @returns the exit code */
  async ends(signal?: NodeJS.Signals): Promise<number | null> {
    if (signal && !this.hasEnded) this.child.kill(signal)
    await eventually(() => this.hasEnded, 'the program ends', patience)
    return this.child.exitCode
  }
}

const city = () => path.join(folder, 'city')
const fleet = (...args: string[]) =>
  new Program('demo/fleet.js', '--city', city(), '--folder', path.join(folder, 'fleet'), '--speed', speed, ...args)
const day = (...args: string[]) =>
  new Program('demo/day.js', '--city', city(), '--folder', path.join(folder, 'day'), ...args)
const terminal = (id: string) =>
  new Program('technician/main.js', '--id', id, '--folder', path.join(folder, 'terminal'))

async function openSeat(name: string, kind: 'console' | 'integration', actor = anna): Promise<TestSeat> {
  const at = path.join(folder, name)
  const seat = await TestSeat.open(at, await enrolSeat(relay, at, kind, [actor]))
  seats.push(seat)
  await seat.live()
  return seat
}

/** A desk that sees everything, with three technicians at home in the small city. */
async function openDesk(): Promise<TestSeat> {
  const intake = await openSeat('feeder', 'integration', feeder)
  const homes = [1, 2, 3].map((n) => ({ lat: 51 + n * 0.005, lon: 71.01 }))
  await intake.done(...homes.map((home, at) => technicianIntent(at + 1, { home })))
  const desk = await openSeat('desk', 'console')
  await eventually(() => desk.replica.confirmed.size('technician') === 3, 'the desk sees the technicians')
  return desk
}

function site(blocksEast: number, blocksNorth: number) {
  const place = { lat: 51 + blocksNorth * 0.001, lon: 71 + blocksEast * 0.001 }
  return { address: 'улица Тестовая, 1', addressLatin: 'Testovaya Street 1', area: 'centre', place }
}

const visit = (seat: TestSeat, id: string): Visit | undefined => seat.replica.get('visit', id)

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'signalbox-demo-'))
  seats = []
  programs = []
  const { roads, addresses } = smallCityParts()
  mkdirSync(city())
  writeFileSync(path.join(city(), 'roads.bin'), new Uint8Array(encodeRoadGraph(roads)))
  writeFileSync(path.join(city(), 'addresses.json'), JSON.stringify(addresses))
  relay = new RelayProcess(path.join(folder, 'relay'))
  await relay.start()
}, patience)

afterEach(async () => {
  await Promise.all(programs.map((program) => program.ends('SIGTERM')))
  await Promise.all(seats.map((seat) => seat.stop()))
  await relay.stop()
  rmSync(folder, { recursive: true, force: true })
}, patience)

describe('the demo fleet', () => {
  it('takes tickets all the way, and its positions arrive', { timeout: 2 * patience }, async () => {
    const desk = await openDesk()
    const phones = fleet('--only', 'w01,w02,w03')
    await phones.prints('3 phones are on')

    const tickets = ['t1', 't2', 't3', 't4', 't5', 't6']
    const technicianOf = (at: number) => `w0${(at % 3) + 1}`
    await desk.done(...tickets.map((id, at) => ticketIntent(id, { site: site(3 * at, 20 - 3 * at) })))
    await desk.done(...tickets.map((id, at) => assignIntent(id, technicianOf(at))))

    // Now and then one declines; the desk gives that ticket to the next.
    const giveAgain = () => {
      for (const [at, id] of tickets.entries()) {
        const ticket = desk.replica.get('ticket', id)!
        if (ticket.state === 'new') void desk.do(assignIntent(id, technicianOf(at + ticket.visitIds.length)))
      }
    }
    await eventually(
      () => {
        giveAgain()
        return tickets.every((id) => desk.replica.get('ticket', id)?.state === 'resolved')
      },
      'all tickets are resolved',
      patience,
    )

    for (const id of tickets) {
      const { offeredAt, offer, acceptedAt, travellingAt, onSiteAt, endedAt, state } = desk.visitsOf(id).at(-1)!
      expect(state).toBe('done')
      const times = [offeredAt, offer.sentAt, offer.deliveredAt, acceptedAt, travellingAt, onSiteAt, endedAt]
      expect(times).not.toContain(null)
      // When a person acted is reckoned by the phone's clock, what was sent and stored by the relay's.
      for (let at = 1; at < times.length; at += 1) expect(times[at]! - times[at - 1]!).toBeGreaterThan(-50)
    }

    const seen = new Map<number, FrameFix[]>()
    for (const frame of desk.frames)
      for (const fix of decodeFrame(frame)!.fixes) seen.set(fix.index, [...(seen.get(fix.index) ?? []), fix])
    expect(seen.size).toBe(3)
    for (const fixes of seen.values()) {
      expect(Math.max(...fixes.map((fix) => distanceMetres(fixes[0]!, fix)))).toBeGreaterThan(300)
      expect(fixes.some(({ speed, heading }) => (speed ?? 0) > 2 && heading !== null)).toBe(true)
    }
    expect(phones.printed).not.toMatch(/refused|Error/)
  })

  it(
    'turns back on a recall, follows a new order, and goes on after a restart',
    { timeout: 2 * patience },
    async () => {
      const desk = await openDesk()
      const slow = ['--only', 'w01', '--speed', '25']
      let phone = fleet(...slow)
      await desk.done(
        ...['t1', 't2', 't3'].map((id, at) => ticketIntent(id, { site: site(20, 8 * at) })),
        assignIntent('t1', 'w01', 'v1'),
      )
      await eventually(() => visit(desk, 'v1')?.state === 'travelling', 'w01 travels', patience)
      await desk.done(intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v1' }))
      await eventually(() => visit(desk, 'v1')?.recall?.deliveredAt, 'the recall is delivered', patience)

      await desk.done(assignIntent('t2', 'w01', 'v2'), assignIntent('t3', 'w01', 'v3'))
      const order = { technicianId: 'w01', visitIds: ['v3', 'v2'] }
      await desk.done(intent('reroute-technician', order, { visitIds: ['v2', 'v3'] }))
      await eventually(
        () => desk.replica.get('route', 'w01')!.deliveredRevision === desk.replica.get('route', 'w01')!.revision,
        'the new order is delivered',
        patience,
      )
      await eventually(() => visit(desk, 'v3')?.state === 'travelling', 'w01 travels to the first', patience)
      expect(visit(desk, 'v2')!.state).not.toBe('on-site')

      await phone.ends('SIGTERM')
      phone = fleet('--only', 'w01')
      await eventually(() => visit(desk, 'v2')?.state === 'done', 'all is done after the restart', patience)
      expect(visit(desk, 'v3')!.endedAt!).toBeLessThan(visit(desk, 'v2')!.endedAt!)
    },
  )

  it(
    'leaves a technician to the terminal client, and comes back when that has left',
    { timeout: 2 * patience },
    async () => {
      const desk = await openDesk()
      const phones = fleet('--only', 'w01,w02')
      await phones.prints('2 phones are on')
      const client = terminal('w01')
      await client.prints('READY w01')
      await phones.prints('w01: another phone has taken over')

      await desk.done(ticketIntent('t1', { site: site(2, 2) }), assignIntent('t1', 'w01', 'v1'))
      await client.prints('OFFER #1001')
      await eventually(() => visit(desk, 'v1')?.offer.deliveredAt, 'the offer is delivered', patience)
      client.write('接受')
      await eventually(() => visit(desk, 'v1')?.state === 'accepted', 'accepted at the terminal', patience)
      client.write('pos 51.004 71.004')
      client.write('onsite 1001')
      await eventually(() => visit(desk, 'v1')?.state === 'on-site', 'on site by the terminal', patience)
      client.write('note 需要备件 2 · needs 2 parts')
      client.write('done 已更换 · Replaced')
      await eventually(() => desk.replica.get('ticket', 't1')?.state === 'resolved', 'resolved', patience)
      expect(desk.replica.get('ticket', 't1')).toMatchObject({ resolution: '已更换 · Replaced' })
      expect(desk.replica.get('ticket', 't1')!.notes[0]!.text).toContain('备件')
      client.write('quit')
      expect(await client.ends()).toBe(0)
      expect(client.printed).not.toMatch(/PROBLEM|REFUSED|BYE/)

      await phones.prints('w01: back on the air')
      await desk.done(ticketIntent('t2', { site: site(3, 3) }), assignIntent('t2', 'w01', 'v2'))
      await eventually(() => visit(desk, 'v2')?.acceptedAt ?? visit(desk, 'v2')?.endedAt, 'the fleet answers', patience)
    },
  )
})

describe('the demo on a new day', () => {
  it(
    'takes new seats at a relay that does not know the old ones, and keeps what those held',
    { timeout: 2 * patience },
    async () => {
      const yesterday = fleet('--only', 'w01')
      await yesterday.prints('1 phones are on')
      await yesterday.ends('SIGTERM')
      await relay.stop()
      relay = new RelayProcess(path.join(folder, 'relay-of-today'))
      await relay.start()

      const desk = await openDesk()
      const today = fleet('--only', 'w01')
      await today.prints('1 phones are on')
      await eventually(
        () => desk.frames.some((frame) => decodeFrame(frame)!.fixes.length > 0),
        'a position arrives',
        patience,
      )
      const kept = readdirSync(path.join(folder, 'fleet')).find((name) => name.startsWith('w01.earlier-'))
      expect(readdirSync(path.join(folder, 'fleet', kept!))).toContain('seat.json')
      expect(today.printed).not.toContain('credentialRefused')
    },
  )
})

describe('the demo day', () => {
  it('lays out a day with all three lights, and goes on after a restart', { timeout: 2 * patience }, async () => {
    const first = day('--console-profile', path.join(folder, 'console'))
    await first.prints('ready, a new day')
    expect(first.printed).toContain('Desk 1')
    const desk = await openSeat('desk', 'console')
    const tickets = () => [...desk.replica.confirmed.values('ticket')]
    const level = () => levelOf(tickets(), desk.runtime.now())
    await eventually(() => tickets().length >= 120, 'the desk sees the day', patience)
    expect(desk.replica.confirmed.size('technician')).toBe(60)
    expect(level().queued).toBeGreaterThanOrEqual(20)
    expect(level().queued).toBeLessThanOrEqual(30)
    expect(level().yellow).toBeGreaterThanOrEqual(4)
    expect(level().red).toBeGreaterThanOrEqual(2)

    await first.ends('SIGTERM')
    const before = tickets().length
    const second = day('--speed', '40')
    await second.prints('ready, going on')
    await eventually(() => tickets().length > before + 3, 'more tickets come in', patience)
    expect(tickets().length).toBeLessThan(before + 40)
    expect(desk.replica.confirmed.size('technician')).toBe(60)
  })
})
