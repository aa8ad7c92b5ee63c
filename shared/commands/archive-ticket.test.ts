import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import { archiveAfterMs } from '../model/ticket.ts'
import { refused, smallWorld, type World } from '../../test/support/world.ts'

const archive = intent('archive-ticket', { ticketId: 't1' }, {})
const cancel = intent('cancel-ticket', { ticketId: 't1', reason: 'x' }, {})
const asRule = { role: 'rule' } as const
const week = 7 * 24 * 3_600_000
const ask = (world: World) => world.ask(archive, asRule)

describe('tickets that ended long ago', () => {
  test('[TKT13] leave the state with their visits, once, and not a moment too early', () => {
    const world = smallWorld().does(cancel)
    world.wait(archiveAfterMs - 1)
    expect(ask(world)).toMatchObject(refused('ticketNotArchivable', { ticketId: 't1' }))
    world.wait(1)
    world.does(archive, asRule)
    expect(world.state.get('ticket', 't1')).toBeUndefined()
    expect(ask(world)).toEqual({ kind: 'unchanged' })
  })

  test('[TKT13] an open ticket stays, however old it is', () => {
    const world = smallWorld()
    world.wait(52 * week)
    expect(ask(world)).toMatchObject(refused('ticketNotArchivable', { ticketId: 't1', at: null }))
  })

  test('[TKT14] one whose recall no phone has stored stays a week', () => {
    const world = smallWorld().assign('t1', 'v1', 'w1').does(cancel)
    expect(world.get('visit', 'v1')?.recall).not.toBeNull()
    world.wait(week - 1)
    expect(ask(world)).toMatchObject(refused('ticketNotArchivable', { ticketId: 't1' }))
    world.wait(1)
    world.does(archive, asRule)
    expect(world.state.get('visit', 'v1')).toBeUndefined()
  })

  test('[TKT13] its id and its number are not given again by accident', () => {
    const world = smallWorld().does(cancel)
    const { number } = world.get('ticket', 't1')
    world.wait(archiveAfterMs)
    world.does(archive, asRule).ticket('t9')
    expect(world.get('ticket', 't9').number).toBeGreaterThan(number!)
  })
})
