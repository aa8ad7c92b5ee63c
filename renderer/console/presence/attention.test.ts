import '../../../test/support/page-stub.ts'
import { expect, test } from 'vitest'
import { smallWorld } from '../../../test/support/world.ts'
import { attentionSchema, sameAttention } from '../../../shared/model/attention.ts'
import { kinds } from '../../../shared/model/entities.ts'
import { entities } from '../data/entity-store.ts'
import { attentionOf } from './attention.ts'

const nothing = {
  ticketId: null,
  technicianId: null,
  editing: null,
  assigning: null,
  aimedTicket: null,
  marked: new Set<string>(),
}
const drags = (ticketId: string, ...also: string[]) => ({ ticketId, also })
const open = { ...nothing, ticketId: 't1' }

test('[PRE1] [PRE10] what is told: the open ticket and its field, or the one that is being given to somebody', () => {
  expect(attentionOf(nothing, null, null)).toBeNull()
  const looked = { ticketId: 't1', editing: false, field: null, moving: false }
  expect(attentionOf(open, 'access', null)).toEqual(looked)
  expect(attentionOf({ ...open, editing: 't1' }, 'access', null)).toEqual({ ...looked, editing: true, field: 'access' })
  expect(attentionOf({ ...open, editing: 't2' }, 'access', null)).toEqual(looked)
  expect(attentionOf({ ...open, technicianId: 'w1' }, null, null)).toBeNull()
  const held = { ticketId: 't2', editing: false, field: null, moving: true }
  expect(attentionOf({ ...open, editing: 't1' }, 'access', drags('t2'))).toEqual(held)
  expect(attentionOf({ ...open, technicianId: 'w1', assigning: 't2' }, null, null)).toEqual(held)
  expect(attentionOf({ ...open, aimedTicket: 't2' }, null, null)).toEqual(held)
  expect(sameAttention(attentionOf({ ...open, assigning: 't1' }, null, null), looked)).toBe(false)
  expect(sameAttention(held, { ...held })).toBe(true)
})

test('[PRE10] all that is in the hand is told: dragged, chosen for or dragged to with the marks; what has ended is not', () => {
  const world = smallWorld().ticket('t3').ticket('t4')
  const changes = kinds.flatMap((kind) =>
    [...world.state.values(kind)].map((value) => ({ kind, id: value.id, value, guess: false })),
  )
  entities.apply({ revision: 1, whole: true, more: false, changes } as Parameters<typeof entities.apply>[0])
  const held = { ticketId: 't2', editing: false, field: null, moving: true }
  expect(attentionOf(open, null, drags('t2', 't3', 't4'))).toEqual({ ...held, also: ['t3', 't4'] })
  const marked = { ...open, marked: new Set(['t1', 't2', 't3', 'ended']) }
  expect(attentionOf({ ...marked, assigning: 't2' }, null, null)).toEqual({ ...held, also: ['t1', 't3'] })
  expect(attentionOf({ ...marked, aimedTicket: 't2' }, null, null)).toEqual({ ...held, also: ['t1', 't3'] })
  // Beside the marks it is alone.
  expect(attentionOf({ ...marked, assigning: 't4' }, null, null)).toEqual({ ...held, ticketId: 't4' })
  expect(attentionOf(marked, null, null)).not.toHaveProperty('also')
})

test('[PRE10] never more is told than the relay reads', () => {
  const many = Array.from({ length: 600 }, (_, i) => `t${i}`)
  const at = attentionOf(nothing, null, drags('first', ...many))
  expect(at?.also).toHaveLength(499)
  expect(attentionSchema.safeParse(at).success).toBe(true)
  expect(attentionSchema.safeParse({ ...at, also: many }).success).toBe(false)
})
