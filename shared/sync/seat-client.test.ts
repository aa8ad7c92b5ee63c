import { describe, expect, test } from 'vitest'
import type { Command } from '../commands/command.ts'
import { intent } from '../commands/decide.ts'
import type { Commit } from '../events/commit.ts'
import { replayJournal } from './journal.ts'
import { Desk, nothing, snapshotOf, welcome } from '../../test/support/desk.ts'
import { assign, actor, morning, reassign, refused, smallWorld } from '../../test/support/world.ts'

const note = (noteId: string) => intent('add-note', { ticketId: 't1', noteId, text: 'x' }, {})
const notes = (count: number, from = 1) => Array.from({ length: count }, (_, i) => note(`n${from + i}`))
const accepted = (seq: number) => ({ kind: 'accepted', seq }) as const

/** What the relay makes of the commands, one commit each, on top of the world. */
function commitsOf(world: ReturnType<typeof smallWorld>, commands: readonly Command[]): Commit[] {
  return commands.map((command) => {
    world.does(command)
    const commit = { ...world.commits.at(-1)!, id: command.id, seat: command.seat }
    world.commits[world.commits.length - 1] = commit
    return commit
  })
}

describe('from the operator', () => {
  test('[OUT1] what the seat itself knows to be wrong is refused here, numberless and unwritten', () => {
    const desk = new Desk().goLive()
    desk.submit(assign('t9', 'v1', 'w1'), assign('t1', 'v2', 'w1'), assign('t1', 'v3', 'w2'))
    desk.disk()
    expect(desk.results[0]).toMatchObject([
      refused('ticketUnknown'),
      { kind: 'queued', command: { n: 1 } },
      // The second of the submission already counts with the first.
      refused('ticketMoved'),
    ])
    expect(desk.written).toHaveLength(1)
    desk.submit(assign('t9', 'v4', 'w1'))
    expect([desk.results.length, desk.writes.length]).toEqual([2, 0])
    desk.submit(note('n1'))
    expect(desk.writes[0]?.records).toMatchObject([{ op: 'add', command: { n: 2 } }])
  })

  test('[OUT2] first on disk, then shown, told and pushed', () => {
    const desk = new Desk().goLive()
    desk.submit(assign('t1', 'v1', 'w1'))
    expect([desk.shownVisits, desk.results, desk.takeSent()]).toEqual([[], [], []])
    desk.disk()
    expect(desk.shownVisits).toEqual(['v1'])
    expect(desk.results).toMatchObject([[{ kind: 'queued', command: { n: 1, seat: 'console-1' } }]])
    expect(desk.takeSent()).toEqual(['push 1'])
  })

  test('[OUT2] a command keeps who made it and when', () => {
    const desk = new Desk().goLive()
    desk.mono = 700
    desk.submit(note('n1'))
    desk.disk()
    expect(desk.pushed).toMatchObject([{ actor: actor('dispatcher'), madeAt: morning + 700, v: 1, name: 'add-note' }])
  })

  test('[OUT3] one submission is one write, numbered in order; the next waits for it', () => {
    const desk = new Desk().goLive()
    desk.submit(note('n1'), note('n2'))
    desk.submit(note('n3'))
    expect(desk.writes.map(({ records }) => records.length)).toEqual([2])
    desk.disk()
    desk.disk()
    expect(desk.takeSent()).toEqual(['push 1', 'push 2', 'push 3'])
  })

  test('[OUT4] what the disk refuses is not kept: nothing shown, nothing sent, its number free again', () => {
    const desk = new Desk().goLive()
    desk.submit(assign('t1', 'v1', 'w1'), assign('t9', 'v9', 'w1'))
    desk.submit(assign('t2', 'v2', 'w1'))
    desk.disk('no space left')
    expect(desk.results).toMatchObject([[{ kind: 'notKept', why: 'no space left' }, refused('ticketUnknown')]])
    expect([desk.shownVisits, desk.takeSent(), desk.client.outbox.isEmpty]).toEqual([[], [], false])
    desk.disk()
    expect(desk.takeSent()).toEqual(['push 1'])
    expect(desk.shownVisits).toEqual(['v2'])
  })

  test('[OUT1] without any copy nothing can be told, so everything about a ticket is refused here', () => {
    const desk = new Desk()
    desk.submit(assign('t1', 'v1', 'w1'))
    expect(desk.results).toMatchObject([[refused('ticketUnknown')]])
  })
})

describe('pushing', () => {
  test('[OUT5] in order, at most 16 unanswered, and the next as answers come', () => {
    const desk = new Desk().goLive()
    desk.submit(...notes(20))
    desk.disk()
    expect(desk.pushed.map(({ n }) => n)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1))
    desk.takeSent()
    desk.answer('id-1', accepted(99))
    desk.answer('id-2', { kind: 'unchanged', seq: 99 })
    expect(desk.takeSent()).toEqual(['push 17', 'push 18'])
  })

  test('[OUT5] a push says how long ago the command was made', () => {
    const desk = new Desk().goLive()
    desk.client.closed()
    desk.submit(note('n1'))
    desk.disk()
    desk.mono = 90_000
    desk.client.opened(desk.mono)
    desk.welcome({ now: morning + 90_000 })
    expect(desk.sent.at(-1)).toMatchObject({ name: 'push', message: { ageMs: 90_000, command: { madeAt: morning } } })
  })

  test('[OUT6] unanswered for ten seconds, it goes once more, all from the first on', () => {
    const desk = new Desk().goLive()
    desk.submit(note('n1'), note('n2'))
    desk.disk()
    desk.takeSent()
    for (desk.mono = 1_000; desk.mono <= 10_000; desk.mono += 1_000) {
      desk.client.tick(desk.mono)
      desk.client.heard(desk.mono)
    }
    expect(desk.takeSent().filter((name) => name !== 'beat')).toEqual([])
    desk.client.tick(desk.mono)
    expect(desk.takeSent().filter((name) => name !== 'beat')).toEqual(['push 1', 'push 2'])
  })

  test('[OUT6] after a cut, what was not answered goes again under the same numbers and ids', () => {
    const desk = new Desk().goLive()
    desk.submit(note('n1'), note('n2'))
    desk.disk()
    const first = desk.pushed
    desk.answer('id-1', accepted(99))
    desk.client.closed()
    desk.takeSent()
    desk.client.opened(desk.mono)
    expect(desk.takeSent()).toEqual(['hello'])
    desk.welcome({ lastN: 1 })
    expect(desk.pushed).toEqual([first[1]])
  })

  test('[OUT6] a gap: from the number the relay expects', () => {
    const desk = new Desk().goLive()
    desk.submit(note('n1'), note('n2'), note('n3'))
    desk.disk()
    desk.answer('id-1', accepted(99))
    desk.takeSent()
    desk.client.expected({ n: 2, why: 'gap' }, desk.mono)
    expect(desk.takeSent()).toEqual(['push 2', 'push 3'])
    expect(desk.written).toHaveLength(3)
  })

  test('[OUT12] busy: it waits, and tries again when the time for an answer is over', () => {
    const desk = new Desk().goLive()
    desk.submit(note('n1'))
    desk.disk()
    desk.takeSent()
    desk.client.expected({ n: 1, why: 'busy' }, desk.mono)
    expect(desk.takeSent()).toEqual([])
    desk.mono = 10_001
    desk.client.tick(desk.mono)
    expect(desk.takeSent()).toContain('push 1')
  })
})

describe('answers', () => {
  test('[OUT7] [REP4] accepted: kept until the copy has reached its seq, then done', () => {
    const world = smallWorld()
    const desk = new Desk().goLive(world)
    desk.submit(assign('t1', 'v1', 'w1'))
    desk.disk()
    const [commit] = commitsOf(world, desk.pushed)
    desk.answer('id-1', accepted(commit!.seq))
    desk.disk()
    expect([desk.shownVisits, desk.client.outbox.list.length, desk.written.length]).toEqual([['v1'], 1, 1])
    desk.feed(commit!.seq - 1, commit!)
    desk.disk()
    expect([desk.shownVisits, desk.client.outbox.isEmpty]).toEqual([['v1'], true])
    expect(desk.written.at(-1)).toEqual({ op: 'done', id: 'id-1' })
    expect(desk.client.replica.isGuess('visit', 'v1')).toBe(false)
  })

  test('[OUT8] its own commit in the feed is the answer', () => {
    const world = smallWorld()
    const desk = new Desk().goLive(world)
    desk.submit(assign('t1', 'v1', 'w1'))
    desk.disk()
    const [commit] = commitsOf(world, desk.pushed)
    desk.feed(commit!.seq - 1, commit!)
    expect(desk.client.outbox.isEmpty).toBe(true)
    // The answer itself comes later and has nothing left to do.
    expect(desk.client.answered({ n: 1, id: 'id-1', result: accepted(commit!.seq) }, desk.mono)).toBeUndefined()
  })

  test('[REP10] refused: gone from the screen at once, kept with code and facts until it is read', () => {
    const desk = new Desk().goLive()
    desk.submit(assign('t1', 'v1', 'w1'))
    desk.disk()
    desk.answer('id-1', { kind: 'refused', seq: 99, code: 'ticketMoved', facts: { by: 'Lin' } })
    desk.disk()
    expect(desk.shownVisits).toEqual([])
    expect(desk.client.outbox.refused).toMatchObject([
      { command: { id: 'id-1' }, code: 'ticketMoved', facts: { by: 'Lin' } },
    ])
    expect(desk.written.at(-1)).toEqual({ op: 'refused', id: 'id-1', code: 'ticketMoved', facts: { by: 'Lin' } })
    desk.client.dismiss('id-1')
    desk.client.dismiss('id-1')
    desk.disk()
    expect(desk.client.outbox.isEmpty).toBe(true)
    expect(desk.written.filter(({ op }) => op === 'dismiss')).toEqual([{ op: 'dismiss', id: 'id-1' }])
  })

  describe('made anew', () => {
    /** Anna's assignment of t1 to w1 was overtaken by one to w2. */
    const overtaken = () => {
      const world = smallWorld()
      const desk = new Desk().goLive(world)
      desk.submit(assign('t1', 'v1', 'w1'))
      desk.disk()
      world.assign('t1', 'v2', 'w2')
      desk.feed(4, world.commits.at(-1)!)
      desk.answer('id-1', { kind: 'refused', seq: 5, code: 'ticketMoved', facts: {} })
      desk.disk()
      return desk
    }
    const remake = (desk: Desk, override: string | null = null) => {
      const results: unknown[] = []
      desk.client.remake('id-1', override, actor('supervisor'), desk.mono, (result) => void results.push(result))
      return results
    }
    const listed = (desk: Desk) => desk.client.outbox.refused.map(({ command }) => command.id)

    test('[REV4] [REV5] on what is so now, by whoever does it; one write, and the old one is out of the list', () => {
      const desk = overtaken()
      const results = remake(desk)
      expect([results, listed(desk)]).toEqual([[], ['id-1']])
      const visitId = 'id-2'
      expect(desk.writes.map(({ records }) => records)).toMatchObject([
        [
          { op: 'add', command: { n: 2, id: 'id-3', name: 'reassign-ticket', args: { visitId } } },
          { op: 'dismiss', id: 'id-1' },
        ],
      ])
      desk.disk()
      expect(results).toMatchObject([
        { kind: 'queued', command: { actor: actor('supervisor'), basedOn: { visitId: 'v2' } } },
      ])
      expect(listed(desk)).toEqual([])
      expect(replayJournal(desk.written).refused).toEqual([])
      expect(desk.pushed.at(-1)).toMatchObject({ id: 'id-3' })
    })

    test('[REV5] refused here, or not kept by the disk: it stays in the list', () => {
      const desk = overtaken()
      const failed = remake(desk)
      desk.disk('no space left')
      expect(failed).toEqual([{ kind: 'notKept', why: 'no space left' }])
      desk.client.fed({ from: 5, to: 5, commits: [] }, desk.mono)
      desk.mono = 11 * 60 * 60_000
      // The shift has ended meanwhile.
      expect(remake(desk)).toMatchObject([refused('technicianOffShift')])
      expect([listed(desk), desk.writes]).toEqual([['id-1'], []])
      const overridden = remake(desk, 'asked to')
      desk.disk()
      expect(overridden).toMatchObject([{ kind: 'queued', command: { args: { override: 'asked to' } } }])
      expect(listed(desk)).toEqual([])
    })

    test('[REV5] two windows at once: one makes it, the other is told that it has gone', () => {
      const desk = overtaken()
      const [first, second] = [remake(desk), remake(desk)]
      desk.disk()
      expect([first, second]).toMatchObject([[{ kind: 'queued' }], [undefined]])
      expect(desk.writes).toEqual([])
    })

    test('[REV1] the list is there after a restart', () => {
      const desk = overtaken()
      const again = new Desk(replayJournal(desk.written))
      expect(listed(again)).toEqual(['id-1'])
    })
  })

  test('[OUT7] an answer to what is not in the outbox changes nothing', () => {
    const desk = new Desk().goLive()
    desk.answer('unheard-of', { kind: 'refused', seq: 1, code: 'ticketMoved', facts: {} })
    expect([desk.client.outbox.isEmpty, desk.writes.length]).toEqual([true, 0])
  })
})

describe('numbers that do not fit', () => {
  /** Three commands, decided by nobody, numbered from 7. */
  function three(): Desk {
    const desk = new Desk({ ...nothing, nextN: 7 }).goLive(smallWorld(), { lastN: 6 })
    desk.submit(...notes(3))
    desk.disk()
    desk.takeSent()
    desk.client.closed()
    desk.client.opened(desk.mono)
    desk.takeSent()
    return desk
  }

  test('[OUT9] the relay knows fewer: new numbers, on disk before anything is pushed under them', () => {
    const desk = three()
    desk.welcome({ lastN: 2 })
    expect(desk.takeSent()).toEqual([])
    expect(desk.writes[0]?.records).toEqual([{ op: 'renumber', numbers: { 'id-1': 3, 'id-2': 4, 'id-3': 5 } }])
    desk.disk()
    expect(desk.takeSent()).toEqual(['push 3', 'push 4', 'push 5'])
    desk.submit(note('n9'))
    desk.disk()
    expect(desk.takeSent()).toEqual(['push 6'])
  })

  test('[OUT9] the disk refuses the new numbers: nothing is pushed; the next connection tries once more', () => {
    const desk = three()
    desk.welcome({ lastN: 2 })
    desk.disk('no space left')
    desk.client.tick(desk.mono)
    expect([desk.takeSent().filter((name) => name !== 'beat'), desk.reconnects]).toEqual([[], 1])
    desk.client.closed()
    desk.client.opened(desk.mono)
    desk.takeSent()
    desk.welcome({ lastN: 2 })
    expect(desk.takeSent()).toEqual([])
    desk.disk()
    expect(desk.written.at(-1)).toMatchObject({ op: 'renumber', numbers: { 'id-1': 3 } })
    expect(desk.takeSent()).toEqual(['push 3', 'push 4', 'push 5'])
  })

  test('[OUT10] taken by other ids: all undecided move behind what the relay knows', () => {
    const desk = three()
    desk.welcome({ lastN: 9 })
    expect(desk.takeSent()).toEqual(['push 7', 'push 8', 'push 9'])
    desk.client.expected({ n: 10, why: 'taken' }, desk.mono)
    desk.disk()
    expect(desk.takeSent()).toEqual(['push 10', 'push 11', 'push 12'])
  })

  test('[OUT11] nothing undecided: the next number follows the relay’s last', () => {
    const desk = new Desk({ ...nothing, nextN: 50 }).goLive(smallWorld(), { lastN: 4 })
    desk.submit(note('n1'))
    desk.disk()
    expect(desk.takeSent()).toEqual(['push 5'])
    expect(desk.writes).toEqual([])
  })

  test('[OUT15] the log of an answer is gone: the command is asked again', () => {
    for (const lost of [
      { epoch: 'epoch-2', because: 'epoch' },
      { because: 'tip' },
      { head: 1, because: 'ahead' },
    ] as const) {
      const desk = new Desk().goLive()
      desk.submit(note('n1'))
      desk.disk()
      desk.answer('id-1', accepted(99))
      desk.client.closed()
      desk.client.opened(desk.mono)
      desk.takeSent()
      desk.welcome({ ...lost, mode: 'snapshot', lastN: 0 })
      desk.client.snapshotArrived(snapshotOf(smallWorld(), 'epoch-2'), desk.mono)
      desk.welcome({ epoch: 'epoch-2', lastN: 0 })
      expect(desk.takeSent()).toEqual(['hello', 'push 1'])
    }
  })

  test('[OUT15] the same log: an answer stands, however far behind the copy is', () => {
    const desk = new Desk().goLive()
    desk.submit(note('n1'))
    desk.disk()
    desk.answer('id-1', accepted(99))
    desk.client.closed()
    desk.client.opened(desk.mono)
    desk.takeSent()
    desk.welcome({ mode: 'snapshot', because: 'tooOld', head: 9_000, lastN: 1 })
    desk.client.snapshotArrived(snapshotOf(smallWorld()), desk.mono)
    desk.welcome({ head: 9_000, lastN: 1 })
    expect(desk.takeSent()).toEqual(['hello'])
  })
})

describe('catching up', () => {
  test('[CUP1] hello says where the copy stands, and nothing is sent before it is answered', () => {
    const world = smallWorld()
    const desk = new Desk()
    desk.client.restore(snapshotOf(world), [], null, 0)
    desk.submit(note('n1'))
    desk.disk()
    desk.client.opened(0)
    desk.client.tick(3_000)
    const { seq, id } = world.commits.at(-1)!
    expect(desk.sent).toEqual([{ name: 'hello', message: { epoch: 'epoch-1', seq, tip: id } }])
    desk.welcome({ now: morning + 3_000 })
    expect(desk.takeSent()).toEqual(['hello', 'push 1'])
  })

  test('[CUP1] a seat without a copy says so', () => {
    const desk = new Desk()
    desk.client.opened(0)
    expect(desk.sent).toEqual([{ name: 'hello', message: { epoch: null, seq: 0, tip: '' } }])
  })

  test('[CUP3] behind: the commits, then live, then what waits in the outbox', () => {
    const world = smallWorld()
    const desk = new Desk()
    desk.client.restore(snapshotOf(world), [], null, 0)
    const from = world.commits.length
    world.assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w1')
    desk.submit(note('n1'))
    desk.disk()
    desk.client.opened(0)
    desk.welcome({ head: from + 2 })
    expect(desk.client.link(0)).toMatchObject({ phase: 'catching-up', missing: 2 })
    desk.feed(from, world.commits[from]!)
    expect(desk.client.link(0)).toMatchObject({ phase: 'catching-up', missing: 1 })
    expect(desk.takeSent()).toEqual(['hello'])
    desk.feed(from + 1, world.commits[from + 1]!)
    expect(desk.client.link(0)).toMatchObject({ phase: 'live', missing: 0 })
    expect(desk.takeSent()).toEqual(['push 1'])
  })

  test('[CUP4] too far behind: fetch a snapshot, then say hello from there', () => {
    const world = smallWorld()
    const desk = new Desk()
    desk.client.opened(0)
    desk.welcome({ mode: 'snapshot', because: 'new', head: 9 })
    expect(desk.fetches).toBe(1)
    desk.client.snapshotArrived(snapshotOf(world), 0)
    const { seq, id } = world.commits.at(-1)!
    expect(desk.sent.at(-1)).toEqual({ name: 'hello', message: { epoch: 'epoch-1', seq, tip: id } })
    // A second answer to the same question comes too late.
    desk.client.snapshotArrived(snapshotOf(smallWorld().assign('t1', 'v1', 'w1')), 0)
    expect(desk.shownVisits).toEqual([])
  })

  test('[CUP4] no snapshot: start over', () => {
    const desk = new Desk()
    desk.client.opened(0)
    desk.welcome({ mode: 'snapshot', because: 'new', head: 9 })
    desk.client.snapshotFailed()
    expect(desk.reconnects).toBe(1)
    desk.client.closed()
    desk.client.snapshotFailed()
    expect(desk.reconnects).toBe(1)
  })

  test('[CUP5] commits that come before the welcome, or while a snapshot is fetched, are not applied', () => {
    const world = smallWorld()
    const desk = new Desk().goLive(world)
    const from = world.commits.length
    world.assign('t1', 'v1', 'w1')
    desk.client.closed()
    desk.client.opened(0)
    desk.feed(from, world.commits[from]!)
    desk.welcome({ mode: 'snapshot', because: 'tooOld', head: from + 1 })
    desk.feed(from, world.commits[from]!)
    expect(desk.client.replica.position.seq).toBe(from)
  })

  test('[CUP6] a hole in the feed: say hello again, pushing nothing meanwhile', () => {
    const world = smallWorld()
    const desk = new Desk().goLive(world)
    const from = world.commits.length
    world.assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w1')
    desk.feed(from + 1, world.commits[from + 1]!)
    desk.submit(note('n1'))
    desk.disk()
    expect(desk.takeSent()).toEqual(['hello'])
    expect([desk.client.replica.position.seq, desk.shownVisits]).toEqual([from, []])
  })

  test('[REP4] a feed that stops at a hole still settles what it has reached', () => {
    const world = smallWorld()
    const desk = new Desk().goLive(world)
    desk.submit(assign('t1', 'v1', 'w1'))
    desk.disk()
    const [own] = commitsOf(world, desk.pushed)
    world.assign('t2', 'v2', 'w1').ticket('t3')
    const later = world.commits.at(-1)!
    desk.client.fed({ from: own!.seq - 1, to: later.seq, commits: [own!, later] }, 0)
    expect([desk.client.replica.position.seq, desk.client.outbox.isEmpty]).toEqual([own!.seq, true])
  })

  test('[REP4] a snapshot settles what it has reached', () => {
    const world = smallWorld()
    const desk = new Desk().goLive(world)
    desk.submit(assign('t1', 'v1', 'w1'))
    desk.disk()
    const [own] = commitsOf(world, desk.pushed)
    desk.client.closed()
    desk.client.opened(0)
    desk.welcome({ mode: 'snapshot', because: 'tooOld', head: own!.seq, lastN: 1 })
    desk.answer('id-1', accepted(own!.seq))
    // A colleague takes the ticket away: the copy must not go on showing the assignment as a guess.
    world.does(reassign('t1', 'v1', 'v2', 'w2'))
    desk.client.snapshotArrived(snapshotOf(world), 0)
    expect([desk.client.outbox.isEmpty, desk.client.replica.isGuess('ticket', 't1')]).toEqual([true, false])
  })

  test('[CUP10] a phone takes its view: whole first, then what changes', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1')
    const desk = new Desk()
    desk.client.opened(0)
    desk.client.welcomed(welcome({ mode: 'view', head: 5, technicianId: 'w1' }), 0)
    expect(desk.client.link(0).phase).toBe('catching-up')
    const visit = { kind: 'visit', id: 'v1', value: world.get('visit', 'v1') } as const
    const ticket = { kind: 'ticket', id: 't1', value: world.get('ticket', 't1') } as const
    desk.client.viewed({ whole: true, to: 5, tip: 'c5', changes: [visit, ticket] }, 0)
    expect([desk.client.link(0).phase, desk.shownVisits]).toEqual(['live', ['v1']])
    desk.client.viewed({ whole: false, to: 6, tip: 'c6', changes: [{ kind: 'visit', id: 'v1', value: null }] }, 0)
    expect([desk.shownVisits, desk.client.replica.position]).toEqual([[], { seq: 6, tip: 'c6' }])
    expect(desk.client.replica.get('ticket', 't1')).toBeDefined()
    desk.client.viewed({ whole: true, to: 7, tip: 'c7', changes: [] }, 0)
    expect(desk.client.replica.get('ticket', 't1')).toBeUndefined()
  })

  test('[REP1] whose phone it is becomes known by the welcome, and the guess with it', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1')
    const accept = intent('accept-visit', { visitId: 'v1' }, {})
    const who = { v: 1, seat: 'console-1', n: 1, id: 'a', actor: actor('technician'), madeAt: morning }
    const desk = new Desk({ ...nothing, undecided: [{ ...who, ...accept }], nextN: 2 })
    desk.client.restore(snapshotOf(world), [], null, 0)
    desk.client.opened(0)
    desk.client.welcomed(welcome({ mode: 'view', head: 5, technicianId: 'w1' }), 0)
    expect(desk.client.replica.get('visit', 'v1')?.state).toBe('accepted')
  })
})

describe('the link', () => {
  const phase = (desk: Desk) => desk.client.link(desk.mono).phase
  /** A tick a second for so long, nothing heard. */
  const silence = (desk: Desk, ms: number) => {
    for (const until = desk.mono + ms; desk.mono < until;) desk.client.tick((desk.mono += 1_000))
  }

  test('[LNK1] live while heard within 5 s, lagging within 15 s, then offline', () => {
    const desk = new Desk().goLive()
    expect(phase(desk)).toBe('live')
    silence(desk, 5_000)
    expect(phase(desk)).toBe('live')
    desk.mono = 5_001
    expect(phase(desk)).toBe('lagging')
    desk.mono = 15_000
    expect(phase(desk)).toBe('lagging')
    desk.mono = 15_001
    expect(phase(desk)).toBe('offline')
    desk.client.heard(desk.mono)
    expect(phase(desk)).toBe('live')
  })

  test('[LNK1] offline without a connection, and until the relay has answered the hello', () => {
    const desk = new Desk()
    expect(phase(desk)).toBe('offline')
    desk.client.opened(0)
    expect(phase(desk)).toBe('offline')
    desk.welcome({ mode: 'snapshot', because: 'new' })
    expect(phase(desk)).toBe('catching-up')
    desk.client.closed()
    expect(phase(desk)).toBe('offline')
  })

  test('[LNK2] a heartbeat every two seconds, none while closed', () => {
    const desk = new Desk().goLive()
    silence(desk, 10_000)
    expect(desk.takeSent()).toEqual(['beat', 'beat', 'beat', 'beat', 'beat'])
    desk.client.closed()
    silence(desk, 5_000)
    expect(desk.takeSent()).toEqual([])
  })

  test('[LNK3] nothing heard for 15 s: a fresh connection, also while the hello is unanswered', () => {
    const desk = new Desk().goLive()
    silence(desk, 15_000)
    expect(desk.reconnects).toBe(0)
    silence(desk, 1_000)
    expect(desk.reconnects).toBe(1)
    const waiting = new Desk()
    waiting.client.opened(0)
    silence(waiting, 16_000)
    expect(waiting.reconnects).toBe(1)
  })

  test('[LNK4] when the relay was last heard, by its own clock; kept with the copy over a restart', () => {
    const desk = new Desk().goLive()
    desk.mono = 4_000
    desk.client.heard(desk.mono)
    expect(desk.client.link(9_000).heardAt).toBe(morning + 4_000)
    const next = new Desk()
    next.client.restore(snapshotOf(smallWorld()), [], morning - 7_000, 0)
    expect(next.client.link(0)).toEqual({ phase: 'offline', heardAt: morning - 7_000, missing: 0 })
  })

  test('[CLK1] the first answer sets the clock, half its way reckoned off', () => {
    const desk = new Desk(nothing, morning - 3_600_000)
    desk.client.opened(1_000)
    desk.client.welcomed(welcome({ now: morning }), 1_400)
    expect(desk.client.clock.now(1_400)).toBe(morning + 200)
  })

  test('[CLK2] a beat that was quicker sets it better', () => {
    const desk = new Desk(nothing, morning - 3_600_000)
    desk.client.opened(0)
    desk.client.welcomed(welcome({ now: morning + 4_900 }), 5_000)
    desk.client.beatBack({ sent: 6_000, now: morning + 6_010 }, 6_020)
    expect(desk.client.clock.now(7_000)).toBe(morning + 7_000)
  })
})
