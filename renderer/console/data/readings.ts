// How names in Chinese characters are read, so that `zs` or `zhangsan` finds 张三. The main process knows; this window asks
// it in the background for the names that its tickets and technicians have, each once.
import type { TicketId } from '../../../shared/model/ids.ts'

/** `text`: syllables and first letters, a line each; '' until they are known. */
export interface NameReading {
  text: string
}

type Listener = (ids: Iterable<TicketId>) => void

const han = /\p{Script=Han}/u
/** Names asked for at once. */
const batch = 300
/** Leaves the main process its time, ms. */
const pause = 20

export class Readings {
  private readonly texts = new Map<string, NameReading>()
  /** whose names are not known yet, and which tickets show them */
  private readonly waiting = new Map<string, TicketId[]>()
  private readonly listeners = new Set<Listener>()
  private asking = false
  private readonly read: (names: string[]) => Promise<string[]>

  constructor(read: (names: string[]) => Promise<string[]>) {
    this.read = read
  }

  /** @param ticketId what is told of when it becomes known */
  readonly of = (name: string, ticketId?: TicketId): NameReading | undefined => {
    if (!han.test(name)) return undefined
    let reading = this.texts.get(name)
    if (!reading) {
      this.texts.set(name, (reading = { text: '' }))
      this.waiting.set(name, [])
    }
    if (ticketId !== undefined) this.waiting.get(name)?.push(ticketId)
    if (!this.asking && this.waiting.size > 0) void this.ask()
    return reading
  }

  known(name: string): string {
    return this.texts.get(name)?.text ?? ''
  }

  /** Tells of which tickets the names have become known. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private async ask(): Promise<void> {
    this.asking = true
    while (this.waiting.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      const names = [...this.waiting.keys()].slice(0, batch)
      // A name that cannot be read is found as it is written.
      const texts = await this.read(names).catch(() => [])
      const ids = new Set<TicketId>()
      for (const [i, name] of names.entries()) {
        this.texts.get(name)!.text = texts[i] ?? ''
        for (const id of this.waiting.get(name) ?? []) ids.add(id)
        this.waiting.delete(name)
      }
      for (const listener of this.listeners) listener(ids)
    }
    this.asking = false
  }
}
