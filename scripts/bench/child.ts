// A part of a bench that runs in a process of its own, so that what it costs is its own: it is asked by messages and
// answers. Its CPU and memory are read from the system, so that they can be read of any process.
import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

interface Question {
  token: number
  name: string
  args: unknown
}
type Reply = { token: number; value: unknown } | { token: number; error: string }

const ticksPerSecond = 100

export class Child {
  private readonly process: ChildProcess
  private readonly open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  private nextToken = 1

  /** @param program under out/, without .js */
  constructor(program: string, execArgv: string[] = []) {
    this.process = fork(path.join(builtFolder(), `${program}.js`), [], {
      execArgv: ['--enable-source-maps', ...execArgv],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.process.on('message', (reply: Reply) => {
      const waiting = this.open.get(reply.token)
      this.open.delete(reply.token)
      if ('error' in reply) waiting?.reject(new Error(`${program}: ${reply.error}`))
      else waiting?.resolve(reply.value)
    })
    this.process.on('exit', (code) => {
      for (const { reject } of this.open.values()) reject(new Error(`${program} ended with ${code}`))
      this.open.clear()
    })
  }

  get pid(): number {
    return this.process.pid!
  }

  ask<T>(name: string, args: unknown = {}): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.process.exitCode !== null) return reject(new Error('the process has ended'))
      const token = this.nextToken++
      this.open.set(token, { resolve: resolve as (value: unknown) => void, reject })
      return void this.process.send({ token, name, args } satisfies Question)
    })
  }

  async end(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return
    const ended = new Promise((resolve) => this.process.once('exit', resolve))
    this.process.disconnect()
    await ended
  }
}

/** The child's side. */
export function serve(answers: Record<string, (args: never) => unknown>): void {
  // Nobody is left over when the bench is stopped.
  process.on('disconnect', () => process.exit())
  process.on('message', ({ token, name, args }: Question) => {
    const answer = answers[name]
    Promise.resolve()
      .then(() => {
        if (!answer) throw new Error(`nobody answers ${name}`)
        return answer(args as never)
      })
      .then((value) => process.send?.({ token, value } satisfies Reply))
      .catch((error: Error) => process.send?.({ token, error: error.stack ?? error.message } satisfies Reply))
  })
}

/** CPU that a process has used so far, all its threads, ms. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold anything; fields are counted behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1_000
}

/** CPU of this process, finer than the system's ticks, ms. */
export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Where the built programs lie: this one is among them, or a piece that several of them share. */
export function builtFolder(): string {
  const here = import.meta.dirname
  return here.slice(0, here.lastIndexOf(`${path.sep}out${path.sep}`) + 4)
}
