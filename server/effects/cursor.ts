// An effect is whatever follows from a commit outside the state: messages to phones, webhooks, alarms. Each is a durable
// cursor over the log: woken by the commit, resumed where it stood after a crash, so that everything happens at least once.
import type { Commit } from '../../shared/events/commit.ts'
import type { Milliseconds } from '../../shared/model/ids.ts'

export interface CursorPorts {
  /** Commits after `seq`, oldest first, committed ones only. */
  read(after: number): Promise<Commit[]>
  save(seq: number): Promise<void>
  failed(error: Error): void
}

/** How often progress is written: what was done since is done again after a crash. */
const saveEvery: Milliseconds = 1_000

export class Cursor {
  private readonly ports: CursorPorts
  private readonly effect: (commit: Commit) => void | Promise<void>
  private seq: number
  private savedSeq: number
  private running: Promise<void> | undefined
  private woken = false
  private timer: NodeJS.Timeout | undefined

  /** @param seq how far it had come */
  constructor(seq: number, effect: (commit: Commit) => void | Promise<void>, ports: CursorPorts) {
    this.seq = seq
    this.savedSeq = seq
    this.effect = effect
    this.ports = ports
  }

  wake(): void {
    this.woken = true
    this.running ??= this.run()
      .catch((error: Error) => this.ports.failed(error))
      .finally(() => {
        this.running = undefined
        if (this.woken) this.wake()
      })
  }

  /** Resolves when all that it was woken for is done. */
  async settled(): Promise<void> {
    while (this.running) await this.running
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer)
    await this.running
    await this.save()
  }

  private async run(): Promise<void> {
    while (this.woken) {
      this.woken = false
      for (let commits = await this.ports.read(this.seq); commits.length > 0; commits = await this.ports.read(this.seq))
        for (const commit of commits) {
          await this.effect(commit)
          this.seq = commit.seq
        }
    }
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      this.save().catch((error: Error) => this.ports.failed(error))
    }, saveEvery)
  }

  private async save(): Promise<void> {
    if (this.seq === this.savedSeq) return
    const { seq } = this
    await this.ports.save(seq)
    this.savedSeq = seq
  }
}
