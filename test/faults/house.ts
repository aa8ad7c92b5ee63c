// The control room under test: one relay and all seats as processes, each seat behind a line of its own. It starts and
// ends them, keeps the relay's store from one era to the next, and says what has happened.
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { Chance } from '../../scripts/demo/chance.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Actor } from '../../shared/model/actor.ts'
import { RelayProcess } from '../support/relay-process.ts'
import { enrolSeat, TestSeat, technicianIntent, ticketIntent } from '../support/seats.ts'
import { TcpProxy } from '../support/tcp-proxy.ts'
import { machineMono } from './history.ts'
import { OwnClock, SmallDisk, whyNot } from './machine.ts'
import { readStoreFile } from './read-store.ts'
import type { Cast } from './schedule.ts'
import { SeatProcess } from './seat-process.ts'

/** How long offers are held back: short, so that the timers have something to do. */
const graceMs = 400

export interface HouseOptions {
  folder: string
  /** where the built relay and the built seat are */
  relayProgram: string
  seatProgram: string
  seed: string
  cast: Cast
  pace: number
  say: (line: string) => void
  /** Something that no fault explains. */
  trouble: (code: string, what: string) => void
}

export interface KeptEra {
  /** a copy of the relay's store as it was when the era ended */
  folder: string
  from: number
  base: number
}

const storeFiles = ['relay.sqlite', 'relay.sqlite-wal', 'relay.sqlite-shm'] as const

export class House {
  readonly options: HouseOptions
  readonly relay: RelayProcess
  readonly seats = new Map<string, SeatProcess>()
  readonly tally = new Map<string, number>()
  readonly eras: KeptEra[] = []
  readonly relayDisk: SmallDisk | undefined
  readonly seatDisk: SmallDisk | undefined
  readonly relayClock: OwnClock | undefined
  readonly seatClock: OwnClock | undefined
  /** the newest copy of the store, and how many commits it holds */
  backup: { folder: string; seq: number } | undefined
  private relayEndExpected = true
  private eraFrom = 0
  private eraBase = 0

  constructor(options: HouseOptions) {
    this.options = options
    const { folder, relayProgram, trouble } = options
    mkdirSync(folder, { recursive: true })
    if (whyNot('small-disk') === undefined) {
      // Half of all runs have the relay on a real disk, where a commit takes its time.
      if (new Chance(`${options.seed}/disk`).happens(0.5))
        this.relayDisk = new SmallDisk(path.join(folder, 'relay'), 400)
      this.seatDisk = new SmallDisk(path.join(folder, options.cast.small), 3)
    }
    if (whyNot('clock') === undefined) {
      this.relayClock = new OwnClock(path.join(folder, 'relay-clock'))
      this.seatClock = new OwnClock(path.join(folder, 'seat-clock'))
    }
    this.relay = new RelayProcess(path.join(folder, 'relay'), {
      program: relayProgram,
      env: () => this.relayClock?.env ?? {},
      ended: (code) => {
        if (this.relayEndExpected) return
        const printed = this.relay.printed.trim().split('\n').slice(-5).join('\n')
        trouble('relayDied', `the relay ended by itself with ${code}: ${printed.slice(-2_000)}`)
      },
    })
  }

  /** Relay, technicians, a few tickets, and everybody at work. */
  async open(): Promise<void> {
    const { cast } = this.options
    await this.startRelay()
    const setUp: Actor = { id: 'setup', name: 'Set-up', role: 'integrator' }
    const feederFolder = path.join(this.options.folder, 'feeder')
    const feeder = await TestSeat.open(feederFolder, await enrolSeat(this.relay, feederFolder, 'integration', [setUp]))
    await feeder.done(intent('configure-centre', { name: null, graceMs }, {}))
    await feeder.done(...cast.phones.map((_, i) => technicianIntent(i + 1, { skills: [] })))
    await feeder.done(...[1, 2, 3, 4, 5, 6].map((n) => ticketIntent(`first-${n}`, { skills: [] })))
    await feeder.stop()
    for (const name of cast.consoles) await this.seat(name, null)
    for (const [i, name] of cast.phones.entries()) await this.seat(name, `w0${i + 1}`)
    // Now that it knows all seats: one that is enrolled later has no credential in a log restored from it.
    await this.takeBackup()
  }

  count(what: string): void {
    this.tally.set(what, (this.tally.get(what) ?? 0) + 1)
  }

  async startRelay(): Promise<void> {
    this.relayEndExpected = true
    await this.relay.start()
    this.relayEndExpected = false
  }

  expectRelayEnd(): void {
    this.relayEndExpected = true
  }

  async killRelay(): Promise<void> {
    this.relayEndExpected = true
    await this.relay.kill()
  }

  async stopRelay(): Promise<void> {
    this.relayEndExpected = true
    await this.relay.stop()
  }

  /** A backup made by the product itself, while the relay runs. */
  async takeBackup(): Promise<void> {
    const folder = path.join(this.options.folder, `backup-${this.eras.length}-${this.tally.size}-${Date.now()}`)
    mkdirSync(folder)
    await this.upkeep('backup', '--data', this.relay.data, '--to', path.join(folder, storeFiles[0]))
    const { commits } = await readStoreFile(folder)
    this.backup = { folder, seq: commits.length }
    this.count('backup')
  }

  /**
   * To be called while the relay is down: what it has committed since the backup is gone.
   * @param byHand the file is copied back with nothing said to anybody, so that the log keeps its epoch
   */
  async putBackupInPlace(byHand: boolean): Promise<void> {
    if (!this.backup) throw new Error('there is no backup')
    this.keepEra()
    if (byHand) this.copyStore(this.backup.folder, this.relay.data)
    else await this.upkeep('restore', '--data', this.relay.data, '--from', path.join(this.backup.folder, storeFiles[0]))
    this.eraFrom = machineMono()
    this.eraBase = this.backup.seq
  }

  /** What the product itself says of its store; the relay is down. */
  async verify(): Promise<void> {
    await this.upkeep('verify', '--data', this.relay.data)
  }

  /** Copies the store of the era that ends; to be called while the relay is down. */
  keepEra(): void {
    const folder = path.join(this.options.folder, `era-${this.eras.length}`)
    this.copyStore(this.relay.data, folder)
    this.eras.push({ folder, from: this.eraFrom, base: this.eraBase })
  }

  /** Where the relay's log stands; undefined: it does not answer. */
  async head(): Promise<number | undefined> {
    try {
      const response = await fetch(`${this.relay.url}/healthz`, { signal: AbortSignal.timeout(2_000) })
      return ((await response.json()) as { seq: number }).seq
    } catch {
      return undefined
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.seats.values()].map((seat) => seat.kill()))
    this.relay.resume()
    await this.killRelay()
    for (const { how } of this.seats.values()) await how.proxy.close()
    this.relayDisk?.remove()
    this.seatDisk?.remove()
  }

  private async seat(name: string, technicianId: string | null): Promise<void> {
    const { folder, seatProgram, seed, pace, cast, trouble } = this.options
    const proxy = await TcpProxy.open(() => this.relay.port)
    const profile = path.join(folder, name)
    const actor: Actor = { id: name, name, role: technicianId === null ? 'dispatcher' : 'technician' }
    const kind = technicianId === null ? 'console' : 'phone'
    const identity = await enrolSeat(this.relay, profile, kind, [actor], technicianId, proxy.url)
    const seat = new SeatProcess(identity.seat, {
      name,
      program: seatProgram,
      profile,
      history: path.join(folder, `${name}.history`),
      seed,
      pace: technicianId === null ? pace : pace * 3,
      technicianId,
      proxy,
      env: () => (name === cast.clocked ? (this.seatClock?.env ?? {}) : {}),
      died: (why) => trouble('seatDied', why),
    })
    this.seats.set(name, seat)
    seat.start()
  }

  private async upkeep(...args: string[]): Promise<void> {
    await promisify(execFile)(process.execPath, [this.options.relayProgram, ...args])
  }

  private copyStore(from: string, to: string): void {
    mkdirSync(to, { recursive: true })
    for (const file of storeFiles) {
      rmSync(path.join(to, file), { force: true })
      if (existsSync(path.join(from, file))) cpSync(path.join(from, file), path.join(to, file))
    }
  }
}
