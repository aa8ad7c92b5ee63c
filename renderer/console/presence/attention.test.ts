import '../../../test/support/page-stub.ts'
import { expect, test } from 'vitest'
import { sameAttention } from '../../../shared/model/attention.ts'
import { attentionOf } from './attention.ts'

const nothing = { ticketId: null, technicianId: null, editing: null, assigning: null, aimedTicket: null }
const open = { ...nothing, ticketId: 't1' }

test('[PRE1] [PRE10] what is told: the open ticket and its field, or the one that is being given to somebody', () => {
  expect(attentionOf(nothing, null, null)).toBeNull()
  const looked = { ticketId: 't1', editing: false, field: null, moving: false }
  expect(attentionOf(open, 'access', null)).toEqual(looked)
  expect(attentionOf({ ...open, editing: 't1' }, 'access', null)).toEqual({ ...looked, editing: true, field: 'access' })
  expect(attentionOf({ ...open, editing: 't2' }, 'access', null)).toEqual(looked)
  expect(attentionOf({ ...open, technicianId: 'w1' }, null, null)).toBeNull()
  const held = { ticketId: 't2', editing: false, field: null, moving: true }
  expect(attentionOf({ ...open, editing: 't1' }, 'access', 't2')).toEqual(held)
  expect(attentionOf({ ...open, technicianId: 'w1', assigning: 't2' }, null, null)).toEqual(held)
  expect(attentionOf({ ...open, aimedTicket: 't2' }, null, null)).toEqual(held)
  expect(sameAttention(attentionOf({ ...open, assigning: 't1' }, null, null), looked)).toBe(false)
  expect(sameAttention(held, { ...held })).toBe(true)
})
