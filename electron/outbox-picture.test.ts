import { expect, test } from 'vitest'
import { outboxPicture } from './outbox-picture.ts'
import { intent } from '../shared/commands/decide.ts'
import { Desk } from '../test/support/desk.ts'
import { actor, assign, smallWorld } from '../test/support/world.ts'

test('[REV6] a command keeps its maker, and is marked for whoever works here now', () => {
  const desk = new Desk().goLive(smallWorld())
  desk.submit(assign('t1', 'v1', 'w1'), intent('add-note', { ticketId: 't1', noteId: 'n1', text: 'x' }, {}))
  desk.disk()
  desk.answer('id-1', { kind: 'refused', seq: 4, code: 'ticketMoved', facts: {} })
  const anna = actor('dispatcher')
  const picture = (present = anna) => outboxPicture(desk.client.outbox, desk.client.replica, present)
  expect(picture().queued).toMatchObject([{ id: 'id-2', actor: anna, leftBy: null, state: 'sent' }])
  expect(picture().refused).toMatchObject([{ command: { id: 'id-1' }, leftBy: null, kind: 'conflict' }])
  const sven = picture(actor('supervisor'))
  expect(sven.queued).toMatchObject([{ id: 'id-2', actor: anna, leftBy: anna }])
  expect(sven.refused).toMatchObject([{ command: { actor: anna }, leftBy: anna, code: 'ticketMoved' }])
})
