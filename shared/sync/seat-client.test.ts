// What a seat does with the commands it is given, from the operator to the relay's answer.
import { describe, expect, test } from 'vitest'
import { replayJournal } from './journal.ts'
import { Desk, nothing, snapshotOf } from '../../test/support/desk.ts'
import { accepted, assign, actor, commitsOf, morning, note, refused, smallWorld } from '../../test/support/world.ts'

const notes = (count: number, from = 1) => Array.from({ length: count }, (_, i) => note(`n${from + i}`))

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
