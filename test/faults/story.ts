// A small, good run of the fault suite, made by hand: two consoles and a phone, with everything written down as a real run
// writes it. Tests of the checker break it in one place.
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Commit } from '../../shared/events/commit.ts'
import type { AnswerResult } from '../../shared/wire/messages.ts'
import { OpenRecalls } from '../../server/feed/technician-view.ts'
import type { StoredAnswer } from '../../server/store/store.ts'
import { actor, assign, facts, reassign, recruit, World, type As } from '../support/world.ts'
import { hashFor } from './check-copies.ts'
import type { Saying } from './history.ts'
import type { RunRecord, SeatRecord } from './run-record.ts'
import { stateHash } from './state-hash.ts'

export class Story {
  readonly world = new World()
  readonly answers: StoredAnswer[] = []
  readonly desk = seat('desk', null)
  readonly other = seat('other', null)
  readonly phone = seat('phone', 'w1')
  private readonly numbers = new Map<string, number>()
  private t = 1_000

  constructor() {
    for (const one of this.seats) this.note(one, { k: 'opened' })
  }

  get seats(): SeatRecord[] {
    return [this.desk, this.other, this.phone]
  }

  note(seat: SeatRecord, saying: Saying): void {
    seat.lines.push({ t: (this.t += 10), w: 0, ...saying })
  }

  /** Asked, queued, decided, told: to all consoles by the feed, to its seat by an answer. */
  does(seat: SeatRecord, asked: Intent, as: As = {}): AnswerResult {
    const n = (this.numbers.get(seat.seat) ?? 0) + 1
    this.numbers.set(seat.seat, n)
    const id = `${seat.seat}-${n}`
    const by = actor(as.role ?? 'dispatcher')
    const command = { v: 1, seat: seat.seat, n, id, actor: by, madeAt: this.world.now, ...asked }
    this.note(seat, { k: 'asked', a: String(n), intent: asked })
    this.note(seat, { k: 'queued', a: String(n), command })
    const decision = this.world.ask(asked, as)
    const seq = this.world.commits.length
    if (decision.kind === 'events') {
      Object.assign(this.world.commits.at(-1)!, { seat: seat.seat, id } satisfies Partial<Commit>)
      this.tell()
    }
    const result: AnswerResult =
      decision.kind === 'refused'
        ? { ...decision, seq }
        : { kind: decision.kind === 'events' ? 'accepted' : 'unchanged', seq }
    this.answers.push({ seat: seat.seat, n, id, result, at: this.world.now })
    this.note(seat, { k: 'answer', n, id, result })
    return result
  }

  /** A commit of the relay itself. */
  rule(asked: Intent): void {
    this.world.does(asked, { role: 'rule' })
    Object.assign(this.world.commits.at(-1)!, { seat: 'relay' })
    this.tell()
  }

  record(): RunRecord {
    const { state, commits } = this.world
    const recalls = new OpenRecalls()
    for (const visit of state.values('visit')) recalls.note(visit)
    for (const one of this.seats)
      one.last = { phase: 'live', seq: commits.length, hash: hashFor(one, state, recalls), outbox: 0, unconfirmed: 0 }
    return {
      eras: [{ commits, answers: this.answers, entities: state, from: 0, base: 0 }],
      seats: this.seats,
      relay: { seq: commits.length, hash: stateHash(state) },
    }
  }

  private tell(): void {
    const { seq, id } = this.world.commits.at(-1)!
    for (const console of [this.desk, this.other]) {
      this.note(console, { k: 'fed', commits: [[seq, id]] })
      this.note(console, { k: 'saw', seq, tip: id, hash: stateHash(this.world.state) })
    }
  }
}

function seat(name: string, technicianId: string | null): SeatRecord {
  return { name, seat: `seat-of-${name}`, technicianId, lines: [], last: null }
}

/** Tickets t1 and t2, technicians w1 and w2; t1 goes to w1, whose phone stores it; t2 to w2 and on to w1. */
export function goodStory(): Story {
  const story = new Story()
  const { desk, other, phone } = story
  for (const id of ['w1', 'w2'])
    story.does(desk, intent('register-technician', { technician: recruit(id) }, {}), { role: 'administrator' })
  for (const ticketId of ['t1', 't2'])
    story.does(desk, intent('create-ticket', { ticketId, facts: facts(), reportedAt: null }, {}))
  story.does(desk, assign('t1', 'v1', 'w1'))
  story.does(other, assign('t1', 'v1b', 'w2'))
  story.does(other, assign('t2', 'v2', 'w2'))
  story.does(other, reassign('t2', 'v2', 'v3', 'w1'))
  story.rule(sent(['v1', 'v3']))
  for (const visitId of ['v1', 'v3']) story.note(phone, { k: 'stored', what: 'offer', visitId })
  const receipt = { offers: ['v1', 'v3'], recalls: [], routeRevision: null }
  story.does(phone, intent('confirm-delivery', receipt, {}), { phone: 'w1' })
  story.does(desk, intent('add-note', { ticketId: 't1', noteId: 'note', text: 'call first' }, {}))
  return story
}

function sent(offers: string[]): Intent {
  return intent('record-sent', { technicianId: 'w1', offers, recalls: [], routeRevision: 0 }, {})
}
