// A control room as large as it gets: tickets with visits and notes, technicians with routes, made by the house's own
// rules and events, so that every entity looks as it does in service.
import { decide, intent } from '../../shared/commands/decide.ts'
import type { Intent } from '../../shared/commands/command.ts'
import type { Commit } from '../../shared/events/commit.ts'
import { applyCommit } from '../../shared/events/evolve.ts'
import type { Actor } from '../../shared/model/actor.ts'
import { EntityTables, kinds } from '../../shared/model/entities.ts'
import type { Snapshot } from '../../shared/wire/http.ts'

/** When the bench's day begins: just now, so that no clock has crossed anything yet. */
const morning = Date.now() - 120_000
const day = 86_400_000
/** How many technicians share the tickets. */
export const technicianCount = 500

const dispatcher: Actor = { id: 'anna', name: 'Anna', role: 'dispatcher' }
const administrator: Actor = { id: 'ada', name: 'Ada', role: 'administrator' }

export function registerTechnician(i: number, now: number): Intent {
  return intent(
    'register-technician',
    {
      technician: {
        id: `w${i}`,
        name: `工程师${i}`,
        nameLatin: `Engineer ${i}`,
        phone: `+7 700 ${i}`,
        skills: [{ code: 'electrical', level: 3 }],
        team: 'north',
        home: { lat: 51.1 + (i % 100) / 500, lon: 71.3 + (i % 77) / 400 },
        shift: { from: now - day, to: now + 36_500 * day },
        capacity: 12,
      },
    },
    {},
  )
}

export function createTicket(i: number, ticketId: string): Intent {
  return intent(
    'create-ticket',
    {
      ticketId,
      reportedAt: null,
      facts: {
        summary: `配电箱跳闸 · Fuse box trips in stairwell ${i % 40}, twice since this morning`,
        category: i % 3 === 0 ? 'heating' : 'power',
        priority: ((i % 3) + 2) as 2 | 3 | 4,
        tier: 'gold',
        customer: { name: `客户 ${i}`, nameLatin: `Customer ${i}`, phone: `+7 700 ${100_000 + i}` },
        site: {
          address: `улица Кумкент ${i % 300}`,
          addressLatin: `Kumkent Street ${i % 300}`,
          area: 'north',
          place: { lat: 51.1 + (i % 1_000) / 5_000, lon: 71.3 + (i % 770) / 4_000 },
        },
        skills: ['electrical'],
      },
    },
    {},
  )
}

export function addNote(ticketId: string, noteId: string, text: string): Intent {
  return intent('add-note', { ticketId, noteId, text }, {})
}

export function assignTicket(ticketId: string, visitId: string, technicianId: string): Intent {
  return intent('assign-ticket', { ticketId, visitId, technicianId, before: null, override: null }, { visitId: null })
}

/** Makes the state and the log behind it. */
export class LargeCentre {
  readonly state = new EntityTables()
  /** the newest commits, oldest first; all of them when nothing is dropped */
  commits: Commit[] = []
  private seq = 0
  private tip = ''

  ask(asked: Intent, actor: Actor = dispatcher): void {
    const at = morning + this.seq
    const stamp = { at, madeAt: at, actor, seat: 'console-1', seatTechnicianId: null, guess: false }
    const decision = decide(this.state, asked, stamp)
    if (decision.kind !== 'events') throw new Error(`${asked.name} was not accepted: ${JSON.stringify(decision)}`)
    const id = `00000000-0000-7000-8000-${String(++this.seq).padStart(12, '0')}`
    const commit = { seq: this.seq, at, seat: 'console-1', id, actor, name: asked.name, events: decision.events }
    applyCommit(this.state, commit)
    this.commits.push(commit)
    this.tip = id
  }

  /** Every fifth ticket is with a technician, every second has a note. */
  fill(tickets: number): this {
    for (let i = 0; i < technicianCount; i++) this.ask(registerTechnician(i, morning), administrator)
    for (let i = 0; i < tickets; i++) {
      const id = `0198c0de-0000-7000-8000-${String(i).padStart(12, '0')}`
      this.ask(createTicket(i, id))
      if (i % 2 === 0) this.ask(addNote(id, `n-${i}`, 'The caretaker has the key, ring at the side door.'))
      if (i % 5 === 0) this.ask(assignTicket(id, `v-${i}`, `w${Math.floor(i / 5) % technicianCount}`))
    }
    return this
  }

  /** As the relay would give it. */
  get snapshot(): Snapshot {
    const entities = Object.fromEntries(kinds.map((kind) => [kind, [...this.state.values(kind)]]))
    return { epoch: 'epoch-1', seq: this.seq, tip: this.tip, entities: entities as Snapshot['entities'] }
  }
}
