// The one connection of a seat to its relay, over Socket.IO. It carries messages between the socket and the seat's client
// and knows nothing of what they mean. Socket.IO's own buffers and retries are not relied on: nothing is emitted unless
// connected, and the outbox decides what goes again.
import { io, type Socket } from 'socket.io-client'
import type { z } from 'zod'
import type { SeatClient } from '../../shared/sync/seat-client.ts'
import { snapshotFrameSchema, type Snapshot } from '../../shared/wire/http.ts'
import {
  downSchemas,
  frameEvent,
  type Bye,
  type DownName,
  type Handshake,
  type Up,
  type UpName,
} from '../../shared/wire/messages.ts'
import { protocol } from '../../shared/wire/protocol.ts'
import type { Identity } from './identity.ts'

export interface LinkListener {
  client(): SeatClient
  /** monotonic ms */
  mono(): number
  frame(bytes: Uint8Array): void
  /** A feed has arrived, before it is applied. */
  fed?(commits: z.infer<typeof downSchemas.feed>['commits']): void
  /** The relay will not have this seat, or something could not be read: a code and a text. */
  problem(code: string, detail: string): void
  bye(reason: Bye['reason']): void
}

/** After the relay has refused the handshake: the next try. */
const retryRefused = 5_000

export class RelayLink {
  private readonly identity: Identity
  private readonly listener: LinkListener
  private readonly socket: Socket
  private retry: NodeJS.Timeout | undefined
  private stopped = false

  constructor(identity: Identity, listener: LinkListener) {
    this.identity = identity
    this.listener = listener
    const { seat, credential } = identity
    this.socket = io(identity.url, {
      autoConnect: false,
      forceNew: true,
      transports: ['websocket', 'polling'],
      auth: { protocol, seat, credential } satisfies Handshake,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
      randomizationFactor: 0.5,
      timeout: 10_000,
    })
    this.listen()
  }

  start(): void {
    this.stopped = false
    this.socket.connect()
  }

  stop(): void {
    this.stopped = true
    clearTimeout(this.retry)
    this.socket.disconnect()
  }

  /** Drops the connection; a fresh one is made at once. */
  reconnect(): void {
    if (!this.stopped) this.socket.io.engine.close()
  }

  send<N extends UpName>(name: N, message: Up[N]): void {
    if (this.socket.connected) this.socket.emit(name, message)
  }

  /** A fix is not worth a buffer: the next one follows. */
  sendFix(fix: Up['fix']): void {
    if (this.socket.connected) this.socket.volatile.emit('fix', fix)
  }

  async fetchSnapshot(): Promise<void> {
    const { url, seat, credential } = this.identity
    try {
      const response = await fetch(new URL('/snapshot', url), {
        headers: { authorization: `Seat ${seat}:${credential}` },
      })
      if (!response.ok) throw new Error(`the relay answered ${response.status}`)
      const body: unknown = await response.json()
      snapshotFrameSchema.parse(body)
      this.listener.client().snapshotArrived(body as Snapshot, this.listener.mono())
    } catch (error) {
      this.listener.problem('snapshotFailed', (error as Error).message)
      this.listener.client().snapshotFailed()
    }
  }

  private listen(): void {
    const { socket, listener } = this
    const on = <N extends DownName>(
      name: N,
      handle: (message: z.infer<(typeof downSchemas)[N]>, mono: number) => void,
    ) => {
      const event: string = name
      socket.on(event, (message: unknown) => {
        const parsed = downSchemas[name].safeParse(message)
        if (parsed.success) return handle(parsed.data as z.infer<(typeof downSchemas)[N]>, listener.mono())
        listener.problem('unreadableMessage', `${name}: ${parsed.error.issues[0]?.message ?? ''}`)
        // A commit that cannot be read must not be passed over: start again from a known point.
        return this.reconnect()
      })
    }

    socket.on('connect', () => listener.client().opened(listener.mono()))
    socket.on('disconnect', (reason) => {
      listener.client().closed()
      // When the relay ends it, Socket.IO does not come back by itself.
      if (reason === 'io server disconnect') this.tryAgain(500 + Math.random() * 1_000)
    })
    socket.on('connect_error', (error: Error & { data?: { code: string; detail: string } }) => {
      if (!error.data) return
      listener.problem(error.data.code, error.data.detail)
      this.tryAgain(retryRefused)
    })
    on('welcome', (message, mono) => listener.client().welcomed(message, mono))
    on('feed', (message, mono) => {
      listener.fed?.(message.commits)
      listener.client().fed(message, mono)
    })
    on('view', (message, mono) => listener.client().viewed(message, mono))
    on('answer', (message, mono) => void listener.client().answered(message, mono))
    on('expect', (message, mono) => listener.client().expected(message, mono))
    on('beatBack', (message, mono) => listener.client().beatBack(message, mono))
    on('problem', (message) => listener.problem(message.code, `${message.message}: ${message.detail}`))
    on('bye', ({ reason }) => listener.bye(reason))
    socket.on(frameEvent, (bytes: unknown) => {
      if (!(bytes instanceof Uint8Array)) return listener.problem('unreadableMessage', frameEvent)
      listener.client().heard(listener.mono())
      return listener.frame(bytes)
    })
  }

  private tryAgain(after: number): void {
    clearTimeout(this.retry)
    this.retry = setTimeout(() => {
      if (!this.stopped) this.socket.connect()
    }, after)
  }
}
