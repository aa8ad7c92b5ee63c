// What a seat does about its link: catching up after hello, and how it knows that the relay is there.
import { describe, expect, test } from 'vitest'
import { intent } from '../commands/decide.ts'
import { Desk, nothing, snapshotOf, welcome } from '../../test/support/desk.ts'
import { accepted, assign, actor, commitsOf, morning, note, reassign, smallWorld } from '../../test/support/world.ts'

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

  test('[CAC11] a copy that an older rule has folded is shown, and fetched again though it is as far as the log', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1')
    const desk = new Desk()
    desk.client.restore(snapshotOf(smallWorld().assign('t1', 'v0', 'w1')), [], null, 0, true)
    desk.client.opened(0)
    const { seq, id } = world.commits.at(-1)!
    expect(desk.sent).toEqual([{ name: 'hello', message: { epoch: 'epoch-1', seq, tip: id } }])
    // It would only be told what has come since.
    desk.welcome({ mode: 'delta' })
    expect(desk.fetches).toBe(1)
    expect([desk.client.outdated, desk.client.logReplaced, desk.shownVisits]).toEqual([true, false, ['v0']])
    // Cut off before it came, it is still to be fetched; a log that has been replaced meanwhile is seen as such.
    desk.client.closed()
    desk.client.opened(0)
    desk.welcome({ mode: 'snapshot', because: 'tip' })
    expect(desk.client.logReplaced).toBe(true)
    desk.client.snapshotArrived(snapshotOf(world), 0)
    expect([desk.client.outdated, desk.shownVisits]).toEqual([false, ['v1']])
    expect(desk.sent.at(-1)).toEqual({ name: 'hello', message: { epoch: 'epoch-1', seq, tip: id } })
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
