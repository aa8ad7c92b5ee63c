// The relay as it is run everywhere: its own program, in a process of its own, on a store on disk.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { builtFolder } from '../child.ts'

export class RealRelay {
  readonly url: string
  readonly pid: number
  /** from the start of the process until it said that it is ready, ms */
  readonly startMs: number
  private readonly child: ChildProcess

  private constructor(child: ChildProcess, url: string, startMs: number) {
    this.child = child
    this.pid = child.pid!
    this.url = url
    this.startMs = startMs
  }

  /** @param data its folder; the store in it is relay.sqlite */
  static async start(data: string): Promise<RealRelay> {
    mkdirSync(data, { recursive: true })
    const began = performance.now()
    const child = spawn(
      process.execPath,
      [path.join(builtFolder(), 'server', 'main.js'), '--data', data, '--port', '0'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let printed = ''
    const url = await new Promise<string>((resolve, reject) => {
      child.on('exit', (code) => reject(new Error(`the relay ended with ${code}: ${printed}`)))
      child.stdout.on('data', (text: Buffer) => {
        printed += text.toString()
        const ready = printed.split('\n').find((line) => line.includes('"relay ready"'))
        if (ready) resolve((JSON.parse(ready) as { url: string }).url)
      })
    })
    child.removeAllListeners('exit')
    child.stdout.resume()
    return new RealRelay(child, url, performance.now() - began)
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null) return
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGTERM')
    await ended
  }
}

export const storeName = 'relay.sqlite'
