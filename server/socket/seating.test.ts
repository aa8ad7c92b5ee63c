import { beforeEach, describe, expect, test } from 'vitest'
import { endAbove, slowAbove, slowPatience } from './backlog.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Down, Feed } from '../../shared/wire/messages.ts'
import { fresh, names, SeatingRoom, type Sent } from '../../test/support/seating-room.ts'
import { actor, morning } from '../../test/support/world.ts'

let room: SeatingRoom
beforeEach(() => {
  room = new SeatingRoom()
})

describe('greeting a console', () => {
  test('[CUP3] what it has missed, then the room in which all commits are told, then where everybody is', () => {
    const { connection, sent } = room.connect('console-1')
    room.seating.greet(connection, { ...fresh, seq: 2, tip: 'c2' })
    expect(sent[0]).toEqual({
      name: 'welcome',
      message: {
        epoch: 'epoch-1',
        mode: 'delta',
        because: null,
        head: 5,
        lastN: 3,
        now: morning,
        actors: [actor('dispatcher')],
        technicianId: null,
      },
    })
    expect(sent[1]).toEqual({ name: 'feed', message: { from: 2, to: 5, commits: room.world.commits.slice(2) } })
    expect(names(sent)).toEqual(['welcome', 'feed', 'presence', 'frame'])
    expect(room.live.has(connection)).toBe(true)
  })

  test('[CUP3] at most 500 commits in one message, each beginning where the one before ended', () => {
    for (let i = 0; i < 1_200; i++) room.world.ticket(`bulk-${i}`)
    room.restart()
    const { connection, sent } = room.connect('console-1')
    room.seating.greet(connection, fresh)
    const feeds = sent.filter(({ name }) => name === 'feed').map(({ message }) => message as Feed)
    expect(feeds.map(({ from, to, commits }) => [from, to, commits.length])).toEqual([
      [0, 500, 500],
      [500, 1_000, 500],
      [1_000, 1_205, 205],
    ])
  })

  test('[CUP4] one that needs a snapshot is told why, and gets no commits before it has said hello again', () => {
    const { connection, sent } = room.connect('console-1')
    room.seating.greet(connection, { epoch: null, seq: 0, tip: '' })
    expect(sent[0]?.message).toMatchObject({ mode: 'snapshot', because: 'new' })
    expect([names(sent), room.live.size]).toEqual([['welcome'], 0])
  })

  test('[CUP7] the same seat over a new connection: the old one is ended, answers go to the new', () => {
    const [first, second] = [room.connect('console-1'), room.connect('console-1')]
    room.seating.greet(first.connection, fresh)
    room.seating.greet(second.connection, fresh)
    expect(first.sent.at(-1)).toEqual({ name: 'bye', message: 'replaced' })
    expect([room.seating.isGreeted(first.connection), room.seating.isGreeted(second.connection)]).toEqual([false, true])
    room.seating.left(first.connection)
    expect(room.seating.isGreeted(second.connection)).toBe(true)
    names(second.sent)
    room.seating.answer('console-1', { n: 4, id: 'x', result: { kind: 'accepted', seq: 5 } })
    expect(names(second.sent)).toEqual(['answer'])
  })

  test('[CUP7] hello again over the same connection is no replacement', () => {
    const { connection, sent } = room.connect('console-1')
    room.seating.greet(connection, { epoch: null, seq: 0, tip: '' })
    room.seating.greet(connection, fresh)
    expect(names(sent)).not.toContain('bye')
  })
})

describe('greeting a phone', () => {
  test('[CUP10] its view as a whole, whatever it had', () => {
    const { connection, sent } = room.connect('phone-1', 'w1')
    room.seating.greet(connection, { epoch: 'other', seq: 99, tip: 'x' })
    expect(sent[0]?.message).toMatchObject({ mode: 'view', because: null, technicianId: 'w1', head: 5 })
    const view = sent[1]?.message as Down['view']
    expect([view.whole, view.to, view.tip]).toEqual([true, 5, 'c5'])
    expect(view.changes.map(({ kind }) => kind).sort()).toEqual(['route', 'technician', 'ticket', 'visit'])
    expect([room.live.size, room.seating.hasPhone('w1')]).toEqual([0, true])
  })

  test('[CUP7] another phone of the same technician takes over', () => {
    const [first, second] = [room.connect('phone-1', 'w1'), room.connect('phone-2', 'w1')]
    room.seating.greet(first.connection, fresh)
    room.seating.greet(second.connection, fresh)
    expect(first.sent.at(-1)).toEqual({ name: 'bye', message: 'replaced' })
    room.seating.left(first.connection)
    expect(room.seating.hasPhone('w1')).toBe(true)
    room.seating.left(second.connection)
    expect(room.seating.hasPhone('w1')).toBe(false)
  })

  test('[VIS16] what was put on the wire for the first time is recorded', () => {
    const { connection } = room.connect('phone-1', 'w1')
    room.seating.greet(connection, fresh)
    const asked = intent('record-sent', { technicianId: 'w1', offers: ['v1'], recalls: [], routeRevision: 1 }, {})
    expect(room.rules).toEqual([asked])
    room.world.does(asked, { role: 'rule' })
    room.seating.greet(connection, fresh)
    expect(room.rules).toHaveLength(1)
  })
})

describe('telling a written group', () => {
  test('[FED1] [FED2] commits first, with where they begin and end, then answers; answers to their seat only', () => {
    const [one, two] = [room.connect('console-1'), room.connect('console-2')]
    for (const { connection, sent } of [one, two]) {
      room.seating.greet(connection, { ...fresh, seq: 5, tip: 'c5' })
      names(sent)
    }
    room.world.assign('t2', 'v2', 'w2').ticket('t3')
    room.tell({ seat: 'console-1', n: 4 }, { seat: 'phone-1', n: 4 })
    expect(one.sent[0]).toEqual({ name: 'feed', message: { from: 5, to: 7, commits: room.world.commits.slice(5) } })
    expect([names(one.sent), names(two.sent)]).toEqual([['feed', 'answer'], ['feed']])
  })

  test('[FED1] a group of refusals only: no feed', () => {
    const { connection, sent } = room.connect('console-1')
    room.seating.greet(connection, { ...fresh, seq: 5, tip: 'c5' })
    names(sent)
    room.tell({ seat: 'console-1', n: 4 })
    expect(names(sent)).toEqual(['answer'])
  })

  test('[CUP12] a phone’s copy reaches the answer’s seq before the answer, even when nothing in its view has changed', () => {
    const { connection, sent } = room.connect('phone-1', 'w1')
    room.seating.greet(connection, fresh)
    names(sent)
    room.world.ticket('t3')
    room.tell({ seat: 'phone-1', n: 4 })
    expect(sent[0]).toEqual({ name: 'view', message: { whole: false, to: 6, tip: 'c6', changes: [] } })
    expect(names(sent)).toEqual(['view', 'answer'])
  })

  test('[CUP10] a phone is told what has changed for it, and nothing when nothing has', () => {
    const { connection, sent } = room.connect('phone-1', 'w1')
    room.seating.greet(connection, fresh)
    names(sent)
    room.world.ticket('t3')
    room.tell()
    room.seating.tellPhone('w1', false)
    expect(sent).toEqual([])
    room.world.assign('t3', 'v3', 'w1')
    room.tell()
    room.seating.tellPhone('w1', false)
    const view = sent[0]?.message as Down['view']
    expect([view.whole, view.to]).toEqual([false, 7])
    expect(view.changes.map(({ kind, id }) => `${kind}/${id}`)).toEqual(['route/w1', 'visit/v3', 'ticket/t3'])
  })
})

describe('positions', () => {
  test('[POS8] only a phone has a position, and only one that has said hello', () => {
    const [console, phone] = [room.connect('console-1'), room.connect('phone-1', 'w1')]
    const fix = { lat: 1, lon: 2, accuracy: null, speed: null, heading: null, ageMs: 0 }
    room.seating.fix(phone.connection, fix)
    expect(phone.sent).toMatchObject([{ name: 'problem', message: { code: 'notGreeted', message: 'fix' } }])
    for (const { connection, sent } of [console, phone]) {
      room.seating.greet(connection, fresh)
      sent.length = 0
      room.seating.fix(connection, fix)
    }
    expect(console.sent).toMatchObject([{ name: 'problem', message: { code: 'malformedMessage', message: 'fix' } }])
    expect(phone.sent).toEqual([])
  })
})

describe('a console that reads slowly', () => {
  const upToDate = { ...fresh, seq: 5, tip: 'c5' }
  const slow = { ...slowAbove, packets: slowAbove.packets + 1 }
  const ranges = (sent: Sent[]) =>
    sent.splice(0).flatMap(({ name, message }) => {
      if (name !== 'feed') return []
      const { from, to } = message as Feed
      return [[from, to]]
    })
  /** Commits so many tickets, each told at once. */
  const commit = (count: number, name: string) => {
    for (let i = 0; i < count; i++) {
      room.world.ticket(`${name}-${i}`)
      room.recent.push(room.world.commits.slice(room.seen))
      room.tell()
    }
  }

  test.each([
    ['packets', { packets: slowAbove.packets + 1, bytes: 0 }],
    ['bytes', { packets: 1, bytes: slowAbove.bytes + 1 }],
  ])('[SLW1] too many %s wait: it leaves the live room; the others stay', (_what, backlog) => {
    const [one, two] = [room.connect('console-1'), room.connect('console-2')]
    for (const { connection } of [one, two]) room.seating.greet(connection, upToDate)
    room.backlogs.set(one.connection, slowAbove)
    commit(1, 'a')
    expect(room.live.size).toBe(2)
    room.backlogs.set(one.connection, backlog)
    commit(1, 'b')
    expect([...room.live]).toEqual([two.connection])
    expect([room.seating.live.left, room.seating.live.behind]).toEqual([1, 1])
  })

  test('[SLW2] when all has gone out it gets what it missed, in pieces, each when the one before has gone; then the room', () => {
    const { connection, sent } = room.connect('console-1')
    room.seating.greet(connection, upToDate)
    room.backlogs.set(connection, slow)
    commit(1, 'told')
    commit(150, 'missed')
    expect(ranges(sent)).toEqual([[5, 6]])
    connection.send = (name, message) => {
      sent.push({ name, message })
      room.backlogs.set(connection, { packets: 1, bytes: 1 })
    }
    room.backlogs.delete(connection)
    room.seating.drained(connection)
    expect([ranges(sent), room.live.has(connection)]).toEqual([[[6, 106]], false])
    room.seating.drained(connection)
    expect(ranges(sent)).toEqual([])
    commit(5, 'meanwhile')
    room.backlogs.delete(connection)
    room.seating.drained(connection)
    expect([ranges(sent), room.live.has(connection)]).toEqual([[[106, 161]], true])
    room.backlogs.delete(connection)
    commit(1, 'after')
    expect(ranges(sent)).toEqual([[161, 162]])
  })

  test('[SLW2] [CUP3] a single commit that was missed is told before the room is joined', () => {
    const { connection, sent } = room.connect('console-1')
    room.seating.greet(connection, { ...fresh, seq: 4, tip: 'c4' })
    expect([ranges(sent), room.live.has(connection)]).toEqual([[[4, 5]], true])
  })

  test('[SLW2] a slow greeting is paced alike', () => {
    for (let i = 0; i < 1_200; i++) room.world.ticket(`bulk-${i}`)
    room.restart()
    const { connection, sent } = room.connect('console-1')
    room.backlogs.set(connection, { packets: 1, bytes: 1 })
    room.seating.greet(connection, fresh)
    expect([ranges(sent), room.live.size]).toEqual([[], 0])
    room.backlogs.delete(connection)
    room.seating.drained(connection)
    expect(ranges(sent)).toEqual([
      [0, 500],
      [500, 1_000],
      [1_000, 1_205],
    ])
    expect(room.live.has(connection)).toBe(true)
  })

  test('[SLW3] what it missed is no longer at hand: a feed with a hole, and it says hello again', () => {
    const { connection, sent } = room.connect('console-1')
    room.seating.greet(connection, upToDate)
    room.backlogs.set(connection, slow)
    commit(1, 'told')
    commit(20, 'missed')
    room.recent.push(Array.from({ length: 6_000 }, (_, i) => ({ ...room.world.commits[0]!, seq: 27 + i })))
    room.backlogs.delete(connection)
    sent.length = 0
    room.seating.drained(connection)
    expect(sent).toEqual([{ name: 'feed', message: { from: 26, to: 26, commits: [] } }])
    expect([room.live.size, room.seating.live.behind]).toEqual([0, 0])
    sent.length = 0
    room.seating.greet(connection, { epoch: 'epoch-1', seq: 6, tip: 'c6' })
    expect(sent[0]?.message).toMatchObject({ mode: 'snapshot', because: 'tooOld' })
  })

  test.each([
    ['packets', { packets: endAbove.packets + 1, bytes: 0 }],
    ['bytes', { packets: 0, bytes: endAbove.bytes + 1 }],
  ])('[SLW4] far too many %s wait: it is ended', (_what, backlog) => {
    const { connection, sent } = room.connect('console-1')
    room.seating.greet(connection, upToDate)
    room.backlogs.set(connection, endAbove)
    room.seating.look(0)
    expect(names(sent)).not.toContain('bye')
    room.backlogs.set(connection, backlog)
    room.seating.look(1)
    room.seating.look(2)
    expect(sent.splice(0)).toEqual([{ name: 'bye', message: 'slow' }])
    expect([room.seating.isGreeted(connection), room.seating.live.behind, room.live.size, room.seating.ended]).toEqual([
      false,
      0,
      0,
      1,
    ])
  })

  test('[SLW4] something waits for 30 s without ever having all gone out: it is ended; going out once, it is not', () => {
    const { connection, sent } = room.connect('console-1')
    room.seating.greet(connection, upToDate)
    room.backlogs.set(connection, { packets: 1, bytes: 1 })
    room.seating.look(0)
    room.seating.look(slowPatience)
    room.seating.drained(connection)
    room.seating.look(slowPatience + 1)
    room.seating.look(2 * slowPatience + 1)
    expect(names(sent)).not.toContain('bye')
    room.seating.look(2 * slowPatience + 2)
    expect(names(sent)).toEqual(['bye'])
  })

  test('[SLW5] a phone’s view is not sent while too much waits; then it is sent once, as it has become', () => {
    const { connection, sent } = room.connect('phone-1', 'w1')
    room.seating.greet(connection, fresh)
    sent.length = 0
    room.backlogs.set(connection, slow)
    for (const n of [1, 2]) {
      room.world.assign(n === 1 ? 't2' : room.world.ticket('t9') && 't9', `v-${n}`, 'w1')
      room.tell({ seat: 'phone-1', n: 3 + n })
      room.seating.tellPhone('w1', false)
    }
    expect(names(sent)).toEqual(['answer', 'answer'])
    room.backlogs.delete(connection)
    room.seating.drained(connection)
    const view = sent[0]?.message as Down['view']
    expect([names(sent), view.whole, view.to]).toEqual([['view'], false, room.head().seq])
    expect(view.changes.map(({ kind, id }) => `${kind}/${id}`)).toEqual(
      expect.arrayContaining(['visit/v-1', 'visit/v-2']),
    )
    room.seating.drained(connection)
    expect(sent).toEqual([])
  })
})
