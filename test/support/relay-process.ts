// A real relay in a process of its own, on a store of its own: started, stopped, killed and brought back by tests.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { eventually } from './eventually.ts'

const builtProgram = path.resolve(import.meta.dirname, '../../out/server/main.js')

export interface RelayHow {
  /** another build of the relay */
  program?: string
  /** further variables of its environment, asked for at each start */
  env?: () => NodeJS.ProcessEnv
  /** It has ended, by itself or because it was made to. */
  ended?: (code: number | null) => void
}

export class RelayProcess {
  readonly data: string
  port = 0
  private readonly how: RelayHow
  private child: ChildProcess | undefined
  private output = ''

  constructor(data: string, how: RelayHow = {}) {
    this.data = data
    this.how = how
    mkdirSync(data, { recursive: true })
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get setupKey(): string {
    return readFileSync(path.join(this.data, 'setup-key'), 'utf8').trim()
  }

  get pid(): number {
    return this.child!.pid!
  }

  /** Everything it has printed. */
  get printed(): string {
    return this.output
  }

  /** @param args further arguments; the first start takes any free port, later ones the same */
  async start(...args: string[]): Promise<void> {
    const status = path.join(this.data, 'relay.json')
    rmSync(status, { force: true })
    const { program = builtProgram, env, ended } = this.how
    const child = spawn(process.execPath, [program, '--data', this.data, '--port', String(this.port), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env?.() },
    })
    this.child = child
    child.once('exit', (code) => ended?.(code))
    child.stdout.on('data', (text: Buffer) => (this.output += text.toString()))
    child.stderr.on('data', (text: Buffer) => (this.output += text.toString()))
    await eventually(() => portIn(status) !== undefined || hasEnded(child), 'the relay starts')
    if (hasEnded(child)) throw new Error(`the relay ended: ${this.output}`)
    this.port = portIn(status)!
  }

  /** SIGTERM, and wait. @returns the exit code */
  stop(): Promise<number | null> {
    return this.end('SIGTERM')
  }

  kill(): Promise<number | null> {
    return this.end('SIGKILL')
  }

  /** Freezes it, as a machine that hangs. */
  pause(): void {
    this.child?.kill('SIGSTOP')
  }

  resume(): void {
    this.child?.kill('SIGCONT')
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this
    if (!child || hasEnded(child)) return child?.exitCode ?? null
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    child.kill(signal)
    return ended
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** @returns undefined: the file is not there yet, or is just being written */
function portIn(file: string): number | undefined {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return text.endsWith('}') || text.endsWith('\n') ? (JSON.parse(text) as { port: number }).port : undefined
}
