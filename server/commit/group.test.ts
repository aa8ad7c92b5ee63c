import { beforeEach, describe, expect, test } from 'vitest'
import { decideGroup, type Work } from './group.ts'
import { SeatProgress } from './seat-progress.ts'
import { intent } from '../../shared/commands/decide.ts'
import { commitSchema } from '../../shared/events/commit.ts'
import { answerSchema } from '../../shared/wire/messages.ts'
import { arrives } from '../../test/support/arrivals.ts'
import {
  actor,
  assign,
  reassign,
  contents,
  facts,
  hours,
  morning,
  refused,
  smallWorld,
  type World,
} from '../../test/support/world.ts'

const note = (noteId: string) => intent('add-note', { ticketId: 't1', noteId, text: 'x' }, {})

let world: World
let progress: SeatProgress
beforeEach(() => {
  world = smallWorld()
  progress = new SeatProgress()
  for (const seat of ['console-1', 'console-2', 'phone-1']) progress.add(seat, 0)
})
const group = (...work: Work[]) => {
  const last = world.commits.at(-1)!
  return decideGroup(work, world.state, { seq: last.seq, tip: last.id }, progress, morning)
}
const results = (...work: Work[]) => group(...work).answers.map(({ answer }) => answer.result)

describe('a group', () => {
  test('[SEQ8] [SEQ9] each is decided on top of the one before; one accepted command is one commit', () => {
    const decided = group(
      arrives('console-1', 1, assign('t1', 'v1', 'w1')),
      arrives('console-2', 1, assign('t1', 'v2', 'w2')),
      arrives('console-1', 2, assign('t1', 'v3', 'w1')),
      arrives('console-2', 2, assign('t2', 'v4', 'w2')),
    )
    expect(decided.answers.map(({ seat, answer }) => [seat, answer.n, answer.result.kind, answer.result.seq])).toEqual([
      ['console-1', 1, 'accepted', 5],
      ['console-2', 1, 'refused', 5],
      ['console-1', 2, 'unchanged', 5],
      ['console-2', 2, 'accepted', 6],
    ])
    expect(decided.commits.map(({ seq, id, seat, at }) => [seq, id, seat, at])).toEqual([
      [5, 'console-1-1', 'console-1', morning],
      [6, 'console-2-2', 'console-2', morning],
    ])
    expect(decided.position).toEqual({ seq: 6, tip: 'console-2-2' })
  })

  test('[SEQ9] nothing below is touched; the changes are the entities as the group leaves them', () => {
    const before = contents(world.state)
    const { changes } = group(arrives('console-1', 1, assign('t1', 'v1', 'w1')), arrives('console-1', 2, note('n1')))
    expect(contents(world.state)).toEqual(before)
    expect(changes.map(({ kind, id }) => `${kind}/${id}`).sort()).toEqual(['route/w1', 'ticket/t1', 'visit/v1'])
    expect(changes.find(({ id }) => id === 't1')?.value).toMatchObject({ state: 'planned', notes: [{ id: 'n1' }] })
  })

  test('[STO17] [STO18] what the histories find is of the state that each commit comes upon, whatever the group does after it', () => {
    world
      .assign('t1', 'v1', 'w1')
      .does(reassign('t1', 'v1', 'v2', 'w2'))
      .report('v2', 'on-site')
    world.does(intent('resolve-ticket', { ticketId: 't1', resolution: 'Done' }, { visitId: 'v2' }), { phone: 'w2' })
    const last = world.commits.at(-1)!
    const late = intent('report-status', { visitId: 'v1', status: 'travelling' }, {})
    const technician = actor('technician')
    const command = { v: 1, seat: 'phone-1', n: 1, id: 'late', actor: technician, madeAt: morning, ...late }
    const phone = { id: 'late', actors: [technician], technicianId: 'w1', ageMs: 8 * 24 * hours, command }
    const archive = {
      kind: 'rule',
      id: 'archive:t1',
      intent: intent('archive-ticket', { ticketId: 't1' }, {}),
    } as const
    const work = [arrives('phone-1', 1, late, phone), archive]
    const { commits, history } = decideGroup(
      work,
      world.state,
      { seq: last.seq, tip: last.id },
      progress,
      morning + 8 * 24 * hours,
    )
    expect(commits.map(({ name }) => name)).toEqual(['report-status', 'archive-ticket'])
    expect(history.commits).toContainEqual({ ticket: 't1', seq: last.seq + 1 })
    expect(history.archived).toMatchObject([{ ticket: 't1', seq: last.seq + 2 }])
  })

  test('[SEQ8] not quite what was asked is said so', () => {
    world.ticket('t3').assign('t1', 'a', 'w1').assign('t2', 'b', 'w1').assign('t3', 'c', 'w1')
    world.does(intent('unassign-ticket', { ticketId: 't2' }, { visitId: 'b' }))
    const asked = { technicianId: 'w1', visitIds: ['c', 'b', 'a'] }
    const reroute = intent('reroute-technician', asked, { visitIds: ['a', 'b', 'c'] })
    expect(results(arrives('console-1', 1, reroute))).toMatchObject([{ kind: 'changed' }])
  })

  test('[CMD15] rules of the relay need no number and speak as the relay; what they need not do leaves no trace', () => {
    world.grace(5_000).assign('t1', 'v1', 'w1')
    const release = { kind: 'rule', id: 'release:v1', intent: intent('release-visit', { visitId: 'v1' }, {}) } as const
    expect(group(release)).toMatchObject({ commits: [], answers: [] })
    world.grace(0).assign('t2', 'v2', 'w1')
    const sent = intent('record-sent', { technicianId: 'w1', offers: ['v2'], recalls: [], routeRevision: 0 }, {})
    const { commits, answers } = group({ kind: 'rule', id: 'sent-1', intent: sent })
    expect(commits).toMatchObject([{ id: 'sent-1', seat: 'relay', actor: { role: 'rule' }, name: 'record-sent' }])
    expect(answers).toEqual([])
  })

  test('[CMD9] the relay stamps; an age is reckoned back from its clock, never before the first instant', () => {
    const [old, older] = group(
      arrives('console-1', 1, note('n1'), { ageMs: 60_000 }),
      arrives('console-1', 2, note('n2'), { ageMs: Number.MAX_SAFE_INTEGER }),
    ).commits
    expect(old).toMatchObject({ at: morning, events: [{ note: { at: morning - 60_000 } }] })
    expect(older).toMatchObject({ at: morning, events: [{ note: { at: 0 } }] })
    expect(commitSchema.safeParse(older).success).toBe(true)
  })

  test('[VIS18] the relay’s own commit about a visit has a readable id, however long the visit’s', () => {
    world.grace(5_000).assign('t1', 'v'.repeat(40), 'w1').wait(5_000)
    const id = 'v'.repeat(40)
    const rule = { kind: 'rule', id: `release:${id}`, intent: intent('release-visit', { visitId: id }, {}) } as const
    const last = world.commits.at(-1)!
    const [commit] = decideGroup([rule], world.state, { seq: last.seq, tip: last.id }, progress, world.now).commits
    expect(commitSchema.safeParse(commit).success).toBe(true)
  })
})

describe('the numbers of a seat', () => {
  test('[SEQ1] only the next is decided; what is missing before it is asked for', () => {
    const decided = group(
      arrives('console-1', 2, note('n2')),
      arrives('console-1', 1, note('n1')),
      arrives('console-2', 3, note('n3')),
    )
    expect(decided.answers.map(({ answer }) => answer.n)).toEqual([1])
    expect(decided.expects).toEqual([
      { seat: 'console-1', expect: { n: 2, why: 'gap' } },
      { seat: 'console-2', expect: { n: 1, why: 'gap' } },
    ])
  })

  test('[SEQ6] what is expected is what is missing when the group is done', () => {
    const decided = group(
      arrives('console-1', 3, note('n3')),
      arrives('console-1', 1, note('n1')),
      arrives('console-1', 2, note('n2')),
      arrives('console-1', 3, note('n3')),
    )
    expect(decided.expects).toEqual([{ seat: 'console-1', expect: { n: 4, why: 'gap' } }])
    expect(decided.commits).toHaveLength(3)
  })

  test('[SEQ3] the same again is not decided again: its answer is known, from this group or an earlier one', () => {
    const first = group(arrives('console-1', 1, note('n1')), arrives('console-1', 1, note('n1')))
    expect([first.answers.length, first.commits.length, first.again]).toEqual([1, 1, []])
    const second = group(arrives('console-1', 1, note('n1')))
    expect([second.answers, second.commits]).toEqual([[], []])
    expect(second.again).toMatchObject([{ arrival: { n: 1 }, known: first.answers[0]!.answer }])
  })

  test('[SEQ3] an answer too old for memory must be looked up', () => {
    progress.add('console-1', 500)
    expect(group(arrives('console-1', 499, note('n1'))).again).toMatchObject([
      { arrival: { n: 499 }, known: undefined },
    ])
  })

  test('[SEQ5] a number that another id has used', () => {
    const decided = group(arrives('console-1', 1, note('n1')), arrives('console-1', 1, note('n2'), { id: 'other' }))
    expect(decided.expects).toEqual([{ seat: 'console-1', expect: { n: 2, why: 'taken' } }])
    expect(decided.commits).toHaveLength(1)
  })

  test('[SEQ2] refused and unchanged are answered, counted and passed', () => {
    const decided = group(
      arrives('console-1', 1, assign('t9', 'v1', 'w1')),
      arrives('console-1', 2, intent('unassign-ticket', { ticketId: 't1' }, { visitId: null })),
      arrives('console-1', 3, note('n1')),
    )
    expect(decided.answers.map(({ answer }) => answer.result.kind)).toEqual(['refused', 'unchanged', 'accepted'])
    expect(progress.lastN('console-1')).toBe(3)
  })
})

describe('envelopes that cannot be used', () => {
  const asked = note('n1')
  const good = (arrives('console-1', 1, asked) as { arrival: { command: object } }).arrival.command
  const whole = { v: 1, actor: actor('dispatcher'), seat: 'console-1' }

  test.each([
    ['no object', 'a text', 'malformedCommand'],
    ['nothing', undefined, 'malformedCommand'],
    ['another form', { n: 1, id: 'console-1-1' }, 'malformedCommand'],
    ['a field nobody knows', { ...good, extra: 1 }, 'malformedCommand'],
    ['a newer version', { ...good, ...whole, v: 2 }, 'outdatedCommand'],
    ['a newer version in another envelope', { v: 2, n: 1, id: 'console-1-1', more: true }, 'outdatedCommand'],
    ['another seat’s', { ...good, ...whole, seat: 'console-2' }, 'actorNotAtSeat'],
    ['an actor who is not at the seat', { ...good, actor: actor('supervisor') }, 'actorNotAtSeat'],
    ['a role the actor does not have', { ...good, actor: { ...actor('dispatcher'), role: 'rule' } }, 'actorNotAtSeat'],
    ['a command nobody knows', { ...good, name: 'grant-wishes' }, 'unknownCommand'],
    ['a body of another form', { ...good, args: [] }, 'malformedCommand'],
  ])('[CMD1] [CMD7] [CMD8] %s: refused, answered, and passed', (_what, command, code) => {
    const decided = group(arrives('console-1', 1, asked, { command }), arrives('console-1', 2, note('n2')))
    expect(decided.answers.map(({ answer }) => answer.result)).toMatchObject([
      { kind: 'refused', code },
      { kind: 'accepted' },
    ])
    for (const { answer } of decided.answers) expect(answerSchema.safeParse(answer).success).toBe(true)
  })

  test('[CMD7] too heavy: refused without a look inside', () => {
    expect(results(arrives('console-1', 1, asked, { oversized: true }))).toMatchObject([refused('oversizedCommand')])
  })

  test('[CMD8] the actor is taken as the relay knows them, whatever name the seat gives', () => {
    const named = { ...good, actor: { ...actor('dispatcher'), name: 'The Boss' } }
    expect(group(arrives('console-1', 1, asked, { command: named })).commits[0]?.actor.name).toBe('Anna')
  })

  test('[CMD7] nested as deep as a message can be, it is refused like any other', () => {
    const deep = JSON.parse('['.repeat(30_000) + ']'.repeat(30_000)) as unknown
    const command = { ...good, args: { ticketId: deep } }
    expect(results(arrives('console-1', 1, asked, { command }))).toMatchObject([refused('malformedCommand')])
  })

  test('[CMD12] whatever facts a ticket comes with, its commit can be told', () => {
    const long = facts({ summary: '工'.repeat(200), skills: Array.from({ length: 8 }, () => 's'.repeat(40)) })
    const create = intent('create-ticket', { ticketId: 'T'.repeat(64), facts: long, reportedAt: 0 }, {})
    expect(commitSchema.safeParse(group(arrives('console-1', 1, create)).commits[0]).success).toBe(true)
  })
})
