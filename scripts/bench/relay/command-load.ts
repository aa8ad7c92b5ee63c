// Consoles that give commands at a fixed rate, each its own tickets from call to end, and that see everything. When a
// command was due is what its latency counts from, so that a slow relay cannot slow down the question.
import { performance } from 'node:perf_hooks'
import { uuidv7 } from 'uuidv7'
import type { Command, Intent } from '../../../shared/commands/command.ts'
import { intent } from '../../../shared/commands/decide.ts'
import type { StoredSeat } from '../../../server/store/store.ts'
import type { Answer, Expect } from '../../../shared/wire/messages.ts'
import { serve } from '../child.ts'
import { addNote, assignTicket, createTicket, technicianCount } from '../large-centre.ts'
import { credential, consoleSeat } from './prepared-store.ts'
import { RawSeat, readHead } from './raw-seat.ts'

interface Waiting {
  command: Command
  due: number
  pushed: boolean
}

/** As many as a real seat has unanswered. */
const window = 16

class LoadSeat {
  readonly latencies: number[] = []
  given = 0
  accepted = 0
  otherwise: string[] = []
  waiting = new Map<number, Waiting>()
  private readonly socket: RawSeat
  private readonly seat: StoredSeat
  private readonly place: number

  constructor(socket: RawSeat, seat: StoredSeat, place: number) {
    this.socket = socket
    this.seat = seat
    this.place = place
    socket.on('answer', (answer: Answer) => this.answered(answer))
    socket.on('expect', ({ n }: Expect) => {
      for (const [number, one] of this.waiting) if (number >= n) one.pushed = false
      setTimeout(() => this.pump(), 20)
    })
  }

  give(due: number): void {
    const step = this.given % 4
    const ticket = Math.floor(this.given / 4)
    const n = ++this.given
    const { name, args, basedOn } = this.intent(step, ticket)
    const command: Command = {
      v: 1,
      seat: this.seat.seat,
      n,
      id: uuidv7(),
      actor: this.seat.actors[0]!,
      name,
      args,
      basedOn,
      madeAt: Date.now(),
    }
    this.waiting.set(n, { command, due, pushed: false })
    this.pump()
  }

  close(): void {
    this.socket.close()
  }

  private intent(step: number, ticket: number): Intent {
    const id = `t-${this.place}-${ticket}`
    const visitId = `v-${this.place}-${ticket}`
    const technician = (this.place * 25 + (ticket % 25)) % technicianCount
    if (step === 0) return createTicket(ticket, id)
    if (step === 1) return assignTicket(id, visitId, `w${technician}`)
    if (step === 2) return addNote(id, `n-${id}`, 'The caretaker has the key.')
    return intent('resolve-ticket', { ticketId: id, resolution: 'Fuse changed.' }, { visitId })
  }

  private pump(): void {
    let room = window
    for (const one of this.waiting.values()) {
      if (room-- === 0) return
      if (one.pushed) continue
      one.pushed = true
      this.socket.send('push', { command: one.command, ageMs: 0 })
    }
  }

  private answered({ n, result }: Answer): void {
    const one = this.waiting.get(n)
    if (!one) return
    this.waiting.delete(n)
    if (result.kind === 'accepted') this.accepted++
    else this.otherwise.push(JSON.stringify(result))
    this.latencies.push(performance.now() - one.due)
    this.pump()
  }
}

let seats: LoadSeat[] = []

serve({
  async open({ url, count }: { url: string; count: number }) {
    const known = Array.from({ length: count }, (_, i) => consoleSeat(i))
    const head = await readHead(url, { seat: known[0]!.seat, credential })
    seats = await Promise.all(
      known.map(
        async (seat, i) => new LoadSeat(await RawSeat.open(url, { seat: seat.seat, credential }, head), seat, i),
      ),
    )
  },
  /** @param rate commands a second, by all seats together */
  async give({ rate, seconds }: { rate: number; seconds: number }) {
    for (const seat of seats) seat.latencies.length = 0
    const began = performance.now()
    const total = Math.round(rate * seconds)
    let given = 0
    await new Promise<void>((resolve) => {
      const step = () => {
        const due = Math.min(total, Math.floor(((performance.now() - began) * rate) / 1_000))
        for (; given < due; given++) seats[given % seats.length]!.give(began + (given * 1_000) / rate)
        if (given < total) setTimeout(step, 1)
        else resolve()
      }
      step()
    })
    for (const until = performance.now() + 15_000; performance.now() < until;) {
      if (seats.every((seat) => seat.waiting.size === 0)) break
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return {
      given: seats.reduce((sum, seat) => sum + seat.given, 0),
      accepted: seats.reduce((sum, seat) => sum + seat.accepted, 0),
      otherwise: seats.flatMap((seat) => seat.otherwise).slice(0, 3),
      latencies: seats.flatMap((seat) => seat.latencies),
    }
  },
  close() {
    for (const seat of seats) seat.close()
  },
})
