// What this machine lets the fault suite do, and how it is done: small disks, disk errors by system-call injection, clocks
// that can be set. What it cannot do has a reason, which is told.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Able = 'small-disk' | 'injection' | 'clock'

const fakeTime = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1',
]

/** @returns why this machine cannot do it; undefined: it can */
export function whyNot(what: Able): string | undefined {
  const root = process.getuid?.() === 0
  switch (what) {
    case 'small-disk':
      if (!root) return 'only root can mount a small disk'
      return installed('mount') ? undefined : 'there is no mount here'
    case 'injection':
      if (!root) return 'only root can trace other processes here'
      return installed('strace') ? undefined : 'strace is not installed'
    case 'clock':
      return fakeTime.some((file) => existsSync(file)) ? undefined : 'faketime is not installed'
    default:
      return what satisfies never
  }
}

function installed(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}

/** A disk of its own with little room, in memory. */
export class SmallDisk {
  readonly folder: string
  private readonly filler: string

  constructor(folder: string, megabytes: number) {
    this.folder = folder
    this.filler = path.join(folder, 'filler')
    mkdirSync(folder, { recursive: true })
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {
      encoding: 'utf8',
    })
    if (mounted.status !== 0) throw new Error(`mount: ${mounted.stderr}`)
  }

  fill(): void {
    // Ends with an error when there is no room left, which is what is wanted.
    spawnSync('dd', ['if=/dev/zero', `of=${this.filler}`, 'bs=64k'], { stdio: 'ignore' })
    spawnSync('dd', ['if=/dev/zero', `of=${this.filler}-2`, 'bs=256'], { stdio: 'ignore' })
  }

  free(): void {
    rmSync(this.filler, { force: true })
    rmSync(`${this.filler}-2`, { force: true })
  }

  remove(): void {
    spawnSync('umount', ['-l', this.folder])
  }
}

/** Every fsync of a running process fails until `end`. */
export class FsyncErrors {
  private readonly tracer: ChildProcess

  static async on(pid: number): Promise<FsyncErrors> {
    const errors = new FsyncErrors(pid)
    await sleep(300)
    return errors
  }

  private constructor(pid: number) {
    const calls = 'fsync,fdatasync'
    this.tracer = spawn(
      'strace',
      ['-f', '-qq', '-o', '/dev/null', '-p', String(pid), '-e', `trace=${calls}`, '-e', `inject=${calls}:error=EIO`],
      { stdio: 'ignore' },
    )
  }

  async end(): Promise<void> {
    if (this.tracer.exitCode !== null || this.tracer.signalCode !== null) return
    const ended = new Promise((resolve) => this.tracer.once('exit', resolve))
    this.tracer.kill('SIGINT')
    await ended
  }
}

/** A wall clock that can be set while the process runs. The monotonic one goes on as it is. */
export class OwnClock {
  private readonly file: string

  constructor(file: string) {
    this.file = file
    this.set(0)
  }

  /** @param seconds off the machine's clock */
  set(seconds: number): void {
    writeFileSync(this.file, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}s\n`)
  }

  get env(): NodeJS.ProcessEnv {
    return {
      LD_PRELOAD: fakeTime.find((file) => existsSync(file)),
      FAKETIME_TIMESTAMP_FILE: this.file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    }
  }
}
