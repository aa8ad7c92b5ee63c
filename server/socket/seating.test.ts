import { beforeEach, describe, expect, test } from 'vitest'
import { endAbove, slowAbove, slowPatience, type Backlog } from './backlog.ts'
import type { Connection } from './connection.ts'
import { Seating } from './seating.ts'
import type { Group } from '../commit/group.ts'
import { SeatProgress } from '../commit/seat-progress.ts'
import { RecentCommits } from '../feed/recent-commits.ts'
import { OpenRecalls } from '../feed/technician-view.ts'
import { LatestFixes } from '../positions/latest-fixes.ts'
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Change } from '../../shared/model/entities.ts'
import type { Down, Feed } from '../../shared/wire/messages.ts'
import { actor, morning, smallWorld, type World } from '../../test/support/world.ts'

type Sent = { name: string; message: unknown }

let world: World
let seating: Seating
let live: Set<Connection>
/** what waits for whom; nothing for everybody else */
let backlogs: Map<Connection, Backlog>
let rules: Intent[]
let progress: SeatProgress
let recalls: OpenRecalls
let recent: RecentCommits
let seen: number

beforeEach(() => {
  world = smallWorld().assign('t1', 'v1', 'w1')
  live = new Set()
  backlogs = new Map()
  rules = []
  progress = new SeatProgress()
  for (const seat of ['console-1', 'console-2', 'phone-1', 'phone-2']) progress.add(seat, 3)
  recalls = new OpenRecalls()
  seen = world.commits.length
  start()
})

function start(): void {
  recent = new RecentCommits([...world.commits])
  seating = new Seating(
    {
      epoch: 'epoch-1',
      state: world.state,
      progress,
      recent,
      recalls,
      fixes: new LatestFixes(),
      now: () => world.now,
      head,
      applyRule: (_id, asked) => void rules.push(asked),
      newId: () => 'id',
    },
    () => ({
      tell: (name, message) => {
        for (const connection of live) connection.send(name, message)
      },
      frame: () => {},
    }),
  )
}
const head = () => ({ seq: world.commits.length, tip: world.commits.at(-1)?.id ?? '' })

function connect(seat: string, technicianId: string | null = null): { connection: Connection; sent: Sent[] } {
  const sent: Sent[] = []
  const kind = technicianId === null ? 'console' : 'phone'
  const stored = { seat, kind, label: seat, actors: [actor('dispatcher')], technicianId } as const
  const connection: Connection = {
    seat: { ...stored, actors: [...stored.actors], credentialHash: '', createdAt: 0, lastN: 0 },
    send: (name, message) => void sent.push({ name, message }),
    sendFrame: () => void sent.push({ name: 'frame', message: null }),
    joinLive: () => void live.add(connection),
    leaveLive: () => void live.delete(connection),
    backlog: () => backlogs.get(connection) ?? { packets: 0, bytes: 0 },
    isDrained: () => !backlogs.has(connection),
    bye: (reason) => void sent.push({ name: 'bye', message: reason }),
  }
  return { connection, sent }
}
const names = (sent: Sent[]) => sent.splice(0).map(({ name }) => name)
const fresh = { epoch: 'epoch-1', seq: 0, tip: '' }

/** Tells what the world has committed since the last time, with these answers. */
function tell(...answers: { seat: string; n: number }[]): void {
  const commits = world.commits.slice(seen)
  const changes: Change[] = [...world.state.values('visit')].map((value) => ({ kind: 'visit', id: value.id, value }))
  const group: Group = {
    position: head(),
    commits,
    changes,
    answers: answers.map(({ seat, n }) => {
      return { seat, answer: { n, id: `${seat}-${n}`, result: { kind: 'accepted', seq: head().seq } } }
    }),
    again: [],
    expects: [],
  }
  seating.tell(group, seen)
  seen = world.commits.length
}

describe('greeting a console', () => {
  test('[CUP3] what it has missed, then the room in which all commits are told, then where everybody is', () => {
    const { connection, sent } = connect('console-1')
    seating.greet(connection, { ...fresh, seq: 2, tip: 'c2' })
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
    expect(sent[1]).toEqual({ name: 'feed', message: { from: 2, to: 5, commits: world.commits.slice(2) } })
    expect(names(sent)).toEqual(['welcome', 'feed', 'frame'])
    expect(live.has(connection)).toBe(true)
  })

  test('[CUP3] at most 500 commits in one message, each beginning where the one before ended', () => {
    for (let i = 0; i < 1_200; i++) world.ticket(`bulk-${i}`)
    start()
    const { connection, sent } = connect('console-1')
    seating.greet(connection, fresh)
    const feeds = sent.filter(({ name }) => name === 'feed').map(({ message }) => message as Feed)
    expect(feeds.map(({ from, to, commits }) => [from, to, commits.length])).toEqual([
      [0, 500, 500],
      [500, 1_000, 500],
      [1_000, 1_205, 205],
    ])
  })

  test('[CUP4] one that needs a snapshot is told why, and gets no commits before it has said hello again', () => {
    const { connection, sent } = connect('console-1')
    seating.greet(connection, { epoch: null, seq: 0, tip: '' })
    expect(sent[0]?.message).toMatchObject({ mode: 'snapshot', because: 'new' })
    expect([names(sent), live.size]).toEqual([['welcome'], 0])
  })

  test('[CUP7] the same seat over a new connection: the old one is ended, answers go to the new', () => {
    const [first, second] = [connect('console-1'), connect('console-1')]
    seating.greet(first.connection, fresh)
    seating.greet(second.connection, fresh)
    expect(first.sent.at(-1)).toEqual({ name: 'bye', message: 'replaced' })
    expect([seating.isGreeted(first.connection), seating.isGreeted(second.connection)]).toEqual([false, true])
    seating.left(first.connection)
    expect(seating.isGreeted(second.connection)).toBe(true)
    names(second.sent)
    seating.answer('console-1', { n: 4, id: 'x', result: { kind: 'accepted', seq: 5 } })
    expect(names(second.sent)).toEqual(['answer'])
  })

  test('[CUP7] hello again over the same connection is no replacement', () => {
    const { connection, sent } = connect('console-1')
    seating.greet(connection, { epoch: null, seq: 0, tip: '' })
    seating.greet(connection, fresh)
    expect(names(sent)).not.toContain('bye')
  })
})

describe('greeting a phone', () => {
  test('[CUP10] its view as a whole, whatever it had', () => {
    const { connection, sent } = connect('phone-1', 'w1')
    seating.greet(connection, { epoch: 'other', seq: 99, tip: 'x' })
    expect(sent[0]?.message).toMatchObject({ mode: 'view', because: null, technicianId: 'w1', head: 5 })
    const view = sent[1]?.message as Down['view']
    expect([view.whole, view.to, view.tip]).toEqual([true, 5, 'c5'])
    expect(view.changes.map(({ kind }) => kind).sort()).toEqual(['route', 'technician', 'ticket', 'visit'])
    expect([live.size, seating.hasPhone('w1')]).toEqual([0, true])
  })

  test('[CUP7] another phone of the same technician takes over', () => {
    const [first, second] = [connect('phone-1', 'w1'), connect('phone-2', 'w1')]
    seating.greet(first.connection, fresh)
    seating.greet(second.connection, fresh)
    expect(first.sent.at(-1)).toEqual({ name: 'bye', message: 'replaced' })
    seating.left(first.connection)
    expect(seating.hasPhone('w1')).toBe(true)
    seating.left(second.connection)
    expect(seating.hasPhone('w1')).toBe(false)
  })

  test('[VIS16] what was put on the wire for the first time is recorded', () => {
    const { connection } = connect('phone-1', 'w1')
    seating.greet(connection, fresh)
    const asked = intent('record-sent', { technicianId: 'w1', offers: ['v1'], recalls: [], routeRevision: 1 }, {})
    expect(rules).toEqual([asked])
    world.does(asked, { role: 'rule' })
    seating.greet(connection, fresh)
    expect(rules).toHaveLength(1)
  })
})

describe('telling a written group', () => {
  test('[FED1] [FED2] commits first, with where they begin and end, then answers; answers to their seat only', () => {
    const [one, two] = [connect('console-1'), connect('console-2')]
    for (const { connection, sent } of [one, two]) {
      seating.greet(connection, { ...fresh, seq: 5, tip: 'c5' })
      names(sent)
    }
    world.assign('t2', 'v2', 'w2').ticket('t3')
    tell({ seat: 'console-1', n: 4 }, { seat: 'phone-1', n: 4 })
    expect(one.sent[0]).toEqual({ name: 'feed', message: { from: 5, to: 7, commits: world.commits.slice(5) } })
    expect([names(one.sent), names(two.sent)]).toEqual([['feed', 'answer'], ['feed']])
  })

  test('[FED1] a group of refusals only: no feed', () => {
    const { connection, sent } = connect('console-1')
    seating.greet(connection, { ...fresh, seq: 5, tip: 'c5' })
    names(sent)
    tell({ seat: 'console-1', n: 4 })
    expect(names(sent)).toEqual(['answer'])
  })

  test('[CUP12] a phone’s copy reaches the answer’s seq before the answer, even when nothing in its view has changed', () => {
    const { connection, sent } = connect('phone-1', 'w1')
    seating.greet(connection, fresh)
    names(sent)
    world.ticket('t3')
    tell({ seat: 'phone-1', n: 4 })
    expect(sent[0]).toEqual({ name: 'view', message: { whole: false, to: 6, tip: 'c6', changes: [] } })
    expect(names(sent)).toEqual(['view', 'answer'])
  })

  test('[CUP10] a phone is told what has changed for it, and nothing when nothing has', () => {
    const { connection, sent } = connect('phone-1', 'w1')
    seating.greet(connection, fresh)
    names(sent)
    world.ticket('t3')
    tell()
    seating.tellPhone('w1', false)
    expect(sent).toEqual([])
    world.assign('t3', 'v3', 'w1')
    tell()
    seating.tellPhone('w1', false)
    const view = sent[0]?.message as Down['view']
    expect([view.whole, view.to]).toEqual([false, 7])
    expect(view.changes.map(({ kind, id }) => `${kind}/${id}`)).toEqual(['route/w1', 'visit/v3', 'ticket/t3'])
  })
})

describe('positions', () => {
  test('[POS8] only a phone has a position, and only one that has said hello', () => {
    const [console, phone] = [connect('console-1'), connect('phone-1', 'w1')]
    const fix = { lat: 1, lon: 2, accuracy: null, speed: null, heading: null, ageMs: 0 }
    seating.fix(phone.connection, fix)
    expect(phone.sent).toMatchObject([{ name: 'problem', message: { code: 'notGreeted', message: 'fix' } }])
    for (const { connection, sent } of [console, phone]) {
      seating.greet(connection, fresh)
      sent.length = 0
      seating.fix(connection, fix)
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
      world.ticket(`${name}-${i}`)
      recent.push(world.commits.slice(seen))
      tell()
    }
  }

  test.each([
    ['packets', { packets: slowAbove.packets + 1, bytes: 0 }],
    ['bytes', { packets: 1, bytes: slowAbove.bytes + 1 }],
  ])('[SLW1] too many %s wait: it leaves the live room; the others stay', (_what, backlog) => {
    const [one, two] = [connect('console-1'), connect('console-2')]
    for (const { connection } of [one, two]) seating.greet(connection, upToDate)
    backlogs.set(one.connection, slowAbove)
    commit(1, 'a')
    expect(live.size).toBe(2)
    backlogs.set(one.connection, backlog)
    commit(1, 'b')
    expect([...live]).toEqual([two.connection])
    expect([seating.live.left, seating.live.behind]).toEqual([1, 1])
  })

  test('[SLW2] when all has gone out it gets what it missed, in pieces, each when the one before has gone; then the room', () => {
    const { connection, sent } = connect('console-1')
    seating.greet(connection, upToDate)
    backlogs.set(connection, slow)
    commit(1, 'told')
    commit(150, 'missed')
    expect(ranges(sent)).toEqual([[5, 6]])
    connection.send = (name, message) => {
      sent.push({ name, message })
      backlogs.set(connection, { packets: 1, bytes: 1 })
    }
    backlogs.delete(connection)
    seating.drained(connection)
    expect([ranges(sent), live.has(connection)]).toEqual([[[6, 106]], false])
    seating.drained(connection)
    expect(ranges(sent)).toEqual([])
    commit(5, 'meanwhile')
    backlogs.delete(connection)
    seating.drained(connection)
    expect([ranges(sent), live.has(connection)]).toEqual([[[106, 161]], true])
    backlogs.delete(connection)
    commit(1, 'after')
    expect(ranges(sent)).toEqual([[161, 162]])
  })

  test('[SLW2] [CUP3] a single commit that was missed is told before the room is joined', () => {
    const { connection, sent } = connect('console-1')
    seating.greet(connection, { ...fresh, seq: 4, tip: 'c4' })
    expect([ranges(sent), live.has(connection)]).toEqual([[[4, 5]], true])
  })

  test('[SLW2] a slow greeting is paced alike', () => {
    for (let i = 0; i < 1_200; i++) world.ticket(`bulk-${i}`)
    start()
    const { connection, sent } = connect('console-1')
    backlogs.set(connection, { packets: 1, bytes: 1 })
    seating.greet(connection, fresh)
    expect([ranges(sent), live.size]).toEqual([[], 0])
    backlogs.delete(connection)
    seating.drained(connection)
    expect(ranges(sent)).toEqual([
      [0, 500],
      [500, 1_000],
      [1_000, 1_205],
    ])
    expect(live.has(connection)).toBe(true)
  })

  test('[SLW3] what it missed is no longer at hand: a feed with a hole, and it says hello again', () => {
    const { connection, sent } = connect('console-1')
    seating.greet(connection, upToDate)
    backlogs.set(connection, slow)
    commit(1, 'told')
    commit(20, 'missed')
    recent.push(Array.from({ length: 6_000 }, (_, i) => ({ ...world.commits[0]!, seq: 27 + i })))
    backlogs.delete(connection)
    sent.length = 0
    seating.drained(connection)
    expect(sent).toEqual([{ name: 'feed', message: { from: 26, to: 26, commits: [] } }])
    expect([live.size, seating.live.behind]).toEqual([0, 0])
    sent.length = 0
    seating.greet(connection, { epoch: 'epoch-1', seq: 6, tip: 'c6' })
    expect(sent[0]?.message).toMatchObject({ mode: 'snapshot', because: 'tooOld' })
  })

  test.each([
    ['packets', { packets: endAbove.packets + 1, bytes: 0 }],
    ['bytes', { packets: 0, bytes: endAbove.bytes + 1 }],
  ])('[SLW4] far too many %s wait: it is ended', (_what, backlog) => {
    const { connection, sent } = connect('console-1')
    seating.greet(connection, upToDate)
    backlogs.set(connection, endAbove)
    seating.look(0)
    expect(names(sent)).not.toContain('bye')
    backlogs.set(connection, backlog)
    seating.look(1)
    seating.look(2)
    expect(sent.splice(0)).toEqual([{ name: 'bye', message: 'slow' }])
    expect([seating.isGreeted(connection), seating.live.behind, live.size, seating.ended]).toEqual([false, 0, 0, 1])
  })

  test('[SLW4] something waits for 30 s without ever having all gone out: it is ended; going out once, it is not', () => {
    const { connection, sent } = connect('console-1')
    seating.greet(connection, upToDate)
    backlogs.set(connection, { packets: 1, bytes: 1 })
    seating.look(0)
    seating.look(slowPatience)
    seating.drained(connection)
    seating.look(slowPatience + 1)
    seating.look(2 * slowPatience + 1)
    expect(names(sent)).not.toContain('bye')
    seating.look(2 * slowPatience + 2)
    expect(names(sent)).toEqual(['bye'])
  })

  test('[SLW5] a phone’s view is not sent while too much waits; then it is sent once, as it has become', () => {
    const { connection, sent } = connect('phone-1', 'w1')
    seating.greet(connection, fresh)
    sent.length = 0
    backlogs.set(connection, slow)
    for (const n of [1, 2]) {
      world.assign(n === 1 ? 't2' : world.ticket('t9') && 't9', `v-${n}`, 'w1')
      tell({ seat: 'phone-1', n: 3 + n })
      seating.tellPhone('w1', false)
    }
    expect(names(sent)).toEqual(['answer', 'answer'])
    backlogs.delete(connection)
    seating.drained(connection)
    const view = sent[0]?.message as Down['view']
    expect([names(sent), view.whole, view.to]).toEqual([['view'], false, head().seq])
    expect(view.changes.map(({ kind, id }) => `${kind}/${id}`)).toEqual(
      expect.arrayContaining(['visit/v-1', 'visit/v-2']),
    )
    seating.drained(connection)
    expect(sent).toEqual([])
  })
})
