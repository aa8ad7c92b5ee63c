// Stands between seats and a relay and does to the wire what networks do: delay, a thin line, silence one way or both, cut.
// Bytes are held back, never lost or swapped: what is released later goes on where it stopped.
import net from 'node:net'

/** What one direction does now. */
interface Way {
  held: boolean
  delayMs: number
  /** null: as fast as it goes */
  bytesPerSecond: number | null
  /** called with what is about to be passed */
  watch: ((bytes: Buffer) => void) | null
}

/** How much is taken from the sender before it is made to wait. */
const buffered = 256 * 1024
/** A thin line lets something through this often, ms. */
const thinTick = 50

const freeWay = (): Way => ({ held: false, delayMs: 0, bytesPerSecond: null, watch: null })

export class TcpProxy {
  private readonly server: net.Server
  private readonly pairs = new Set<Pair>()
  private readonly relayPort: () => number
  private readonly down = freeWay()
  private readonly up = freeWay()

  static async open(relayPort: () => number): Promise<TcpProxy> {
    const proxy = new TcpProxy(relayPort)
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  private constructor(relayPort: () => number) {
    this.relayPort = relayPort
    this.server = net.createServer((client) => this.join(client))
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as net.AddressInfo).port}`
  }

  /** Nothing reaches the seats any more, but what they send still reaches the relay. The connections stay open. */
  holdDown(on: boolean): void {
    this.down.held = on
    this.goOn()
  }

  /** Nothing reaches the relay any more. The connections stay open. */
  holdUp(on: boolean): void {
    this.up.held = on
    this.goOn()
  }

  /** Everything takes this long on its way, each way, ms. */
  delayBy(ms: number): void {
    this.down.delayMs = ms
    this.up.delayMs = ms
  }

  /** The way down is a thin line; null: it is wide again. */
  thinDownTo(bytesPerSecond: number | null): void {
    this.down.bytesPerSecond = bytesPerSecond
    this.goOn()
  }

  /** Shows what goes down, before it does; null: no more. */
  watchDown(watch: ((bytes: Buffer) => void) | null): void {
    this.down.watch = watch
  }

  /** Cuts all connections, and what was on its way is lost; new ones are accepted. */
  cut(): void {
    for (const pair of this.pairs) pair.cut()
    this.pairs.clear()
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private goOn(): void {
    for (const pair of this.pairs) pair.goOn()
  }

  private join(client: net.Socket): void {
    const relay = net.connect(this.relayPort(), '127.0.0.1')
    const pair = new Pair(client, relay, this.up, this.down, () => this.pairs.delete(pair))
    this.pairs.add(pair)
  }
}

/** One connection: the seat's side, the relay's side, and what is on its way between them. */
class Pair {
  private readonly client: net.Socket
  private readonly relay: net.Socket
  private readonly lanes: [up: Lane, down: Lane]

  constructor(client: net.Socket, relay: net.Socket, up: Way, down: Way, gone: () => void) {
    this.client = client
    this.relay = relay
    this.lanes = [new Lane(client, relay, up), new Lane(relay, client, down)]
    const end = () => {
      if (client.destroyed && relay.destroyed) gone()
    }
    client.on('close', end)
    relay.on('close', end)
  }

  goOn(): void {
    for (const lane of this.lanes) lane.goOn()
  }

  cut(): void {
    for (const lane of this.lanes) lane.drop()
    this.client.resetAndDestroy()
    this.relay.destroy()
  }
}

/** One direction of one connection. */
class Lane {
  private readonly from: net.Socket
  private readonly to: net.Socket
  private readonly way: Way
  private queue: { bytes: Buffer; due: number }[] = []
  private size = 0
  private lastDue = 0
  private lastPass = 0
  private ended = false
  private waitingForDrain = false
  private timer: NodeJS.Timeout | undefined

  constructor(from: net.Socket, to: net.Socket, way: Way) {
    this.from = from
    this.to = to
    this.way = way
    from.on('data', (bytes) => this.take(bytes))
    const ended = () => {
      this.ended = true
      this.goOn()
    }
    from.on('error', ended)
    from.on('close', ended)
    to.on('drain', () => {
      this.waitingForDrain = false
      this.goOn()
    })
  }

  drop(): void {
    clearTimeout(this.timer)
    this.queue = []
    this.size = 0
  }

  /** Passes what is due; while the way is held, the other side learns nothing, not even that this one has gone. */
  goOn(): void {
    clearTimeout(this.timer)
    if (this.way.held || this.waitingForDrain) return
    const now = performance.now()
    let allowed = this.allowance(now)
    if (allowed > 0) this.lastPass = now
    for (let head = this.queue[0]; head && head.due <= now && allowed > 0; head = this.queue[0]) {
      const bytes = head.bytes.subarray(0, allowed)
      if (bytes.length < head.bytes.length) head.bytes = head.bytes.subarray(bytes.length)
      else this.queue.shift()
      this.size -= bytes.length
      allowed -= bytes.length
      this.way.watch?.(bytes)
      if (this.to.writable && !this.to.write(bytes)) {
        this.waitingForDrain = true
        break
      }
    }
    if (this.size < buffered && this.from.isPaused()) this.from.resume()
    const next = this.queue[0]
    if (next)
      this.timer = setTimeout(
        () => this.goOn(),
        Math.max(this.way.bytesPerSecond === null ? 1 : thinTick, next.due - now),
      )
    else if (this.ended) this.to.destroy()
  }

  /** How many bytes may pass now: on a thin line, what has gathered since the last pass. */
  private allowance(now: number): number {
    const { bytesPerSecond } = this.way
    return bytesPerSecond === null
      ? Infinity
      : Math.floor((bytesPerSecond * Math.min(1_000, now - this.lastPass)) / 1_000)
  }

  private take(bytes: Buffer): void {
    // A delay that gets shorter must not let later bytes overtake earlier ones.
    this.lastDue = Math.max(this.lastDue, performance.now() + this.way.delayMs)
    this.queue.push({ bytes, due: this.lastDue })
    this.size += bytes.length
    if (this.size >= buffered) this.from.pause()
    this.goOn()
  }
}
