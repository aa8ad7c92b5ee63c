// Commands that come late after an outage.
import { describe, expect, test } from 'vitest'
import type { Intent } from './command.ts'
import { intent } from './decide.ts'
import { assign, minutes, morning, reassign, refused, smallWorld } from '../../test/support/world.ts'

const held = () =>
  smallWorld()
    .assign('t1', 'v1', 'w1')
    .assign('t2', 'v2', 'w1')
    .wait(60 * minutes)
const limited: [Intent, number][] = [
  [reassign('t1', 'v1', 'v3', 'w2'), 10],
  [intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v1' }), 10],
  [intent('reroute-technician', { technicianId: 'w1', visitIds: ['v2', 'v1'] }, { visitIds: ['v1', 'v2'] }), 10],
  [intent('cancel-ticket', { ticketId: 't1', reason: 'solved' }, {}), 30],
]

describe('time limits', () => {
  test.each(limited)('[CMD16] $name in time, and too late', (asked, limit) => {
    expect(held().ask(asked, { ageMs: limit * minutes }).kind).toBe('events')
    const ageMs = limit * minutes + 1
    const world = held()
    expect(world.ask(asked, { ageMs })).toMatchObject(
      refused('stale', { madeAt: world.now - ageMs, ageMs, limitMs: limit * minutes }),
    )
  })

  test('[CMD16] assign-ticket too late: it says who has the ticket now', () => {
    const world = smallWorld().wait(20 * minutes)
    const late = { ageMs: 11 * minutes }
    expect(world.ask(assign('t1', 'v1', 'w1'), late)).toMatchObject(
      refused('stale', { ticketId: 't1', number: 1001, technicianId: null, technicianName: null }),
    )
    world.assign('t1', 'v2', 'w2')
    expect(world.ask(assign('t1', 'v1', 'w1'), late)).toEqual(
      refused('stale', {
        madeAt: morning + 9 * minutes,
        ageMs: 11 * minutes,
        limitMs: 10 * minutes,
        ticketId: 't1',
        number: 1001,
        technicianId: 'w2',
        technicianName: 'Technician w2',
      }),
    )
  })

  test('[CMD16] what is so already is unchanged, however old', () => {
    const world = held()
    expect(world.ask(assign('t1', 'v9', 'w1'), { ageMs: 50 * minutes })).toEqual({ kind: 'unchanged' })
  })

  test('[CMD16] a guess is never stale', () => {
    for (const [asked] of limited) expect(held().ask(asked, { ageMs: 50 * minutes, guess: true }).kind).toBe('events')
  })

  test('[CMD16] what was created, noted, reported, edited or done is good for ever', () => {
    const late = { ageMs: 59 * minutes }
    const world = held()
    const phone = { phone: 'w1', ...late }
    const edit = intent('edit-ticket', { ticketId: 't1', fields: { access: { from: '', to: 'x' } } }, {})
    const asked = [
      world.ask(intent('add-note', { ticketId: 't1', noteId: 'n1', text: 'x' }, {}), late),
      world.ask(edit, late),
      world.ask(intent('accept-visit', { visitId: 'v1' }, {}), phone),
      world.ask(intent('report-status', { visitId: 'v1', status: 'on-site' }, {}), phone),
      world.ask(intent('resolve-ticket', { ticketId: 't1', resolution: 'x' }, { visitId: 'v1' }), phone),
      world.ask(intent('decline-visit', { visitId: 'v2', reason: 'other' }, {}), phone),
    ]
    expect(asked.map(({ kind }) => kind)).toEqual(asked.map(() => 'events'))
  })
})
