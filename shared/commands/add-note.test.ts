import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import { minutes, morning, refused, smallWorld } from '../../test/support/world.ts'

const note = (ticketId: string, noteId: string, text = 'gate code 12') =>
  intent('add-note', { ticketId, noteId, text }, {})

describe('add-note', () => {
  test('[TKT4] notes add up, each with who and when it was written', () => {
    const world = smallWorld().wait(minutes)
    world.does(note('t1', 'n1'), { ageMs: minutes }).does(note('t1', 'n2', 'dog'), { phone: 'w1' })
    expect(world.get('ticket', 't1').notes).toMatchObject([
      { id: 'n1', at: morning, by: { name: 'Anna' }, text: 'gate code 12' },
      { id: 'n2', at: morning + minutes, by: { name: 'Timo' }, text: 'dog' },
    ])
  })

  test('[TKT4] the same note again: unchanged; no such ticket: refused', () => {
    const world = smallWorld().does(note('t1', 'n1'))
    expect(world.ask(note('t1', 'n1', 'other words'))).toEqual({ kind: 'unchanged' })
    expect(world.ask(note('t9', 'n1'))).toEqual(refused('ticketUnknown', { ticketId: 't9' }))
  })

  test('[TKT4] an ended ticket takes notes too, so that one made offline always lands', () => {
    const world = smallWorld().does(intent('cancel-ticket', { ticketId: 't1', reason: 'x' }, {}))
    expect(world.ask(note('t1', 'n1')).kind).toBe('events')
  })
})
