// A real relay of the simulation's own, as a child process that goes by a simulated clock: this side moves the clock.
import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '../../shared/model/ids.ts'
import { SetupError } from '../setup/say.mjs'

export interface ClockAt {
  now: Instant
  /** how far the relay's log is */
  seq: number
}

export class OwnRelay {
  readonly url: string
  readonly setupKey: string
  private readonly child: ChildProcess
  private present: Instant

  /** @param program the built relay */
  static async start(program: string, data: string, from: Instant): Promise<OwnRelay> {
    mkdirSync(data, { recursive: true })
    const log = path.join(data, 'relay.log')
    const args = [
      '--data',
      data,
      '--port',
      '0',
      '--frame-every',
      '50',
      '--simulated-from',
      new Date(from).toISOString(),
    ]
    const child = fork(program, args, {
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', openSync(log, 'a'), openSync(log, 'a'), 'ipc'],
    })
    const status = path.join(data, 'relay.json')
    for (let tries = 0; !existsSync(status) || !readFileSync(status, 'utf8').endsWith('}'); tries += 1) {
      if (child.exitCode !== null || tries > 400)
        throw new SetupError(`the simulation's relay did not start: ${readFileSync(log, 'utf8').slice(-500)}`)
      await sleep(50)
    }
    const { url } = JSON.parse(readFileSync(status, 'utf8')) as { url: string }
    return new OwnRelay(child, url, path.join(data, 'setup-key'), from)
  }

  private constructor(child: ChildProcess, url: string, setupKey: string, from: Instant) {
    this.child = child
    this.url = url
    this.setupKey = setupKey
    this.present = from
  }

  now = (): Instant => this.present

  /** Resolves when all that follows at the relay is done. */
  advance(advanceTo: Instant): Promise<ClockAt> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error("the simulation's relay has ended"))
      this.child.once('exit', ended)
      this.child.once('message', (message) => {
        this.child.off('exit', ended)
        const at = message as ClockAt
        this.present = at.now
        resolve(at)
      })
      this.child.send({ advanceTo })
    })
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGTERM')
    await ended
  }
}
