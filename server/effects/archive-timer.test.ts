import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ArchiveTimer } from './archive-timer.ts'
import { intent } from '../../shared/commands/decide.ts'
import { archiveAfterMs } from '../../shared/model/ticket.ts'
import { smallWorld, type World } from '../../test/support/world.ts'

let asked: string[]
let world: World
let timer: ArchiveTimer
const cancel = (ticketId: string) => intent('cancel-ticket', { ticketId, reason: 'x' }, {})
const open = () => {
  timer = new ArchiveTimer(world.state, {
    now: () => world.now,
    applyRule: (id, { name }) => void asked.push(`${id} ${name}`),
  })
}
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  asked = []
  world = smallWorld().ticket('t3')
  open()
})
afterEach(() => {
  timer.stop()
  vi.useRealTimers()
})
const note = (...ids: string[]) =>
  timer.note(ids.map((id) => ({ kind: 'ticket', id, value: world.state.get('ticket', id) ?? null })))

describe('tickets that ended long ago', () => {
  test('[TKT13] are asked for when their time has come, in the order in which they ended, and no open one', () => {
    timer.start([], 1_000)
    world.does(cancel('t2'))
    note('t2')
    world.wait(1_000)
    world.does(cancel('t1'))
    note('t1', 't3')
    world.wait(archiveAfterMs - 1_001)
    vi.advanceTimersByTime(1_000)
    expect(asked).toEqual([])
    world.wait(1)
    vi.advanceTimersByTime(1_000)
    expect(asked).toEqual(['archive:t2 archive-ticket'])
    world.wait(1_000)
    world.does(intent('archive-ticket', { ticketId: 't2' }, {}), { role: 'rule' })
    note('t2')
    asked = []
    vi.advanceTimersByTime(1_000)
    expect(asked).toEqual(['archive:t1 archive-ticket'])
  })

  test('[TKT13] also those that ended before a start', () => {
    world.does(cancel('t3')).wait(archiveAfterMs)
    open()
    timer.start(world.state.values('ticket'), 1_000)
    timer.look()
    expect(asked).toEqual(['archive:t3 archive-ticket'])
  })

  test('[TKT14] one that waits for its recall holds nobody up', () => {
    world.assign('t1', 'v1', 'w1').does(cancel('t1')).does(cancel('t2'))
    timer.start(world.state.values('ticket'), 1_000)
    world.wait(archiveAfterMs)
    timer.look()
    expect(asked).toEqual(['archive:t2 archive-ticket'])
  })

  test('[TKT13] a hundred at a look, so that a relay that was away has time for others', () => {
    for (let i = 0; i < 150; i++) world.ticket(`x${i}`).does(cancel(`x${i}`))
    timer.start(world.state.values('ticket'), 1_000)
    world.wait(archiveAfterMs)
    timer.look()
    expect(asked).toHaveLength(100)
  })
})
