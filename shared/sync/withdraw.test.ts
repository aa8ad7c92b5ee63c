// Taking commands out of the outbox that have never left the seat.
import { describe, expect, test } from 'vitest'
import { replayJournal } from './journal.ts'
import { Desk, nothing, welcome } from '../../test/support/desk.ts'
import { assign, smallWorld } from '../../test/support/world.ts'

/** A seat with a copy and without a connection. */
function offline(): Desk {
  const desk = new Desk().goLive()
  desk.client.closed()
  return desk
}

function withdraw(desk: Desk, ...ids: string[]): (string | null)[] | false {
  const told: (string | null)[] = []
  return desk.client.withdraw(ids, desk.mono, (failure) => void told.push(failure)) && told
}
const idsOf = (desk: Desk) => desk.client.outbox.list.map(({ command }) => command.id)

describe('what has never left the seat', () => {
  test('[UND7] is gone from screen, outbox and journal, and its number is free', () => {
    const desk = offline()
    desk.submit(assign('t1', 'v1', 'w1'))
    desk.disk()
    desk.submit(assign('t2', 'v2', 'w1'))
    desk.disk()
    const [first, second] = idsOf(desk)
    const told = withdraw(desk, second!)
    desk.disk()
    expect([told, idsOf(desk), desk.shownVisits]).toEqual([[null], [first], ['v1']])
    desk.submit(assign('t2', 'v3', 'w2'))
    desk.disk()
    const kept = replayJournal(desk.written)
    expect(kept.undecided.map(({ id, n }) => [id, n])).toEqual([
      [first, 1],
      [idsOf(desk)[1], 2],
    ])
    expect(kept.nextN).toBe(3)
    desk.client.opened(desk.mono)
    desk.client.welcomed(welcome({ head: desk.client.replica.position.seq }), desk.mono)
    expect(desk.pushed.map(({ n, args }) => [n, (args as { visitId: string }).visitId])).toEqual([
      [1, 'v1'],
      [2, 'v3'],
    ])
  })

  test('[UND7] several of one submission go together, and while it is written nothing is pushed', () => {
    const desk = offline()
    desk.submit(assign('t1', 'v1', 'w1'), assign('t2', 'v2', 'w1'))
    desk.disk()
    const ids = idsOf(desk)
    const told = withdraw(desk, ...ids)
    desk.takeSent()
    desk.client.opened(desk.mono)
    desk.welcome()
    expect(desk.takeSent()).toEqual(['hello'])
    desk.disk()
    expect([told, desk.takeSent(), idsOf(desk), desk.shownVisits]).toEqual([[null], [], [], []])
    expect(replayJournal(desk.written)).toMatchObject({ undecided: [], nextN: 1 })
  })

  test('[UND7] stays, and is shown, when the disk does not keep that it has gone', () => {
    const desk = offline()
    desk.submit(assign('t1', 'v1', 'w1'))
    desk.disk()
    const told = withdraw(desk, ...idsOf(desk))
    desk.disk('full')
    expect([told, idsOf(desk).length, desk.shownVisits]).toEqual([['full'], 1, ['v1']])
    desk.submit(assign('t2', 'v2', 'w1'))
    desk.disk()
    expect(desk.client.outbox.list.map(({ command }) => command.n)).toEqual([1, 2])
  })
})

describe('what goes its way', () => {
  test('[UND7] it was pushed, also on a connection that is gone', () => {
    const desk = new Desk().goLive()
    desk.submit(assign('t1', 'v1', 'w1'))
    desk.disk()
    expect(desk.takeSent()).toEqual(['push 1'])
    expect(withdraw(desk, ...idsOf(desk))).toBe(false)
    desk.client.closed()
    expect(withdraw(desk, ...idsOf(desk))).toBe(false)
  })

  test('[UND7] something stands behind it, or it is being written', () => {
    const desk = offline()
    desk.submit(assign('t1', 'v1', 'w1'))
    expect(withdraw(desk, ...idsOf(desk))).toBe(false)
    desk.disk()
    const [first] = idsOf(desk)
    desk.submit(assign('t2', 'v2', 'w1'))
    expect(withdraw(desk, first!)).toBe(false)
    desk.disk()
    expect([withdraw(desk, first!), withdraw(desk, 'unknown'), withdraw(desk)]).toEqual([false, false, false])
    expect(idsOf(desk)).toHaveLength(2)
  })

  test('[UND7] what is behind it is being taken out, and the disk may still refuse that', () => {
    const desk = offline()
    for (const n of [1, 2]) {
      desk.submit(assign(`t${n}`, `v${n}`, 'w1'))
      desk.disk()
    }
    const [first, second] = idsOf(desk)
    expect([withdraw(desk, second!), withdraw(desk, first!)]).toEqual([[], false])
    desk.disk('full')
    expect(idsOf(desk)).toEqual([first, second])
  })

  test('[UND7] it is of an earlier run: nobody knows whether it has left', () => {
    const before = offline()
    before.submit(assign('t1', 'v1', 'w1'))
    before.disk()
    const desk = new Desk({ ...nothing, undecided: before.client.outbox.content.undecided, nextN: 2 }).goLive(
      smallWorld(),
    )
    desk.client.closed()
    expect(withdraw(desk, ...idsOf(desk))).toBe(false)
  })
})
