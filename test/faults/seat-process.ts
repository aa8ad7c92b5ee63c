// A seat of the fault suite, seen from outside: its process, its profile, its history, and its own line to the relay.
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TcpProxy } from '../support/tcp-proxy.ts'
import type { SeatOrder, SeatReport } from './seat-orders.ts'

export interface SeatHow {
  name: string
  program: string
  profile: string
  history: string
  seed: string
  /** ms between two deeds, on average */
  pace: number
  technicianId: string | null
  proxy: TcpProxy
  env: () => NodeJS.ProcessEnv
  /** It has ended and nobody had asked for it. */
  died: (why: string) => void
}

export class SeatProcess {
  readonly how: SeatHow
  /** the id the relay knows it by */
  readonly seat: string
  private child: ChildProcess | undefined
  private expected = false
  private output = ''
  private quiet = false

  constructor(seat: string, how: SeatHow) {
    this.seat = seat
    this.how = how
  }

  get name(): string {
    return this.how.name
  }

  get pid(): number | undefined {
    return this.runs ? this.child?.pid : undefined
  }

  get runs(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null
  }

  start(): void {
    const { program, profile, history, seed, pace, technicianId, env } = this.how
    const args = ['--folder', profile, '--history', history, '--seed', `${seed}/${this.name}`, '--pace', String(pace)]
    if (technicianId !== null) args.push('--phone')
    const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, ...env() },
      cwd: path.dirname(history),
    })
    this.child = child
    this.expected = false
    this.output = ''
    child.stderr!.on('data', (text: Buffer) => (this.output += text.toString()))
    child.once('exit', (code, signal) => {
      if (!this.expected) this.how.died(`${this.name} ended with ${code ?? signal}: ${this.output.slice(-2_000)}`)
    })
    if (this.quiet) this.tell({ order: 'quiet' })
  }

  /** From now on its end is no surprise. */
  expectEnd(): void {
    this.expected = true
  }

  expectLife(): void {
    this.expected = false
  }

  tell(order: SeatOrder): void {
    if (order.order === 'quiet') this.quiet = true
    if (this.runs && this.child?.connected) this.child.send(order, () => {})
  }

  kill(): Promise<void> {
    this.expected = true
    return this.end('SIGKILL')
  }

  freeze(): void {
    this.child?.kill('SIGSTOP')
  }

  thaw(): void {
    this.child?.kill('SIGCONT')
  }

  /** Goes in good order; killed when it does not. */
  async stop(): Promise<void> {
    this.expected = true
    const { child } = this
    if (!child || !this.runs) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    this.tell({ order: 'stop' })
    await Promise.race([ended, sleep(10_000)])
    await this.end('SIGKILL')
  }

  /** Waits until it has ended by itself. @returns false: it has not */
  async ended(within: number): Promise<boolean> {
    const until = performance.now() + within
    while (this.runs && performance.now() < until) await sleep(20)
    return !this.runs
  }

  /** @returns how it stands; null: it does not say */
  report(): Promise<SeatReport | null> {
    const { child } = this
    if (!child || !this.runs) return Promise.resolve(null)
    return new Promise((resolve) => {
      const answer = (report: SeatReport | null) => {
        clearTimeout(timer)
        child.off('message', answer)
        resolve(report)
      }
      const timer = setTimeout(() => answer(null), 2_000)
      child.on('message', answer)
      this.tell({ order: 'report' })
    })
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this
    if (!child || !this.runs) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill(signal)
    await ended
  }
}
