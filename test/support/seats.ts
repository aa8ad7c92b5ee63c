// Seats for tests, of the same kind as everybody's: a desk that feeds and watches, and phones that answer when told to.
import path from 'node:path'
import { uuidv7 } from 'uuidv7'
import { enrol, type Identity } from '../../electron/seat/identity.ts'
import { SeatRuntime } from '../../electron/seat/seat-runtime.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Intent } from '../../shared/commands/command.ts'
import type { Actor } from '../../shared/model/actor.ts'
import type { Technician } from '../../shared/model/technician.ts'
import type { TicketFacts } from '../../shared/model/ticket.ts'
import type { Visit } from '../../shared/model/visit.ts'
import type { Submitted } from '../../shared/sync/seat-client.ts'
import type { SeatKind } from '../../shared/wire/http.ts'
import { eventually } from './eventually.ts'
import type { RelayProcess } from './relay-process.ts'

export const anna: Actor = { id: 'anna', name: 'Anna', role: 'dispatcher' }
export const bea: Actor = { id: 'bea', name: 'Bea', role: 'dispatcher' }
export const feeder: Actor = { id: 'feeder', name: 'Feeder', role: 'integrator' }

/** Enrols a seat and keeps its identity in the folder. @param url the way it will go to the relay */
export function enrolSeat(
  relay: RelayProcess,
  folder: string,
  kind: SeatKind,
  actors: Actor[],
  technicianId: string | null = null,
  url = relay.url,
): Promise<Identity> {
  return enrol(folder, url, { key: relay.setupKey, kind, label: path.basename(folder), actors, technicianId })
}

export class TestSeat {
  readonly problems: string[] = []
  readonly frames: Uint8Array[] = []
  readonly byes: string[] = []
  changed: () => void = () => {}
  private readonly actor: Actor
  private seat!: SeatRuntime

  static async open(folder: string, identity: Identity): Promise<TestSeat> {
    const test = new TestSeat(identity.actors[0]!)
    test.seat = await SeatRuntime.open({
      folder,
      identity,
      saveEvery: 0,
      owner: {
        changed: () => test.changed(),
        frame: (bytes) => test.frames.push(bytes),
        problem: (code, detail) => test.problems.push(`${code} ${detail}`),
        bye: (reason) => test.byes.push(reason),
      },
    })
    test.seat.start()
    return test
  }

  private constructor(actor: Actor) {
    this.actor = actor
  }

  get runtime(): SeatRuntime {
    return this.seat
  }

  get replica() {
    return this.seat.client.replica
  }

  live(): Promise<boolean> {
    return eventually(() => this.seat.client.link(this.seat.mono()).phase === 'live', 'the seat is live')
  }

  async do(...intents: Intent[]): Promise<Submitted[]> {
    return this.seat.submit(intents, this.actor)
  }

  /** Submits and waits until the relay has confirmed all of it. */
  async done(...intents: Intent[]): Promise<void> {
    for (const result of await this.do(...intents))
      if (result.kind !== 'queued') throw new Error(`not queued: ${JSON.stringify(result)}`)
    await eventually(() => this.seat.client.outbox.list.length === 0, 'the outbox is empty')
    const refused = this.seat.client.outbox.refused.at(-1)
    if (refused) throw new Error(`refused: ${JSON.stringify(refused)}`)
  }

  visitsOf(ticketId: string): Visit[] {
    return (this.replica.get('ticket', ticketId)?.visitIds ?? []).map((id) => this.replica.get('visit', id)!)
  }

  stop(): Promise<void> {
    return this.seat.stop()
  }
}

/** A technician's phone that stores what it gets and says so at once; accepting and the rest are up to the test. */
export class TestPhone {
  readonly seat: TestSeat
  private confirming = false

  static async open(relay: RelayProcess, folder: string, technicianId: string): Promise<TestPhone> {
    const actor: Actor = { id: technicianId, name: technicianId, role: 'technician' }
    const identity = await enrolSeat(relay, folder, 'phone', [actor], technicianId)
    return new TestPhone(await TestSeat.open(folder, identity))
  }

  private constructor(seat: TestSeat) {
    this.seat = seat
    seat.changed = () => void this.confirm()
  }

  get visits(): Visit[] {
    return [...this.seat.replica.confirmed.values('visit')]
  }

  private async confirm(): Promise<void> {
    if (this.confirming) return
    const offers = this.visits.filter((visit) => !visit.recall && visit.offer.deliveredAt === null)
    const recalls = this.visits.filter((visit) => visit.recall && visit.recall.deliveredAt === null)
    const route = [...this.seat.replica.confirmed.values('route')][0]
    const routeNews = route !== undefined && route.deliveredRevision < route.revision
    if (offers.length + recalls.length === 0 && !routeNews) return
    this.confirming = true
    await this.seat.runtime.save()
    await this.seat.do(
      intent(
        'confirm-delivery',
        {
          offers: offers.map(({ id }) => id),
          recalls: recalls.map(({ id }) => id),
          routeRevision: route?.revision ?? null,
        },
        {},
      ),
    )
    await eventually(() => this.seat.runtime.client.outbox.list.length === 0, 'the receipt is answered').catch(() => {})
    this.confirming = false
    void this.confirm()
  }
}

const day = 86_400_000

export function technicianIntent(n: number, more: Partial<Omit<Technician, 'index'>> = {}): Intent {
  const id = `w${String(n).padStart(2, '0')}`
  return intent(
    'register-technician',
    {
      technician: {
        id,
        name: `工程师${n}`,
        nameLatin: `Engineer ${n}`,
        phone: `+7 700 ${n}`,
        skills: [{ code: 'electrical', level: 3 }],
        team: 'north',
        home: { lat: 51.16, lon: 71.43 },
        shift: { from: Date.now() - day, to: Date.now() + day },
        capacity: 6,
        ...more,
      },
    },
    {},
  )
}

export function siteAt(lat: number, lon: number): TicketFacts['site'] {
  return { address: 'улица Кумкент 1', addressLatin: 'Kumkent Street 1', area: 'north', place: { lat, lon } }
}

/** @param more what differs from an ordinary fault at an ordinary place */
export function ticketIntent(
  ticketId: string,
  more: Partial<TicketFacts> = {},
  reportedAt: number | null = null,
): Intent {
  return intent(
    'create-ticket',
    {
      ticketId,
      reportedAt,
      facts: {
        summary: '配电箱跳闸 · Fuse box trips',
        category: 'power',
        priority: 3,
        tier: 'gold',
        customer: { name: '客户', nameLatin: 'Customer', phone: '+7 700 000' },
        site: siteAt(51.17, 71.44),
        skills: ['electrical'],
        ...more,
      },
    },
    {},
  )
}

export function assignIntent(ticketId: string, technicianId: string, visitId: string = uuidv7()): Intent {
  return intent('assign-ticket', { ticketId, visitId, technicianId, before: null, override: null }, { visitId: null })
}
