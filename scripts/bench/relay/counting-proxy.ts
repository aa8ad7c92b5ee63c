// Passes a connection on and counts what comes down.
import { createServer, connect, type Server, type Socket } from 'node:net'

export class CountingProxy {
  bytesDown = 0
  readonly url: string
  private readonly server: Server
  private readonly sockets: Set<Socket>

  private constructor(server: Server, sockets: Set<Socket>, port: number) {
    this.server = server
    this.sockets = sockets
    this.url = `http://127.0.0.1:${port}`
  }

  static async open(target: string): Promise<CountingProxy> {
    const sockets = new Set<Socket>()
    let count = (_bytes: number) => {}
    const server = createServer((down) => {
      const up = connect(Number(new URL(target).port), '127.0.0.1')
      for (const socket of [up, down]) {
        sockets.add(socket)
        socket.on('error', () => {})
        socket.on('close', () => void sockets.delete(socket))
      }
      down.pipe(up)
      up.pipe(down)
      up.on('data', (bytes: Buffer) => count(bytes.length))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const proxy = new CountingProxy(server, sockets, typeof address === 'object' && address ? address.port : 0)
    count = (bytes) => (proxy.bytesDown += bytes)
    return proxy
  }

  close(): void {
    this.server.close()
    for (const socket of this.sockets) socket.destroy()
  }
}
