import { beforeEach, describe, expect, test } from 'vitest'
import { SeatPresence } from './seat-presence.ts'
import type { Attention, Colleague } from '../model/attention.ts'
import type { Attend } from '../wire/messages.ts'
import { actor } from '../../test/support/world.ts'

const bea = { ...actor('dispatcher', 'Bea'), id: 'bea' }
const at = (ticketId: string, field: Attention['field'] = null): Attention => ({
  ticketId,
  editing: field !== null,
  field,
  moving: false,
})
const seat = (name: string, ticketId: string | null) => ({
  seat: name,
  at: ticketId === null ? null : { actor: bea, ...at(ticketId) },
})

let sent: Attend[]
let told: (readonly Colleague[])[]
let presence: SeatPresence
beforeEach(() => {
  sent = []
  told = []
  presence = new SeatPresence('desk-1', { send: (one) => sent.push(one), changed: (all) => told.push(all) })
})

describe('what is open here', () => {
  test('[PRE2] is said at once, again every 5 s, and not again once it is nothing', () => {
    presence.attend('anna', at('t1'))
    presence.look(true, 0)
    presence.attend('anna', at('t1'))
    for (const mono of [1, 1_000, 4_999]) presence.look(true, mono)
    expect(sent).toEqual([{ actorId: 'anna', at: at('t1') }])
    presence.look(true, 5_000)
    presence.look(true, 9_000)
    presence.look(true, 10_000)
    expect(sent).toHaveLength(3)
    presence.attend('anna', null)
    for (const mono of [10_001, 16_000, 60_000]) presence.look(true, mono)
    expect(sent.slice(3)).toEqual([{ actorId: 'anna', at: null }])
  })

  test('[PRE1] another ticket, another field and another person are said', () => {
    const steps: [string, Attention][] = [
      ['anna', at('t1')],
      ['anna', at('t1', 'access')],
      ['anna', at('t1', 'phone')],
      ['anna', at('t2')],
      ['bea', at('t2')],
    ]
    for (const [who, what] of steps) {
      presence.attend(who, what)
      presence.look(true, 0)
    }
    expect(sent).toEqual(steps.map(([actorId, what]) => ({ actorId, at: what })))
  })

  test('[PRE10] several in one hand are one thing said; another one among them is another thing', () => {
    const hand = (...also: string[]): Attention => ({ ...at('t1'), moving: true, also })
    for (const what of [hand('t2', 't3'), hand('t2', 't3'), hand('t2'), { ...at('t1'), moving: true }]) {
      presence.attend('anna', what)
      presence.look(true, 0)
    }
    expect(sent.map((one) => one.at?.also)).toEqual([['t2', 't3'], ['t2'], undefined])
    presence.told({ whole: true, seats: [{ seat: 'desk-2', at: { ...hand('t8', 't9'), actor: bea } }] })
    expect(presence.colleagues).toEqual([{ ...hand('t8', 't9'), actor: bea, seat: 'desk-2' }])
  })

  test('[PRE6] without a link nothing is said, and with the next one at once what is so by then', () => {
    presence.look(false, 0)
    presence.attend('anna', at('t1'))
    presence.look(false, 1)
    presence.attend('anna', at('t2'))
    presence.look(false, 2)
    expect(sent).toEqual([])
    presence.look(true, 3)
    presence.look(false, 4)
    presence.look(true, 5)
    expect(sent).toEqual([
      { actorId: 'anna', at: at('t2') },
      { actorId: 'anna', at: at('t2') },
    ])
  })

  test('a seat that has nothing open says nothing', () => {
    presence.attend('anna', null)
    presence.look(true, 0)
    expect(sent).toEqual([])
  })
})

describe('colleagues', () => {
  test('[PRE4] are those of other seats, as they come, go on and leave', () => {
    presence.told({ whole: true, seats: [seat('desk-1', 't1'), seat('desk-2', 't1'), seat('desk-3', 't2')] })
    expect(presence.colleagues.map((one) => [one.seat, one.ticketId])).toEqual([
      ['desk-2', 't1'],
      ['desk-3', 't2'],
    ])
    presence.told({ whole: false, seats: [seat('desk-2', null), seat('desk-3', 't3'), seat('desk-1', 't9')] })
    expect(presence.colleagues.map((one) => [one.seat, one.ticketId])).toEqual([['desk-3', 't3']])
    presence.told({ whole: true, seats: [seat('desk-4', 't4')] })
    expect(presence.colleagues.map((one) => one.seat)).toEqual(['desk-4'])
    expect(told.at(-1)).toEqual(presence.colleagues)
  })

  test('[PRE6] are not vouched for without a link: told once that there are none', () => {
    presence.told({ whole: true, seats: [seat('desk-2', 't1')] })
    presence.look(true, 0)
    expect(told).toHaveLength(1)
    presence.look(false, 1)
    presence.look(false, 2)
    expect(told.slice(1)).toEqual([[]])
    expect(presence.colleagues).toEqual([])
  })
})
