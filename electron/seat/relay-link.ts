// The one connection of a seat to its relay, over Socket.IO. It carries messages between the socket and the seat's client
// and knows nothing of what they mean. Socket.IO's own buffers and retries are not relied on: nothing is emitted unless
// connected, and the outbox decides what goes again.
import { io, type Socket } from 'socket.io-client'
import type { z } from 'zod'
import type { Milliseconds, TicketId } from '../../shared/model/ids.ts'
import type { Place } from '../../shared/model/place.ts'
import type { Drive, WayLeg } from '../../shared/routing/way.ts'
import type { LoadedSnapshot } from '../../shared/sync/replica.ts'
import type { SeatClient } from '../../shared/sync/seat-client.ts'
import {
  downSchemas,
  frameEvent,
  type Bye,
  type DownName,
  type Handshake,
  type Presence,
  type Up,
  type UpName,
} from '../../shared/wire/messages.ts'
import { alarmReportSchema, type AlarmReport, type ReportHours } from '../../shared/alarms/report.ts'
import { commitIdSchema, drivesSchema, wayLegsSchema } from '../../shared/wire/http.ts'
import {
  earlierTicketsSchema,
  ticketLogSchema,
  type AskEarlier,
  type EarlierTickets,
  type TicketLog,
} from '../../shared/wire/history.ts'
import { protocol } from '../../shared/wire/protocol.ts'
import { SnapshotReader } from '../../shared/wire/snapshot-lines.ts'
import { getBody, putBody, type Door } from './body-transfer.ts'
import { loadInSlices } from './cache-restore.ts'
import { linesInSlices } from './cache-slices.ts'
import { Dialling } from './dialling.ts'
import { feedPieces } from './feed-pieces.ts'
import type { Identity } from './identity.ts'
import { Inbox } from './inbox.ts'

export interface LinkListener {
  client(): SeatClient
  /** monotonic ms */
  mono(): number
  frame(bytes: Uint8Array): void
  /** A feed has arrived, before it is applied. */
  fed?(commits: z.infer<typeof downSchemas.feed>['commits']): void
  /** A snapshot has come and is about to replace the copy. */
  beforeSnapshot?(snapshot: LoadedSnapshot): Promise<void>
  /** Who is at which ticket. */
  presence(message: Presence): void
  /** The relay will not have this seat, or something could not be read: a code and a text. */
  problem(code: string, detail: string): void
  bye(reason: Bye['reason']): void
}

/** How long an address has to answer a hello before the next one is tried, from the first packet on. */
const answerWithinMs = 8_000
/** Drives are asked for to rank by: later than this they come too late. */
const drivesWithinMs = 2_000
/** The first one after a start of the relay reads a day of its log. */
const reportWithinMs = 20_000
/** After the relay has refused the handshake: the next try. */
const retryRefused = 5_000
/** After the relay has ended the connection. */
const retryEnded = 1_000

export class RelayLink {
  private readonly identity: Identity
  private readonly listener: LinkListener
  private readonly dialling: Dialling
  /** the connection in use, or being made; undefined while waiting for the next try, and when stopped */
  private socket: Socket | undefined
  /** the next try, or the end of the time to answer */
  private timer: NodeJS.Timeout | undefined
  private stopped = true
  private readonly answerWithin: Milliseconds

  constructor(identity: Identity, listener: LinkListener, answerWithin: Milliseconds = answerWithinMs) {
    this.answerWithin = answerWithin
    this.identity = identity
    this.listener = listener
    this.dialling = new Dialling(identity.urls.length, Math.random)
  }

  /** The address in use, or being tried. */
  get address(): { url: string; place: number; of: number } {
    const { place } = this.dialling
    return { url: this.identity.urls[place]!, place, of: this.identity.urls.length }
  }

  start(): void {
    if (!this.stopped) return
    this.stopped = false
    this.dial()
  }

  stop(): void {
    this.stopped = true
    this.hangUp()
  }

  /** Drops the connection; a fresh one is made soon. */
  reconnect(): void {
    if (this.stopped) return
    this.hangUp()
    this.dialAfter(this.dialling.next())
  }

  send<N extends UpName>(name: N, message: Up[N]): void {
    if (this.socket?.connected) this.socket.emit(name, message)
  }

  /** A fix is not worth a buffer: the next one follows. */
  sendFix(fix: Up['fix']): void {
    if (this.socket?.connected) this.socket.volatile.emit('fix', fix)
  }

  async fetchSnapshot(): Promise<void> {
    const { seat, credential } = this.identity
    try {
      const response = await fetch(new URL('/snapshot', this.address.url), {
        headers: { authorization: `Seat ${seat}:${credential}` },
      })
      if (!response.ok) throw new Error(`the relay answered ${response.status}`)
      const reader = new SnapshotReader()
      if (response.body) for await (const line of linesInSlices(response.body)) reader.take(line)
      const loaded = await loadInSlices(reader.whole())
      await this.listener.beforeSnapshot?.(loaded)
      this.listener.client().snapshotArrived(loaded, this.listener.mono())
    } catch (error) {
      this.listener.problem('snapshotFailed', (error as Error).message)
      this.listener.client().snapshotFailed()
    }
  }

  /** The id of a commit in the relay's log; null: its log ends before it. */
  async commitId(seq: number): Promise<string | null> {
    return commitIdSchema.parse(await this.ask(`/commits/${seq}`)).id
  }

  /** One leg by car from each place to the next. */
  async way(places: readonly Place[]): Promise<WayLeg[]> {
    return wayLegsSchema.parse(await this.ask('/way', { places })).legs
  }

  /** How each of these gets to one place. Whoever ranks by it waits no longer than an estimate is good for. */
  async drives(from: readonly Place[], to: Place): Promise<Drive[]> {
    const { drives } = drivesSchema.parse(await this.ask('/drives', { from, to }, drivesWithinMs))
    if (drives.length !== from.length) throw new Error(`${drives.length} drives were told, not ${from.length}`)
    return drives
  }

  async alarmReport(hours: ReportHours): Promise<AlarmReport> {
    return alarmReportSchema.parse(await this.ask(`/alarm-report?hours=${hours}`, undefined, reportWithinMs))
  }

  async ticketLog(ticketId: TicketId): Promise<TicketLog> {
    return ticketLogSchema.parse(await this.ask(`/tickets/${ticketId}/log`))
  }

  async earlierTickets(site: AskEarlier): Promise<EarlierTickets> {
    return earlierTicketsSchema.parse(await this.ask('/earlier-tickets', site))
  }

  /** Sends the body of a file. */
  putBody(sha256: string, body: Uint8Array, sent: (bytes: number) => void, signal: AbortSignal): Promise<void> {
    return putBody(this.door, sha256, body, sent, signal)
  }

  /** Fetches the body of a file. */
  getBody(sha256: string): Promise<Uint8Array> {
    return getBody(this.door, sha256)
  }

  private get door(): Door {
    const { seat, credential } = this.identity
    return { url: this.address.url, authorization: `Seat ${seat}:${credential}` }
  }

  /** @param body sent as JSON; without, nothing is sent */
  private async ask(target: string, body?: object, within: Milliseconds = this.answerWithin): Promise<unknown> {
    const { seat, credential } = this.identity
    const response = await fetch(new URL(target, this.address.url), {
      headers: {
        authorization: `Seat ${seat}:${credential}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(within),
    })
    if (!response.ok) throw new Error(`the relay answered ${response.status}`)
    return response.json()
  }

  private dial(): void {
    const { seat, credential } = this.identity
    const socket = io(this.address.url, {
      autoConnect: false,
      forceNew: true,
      transports: ['websocket', 'polling'],
      auth: { protocol, seat, credential } satisfies Handshake,
      // Which address comes next, and when, is decided here.
      reconnection: false,
      timeout: this.answerWithin,
    })
    this.socket = socket
    this.listen(socket)
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.reconnect(), this.answerWithin)
    socket.connect()
  }

  private dialAfter(ms: Milliseconds): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.dial(), ms)
  }

  private hangUp(): void {
    clearTimeout(this.timer)
    const { socket } = this
    if (!socket) return
    this.socket = undefined
    socket.removeAllListeners()
    socket.disconnect()
    this.listener.client().closed()
  }

  private listen(socket: Socket): void {
    const { listener } = this
    const inbox = new Inbox()
    const on = <N extends DownName>(
      name: N,
      handle: (message: z.infer<(typeof downSchemas)[N]>, mono: number) => void,
    ) => {
      const event: string = name
      const read = (message: unknown, mono: number) => {
        const parsed = downSchemas[name].safeParse(message)
        if (parsed.success) return handle(parsed.data as z.infer<(typeof downSchemas)[N]>, mono)
        listener.problem('unreadableMessage', `${name}: ${parsed.error.issues[0]?.message ?? ''}`)
        // A commit that cannot be read must not be passed over: start again from a known point.
        return this.reconnect()
      }
      socket.on(event, (message: unknown) => {
        const mono = listener.mono()
        for (const piece of name === 'feed' ? feedPieces(message) : [message])
          inbox.take(() => {
            // What a connection brought that is no longer in use comes again over the next one.
            if (this.socket === socket) read(piece, mono)
          })
      })
    }

    socket.on('connect', () => listener.client().opened(listener.mono()))
    socket.on('disconnect', (reason) => {
      const wait = reason === 'io server disconnect' ? retryEnded : 0
      this.hangUp()
      this.dialAfter(wait + this.dialling.next())
    })
    socket.on('connect_error', (error: Error & { data?: { code: string; detail: string } }) => {
      if (error.data) listener.problem(error.data.code, error.data.detail)
      this.hangUp()
      this.dialAfter((error.data ? retryRefused : 0) + this.dialling.next())
    })
    on('welcome', (message, mono) => {
      clearTimeout(this.timer)
      this.dialling.answered()
      listener.client().welcomed(message, mono)
    })
    on('feed', (message, mono) => {
      listener.fed?.(message.commits)
      listener.client().fed(message, mono)
    })
    on('view', (message, mono) => listener.client().viewed(message, mono))
    on('answer', (message, mono) => void listener.client().answered(message, mono))
    on('expect', (message, mono) => listener.client().expected(message, mono))
    on('beatBack', (message, mono) => listener.client().beatBack(message, mono))
    on('presence', (message, mono) => {
      listener.client().heard(mono)
      listener.presence(message)
    })
    on('problem', (message) => listener.problem(message.code, `${message.message}: ${message.detail}`))
    on('bye', ({ reason }) => listener.bye(reason))
    socket.on(frameEvent, (bytes: unknown) => {
      if (!(bytes instanceof Uint8Array)) return listener.problem('unreadableMessage', frameEvent)
      listener.client().heard(listener.mono())
      return listener.frame(bytes)
    })
  }
}
