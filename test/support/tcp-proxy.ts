// Stands between seats and a relay and does to the wire what networks do: delay, silence one way or both, cut.
import net from 'node:net'

export class TcpProxy {
  private readonly server: net.Server
  private readonly pairs = new Set<{ client: net.Socket; relay: net.Socket }>()
  private readonly relayPort: () => number
  private holdingDown = false
  private holdingUp = false
  private delay = 0

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
    this.holdingDown = on
    for (const { relay } of this.pairs) if (!on) relay.resume()
  }

  /** Nothing reaches the relay any more. The connections stay open. */
  holdUp(on: boolean): void {
    this.holdingUp = on
    for (const { client } of this.pairs) if (!on) client.resume()
  }

  /** Everything takes this long on its way, each way, ms. */
  delayBy(ms: number): void {
    this.delay = ms
  }

  /** Cuts all connections; new ones are accepted. */
  cut(): void {
    for (const { client, relay } of this.pairs) {
      client.resetAndDestroy()
      relay.destroy()
    }
    this.pairs.clear()
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private join(client: net.Socket): void {
    const relay = net.connect(this.relayPort(), '127.0.0.1')
    const pair = { client, relay }
    this.pairs.add(pair)
    const end = () => {
      this.pairs.delete(pair)
      client.destroy()
      // While the way down is held the seat must not learn that the relay has gone.
      if (!this.holdingDown) relay.destroy()
    }
    const pass = (from: net.Socket, to: net.Socket, held: () => boolean) =>
      from.on('data', (bytes) => {
        if (held()) return void from.pause()
        if (this.delay > 0) setTimeout(() => to.writable && to.write(bytes), this.delay)
        else to.write(bytes)
        return undefined
      })
    pass(client, relay, () => this.holdingUp)
    pass(relay, client, () => this.holdingDown)
    client.on('error', end)
    client.on('close', end)
    const relayGone = () => {
      if (!this.holdingDown) end()
    }
    relay.on('error', relayGone)
    relay.on('close', relayGone)
  }
}
