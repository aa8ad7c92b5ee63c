// A small control room for tests: its state comes about by running commands through decide and evolve, never by hand.
import type { Command, Intent } from '../../shared/commands/command.ts'
import { decide, intent } from '../../shared/commands/decide.ts'
import type { RefusalCode } from '../../shared/commands/refusal.ts'
import type { Decision, Stamp } from '../../shared/commands/rule.ts'
import type { Commit } from '../../shared/events/commit.ts'
import { applyCommit } from '../../shared/events/evolve.ts'
import type { Actor, Role } from '../../shared/model/actor.ts'
import { EntityTables, kinds, type EntityByKind, type Kind } from '../../shared/model/entities.ts'
import type { Technician } from '../../shared/model/technician.ts'
import type { TicketFacts } from '../../shared/model/ticket.ts'

export const minutes = 60_000
export const hours = 60 * minutes
/** When a test's day begins. */
export const morning = Date.UTC(2026, 2, 2, 8)

const names: Record<Role, string> = {
  dispatcher: 'Anna',
  'shift-lead': 'Lin',
  supervisor: 'Sven',
  administrator: 'Ada',
  technician: 'Timo',
  integrator: 'ERP',
  viewer: 'Vera',
  rule: 'Relay',
}

export function actor(role: Role, name = names[role]): Actor {
  return { id: `${role}-${name}`, name, role }
}

export function facts(change: Partial<TicketFacts> = {}): TicketFacts {
  return {
    summary: 'No cooling',
    category: 'fault',
    priority: 3,
    tier: 'standard',
    customer: { name: 'Bäckerei Süd', nameLatin: null, phone: '+49 30 1' },
    site: { address: 'Hauptstraße 1', addressLatin: null, area: 'south', place: { lat: 52.5, lon: 13.4 } },
    skills: [],
    ...change,
  }
}

type Recruit = Omit<Technician, 'index'>

export function recruit(id: string, change: Partial<Recruit> = {}): Recruit {
  return {
    id,
    name: `Technician ${id}`,
    nameLatin: `Technician ${id}`,
    phone: '',
    skills: [{ code: 'cooling', level: 3 }],
    team: 'south',
    home: { lat: 52.5, lon: 13.3 },
    shift: { from: morning, to: morning + 10 * hours },
    capacity: 6,
    ...change,
  }
}

export interface As {
  role?: Role
  /** somebody else of that role */
  name?: string
  /** the console, if not the usual one */
  seat?: string
  /** the technician whose phone the command comes from; the role is then technician */
  phone?: string
  /** how long before `now` it was made, ms */
  ageMs?: number
  guess?: boolean
}

export class World {
  readonly state = new EntityTables()
  readonly commits: Commit[] = []
  now = morning

  stamp({ role, name, seat, phone, ageMs = 0, guess = false }: As = {}): Stamp {
    return {
      at: this.now,
      madeAt: this.now - ageMs,
      actor: actor(role ?? (phone === undefined ? 'dispatcher' : 'technician'), name),
      seat: seat ?? phone ?? 'console-1',
      seatTechnicianId: phone ?? null,
      guess,
    }
  }

  /** Decides and, when it is accepted, applies and logs it. */
  ask(asked: Intent, as: As = {}): Decision {
    const stamp = this.stamp(as)
    const decision = decide(this.state, asked, stamp)
    if (decision.kind !== 'events') return decision
    const commit: Commit = {
      seq: this.commits.length + 1,
      at: stamp.at,
      seat: stamp.seat,
      id: `c${this.commits.length + 1}`,
      actor: stamp.actor,
      name: asked.name,
      events: decision.events,
    }
    applyCommit(this.state, commit)
    this.commits.push(commit)
    return decision
  }

  /** As `ask`, for what must be accepted. */
  does(asked: Intent, as: As = {}): this {
    const decision = this.ask(asked, as)
    if (decision.kind !== 'events') throw new Error(`${asked.name} was not accepted: ${JSON.stringify(decision)}`)
    return this
  }

  technician(id: string, change: Partial<Recruit> = {}): this {
    return this.does(intent('register-technician', { technician: recruit(id, change) }, {}), { role: 'administrator' })
  }

  ticket(id: string, change: Partial<TicketFacts> = {}): this {
    return this.does(intent('create-ticket', { ticketId: id, facts: facts(change), reportedAt: null }, {}))
  }

  grace(graceMs: number): this {
    return this.does(intent('configure-centre', { name: null, graceMs }, {}), { role: 'administrator' })
  }

  assign(ticketId: string, visitId: string, technicianId: string, before: string | null = null): this {
    return this.does(assign(ticketId, visitId, technicianId, { before }))
  }

  /** The technician reports from the own phone. */
  report(visitId: string, status: 'travelling' | 'on-site'): this {
    const phone = this.get('visit', visitId).technicianId
    return this.does(intent('report-status', { visitId, status }, {}), { phone })
  }

  /** Lets ms pass. */
  wait(ms: number): this {
    this.now += ms
    return this
  }

  get<K extends Kind>(kind: K, id: string): EntityByKind[K] {
    const entity = this.state.get(kind, id)
    if (!entity) throw new Error(`no ${kind} ${id}`)
    return entity
  }

  order(technicianId: string): string[] {
    return this.state.get('route', technicianId)?.visitIds ?? []
  }
}

/** Two technicians, w1 and w2, and two tickets, t1 and t2, that nobody has. */
export function smallWorld(): World {
  return new World().technician('w1').technician('w2').ticket('t1').ticket('t2')
}

export function assign(
  ticketId: string,
  visitId: string,
  technicianId: string,
  more: { before?: string | null; override?: string | null; basis?: string | null } = {},
): Intent {
  const { before = null, override = null, basis = null } = more
  return intent('assign-ticket', { ticketId, visitId, technicianId, before, override }, { visitId: basis })
}

export function reassign(
  ticketId: string,
  basis: string | null,
  visitId: string,
  technicianId: string,
  more: { before?: string | null; override?: string | null } = {},
): Intent {
  const { before = null, override = null } = more
  return intent('reassign-ticket', { ticketId, visitId, technicianId, before, override }, { visitId: basis })
}

/** Every entity, as plain data that can be compared. */
export function contents(tables: EntityTables): { [K in Kind]: EntityByKind[K][] } {
  const sorted = kinds.map((kind) => [kind, [...tables.values(kind)].sort((a, b) => (a.id < b.id ? -1 : 1))])
  return Object.fromEntries(sorted) as { [K in Kind]: EntityByKind[K][] }
}

/** The same under `kind/id`, so that two can be compared whatever their order. */
export function tableOf(tables: EntityTables): Record<string, object> {
  return Object.fromEntries(kinds.flatMap((kind) => [...tables.values(kind)].map((one) => [`${kind}/${one.id}`, one])))
}

/** What a refusal looks like, for `toMatchObject`. */
export function refused(code: RefusalCode, about: object = {}): object {
  return { kind: 'refused', code, facts: about }
}

export const accepted = (seq: number) => ({ kind: 'accepted', seq }) as const
export const note = (noteId: string) => intent('add-note', { ticketId: 't1', noteId, text: 'x' }, {})

/** What the relay makes of the commands, one commit each, on top of the world. */
export function commitsOf(world: World, commands: readonly Command[]): Commit[] {
  return commands.map((command) => {
    world.does(command)
    const commit = { ...world.commits.at(-1)!, id: command.id, seat: command.seat }
    world.commits[world.commits.length - 1] = commit
    return commit
  })
}
