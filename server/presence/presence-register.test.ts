import { beforeEach, describe, expect, test } from 'vitest'
import { mostAtOnce, PresenceRegister } from './presence-register.ts'
import { attentionLasts, type Attention } from '../../shared/model/attention.ts'
import { actor } from '../../test/support/world.ts'

const anna = actor('dispatcher', 'Anna')
const bea = { ...actor('shift-lead', 'Bea'), id: 'bea' }
const open = (ticketId: string): Attention => ({ ticketId, editing: false, field: null, moving: false })
const edits = (ticketId: string, field: Attention['field'] = null): Attention => ({
  ticketId,
  editing: true,
  field,
  moving: false,
})

let register: PresenceRegister
beforeEach(() => {
  register = new PresenceRegister()
})

describe('who is where', () => {
  test('[PRE1] what has changed is told once, as it is by then', () => {
    register.say('desk-1', anna, open('t1'), 0)
    register.say('desk-1', anna, edits('t1'), 10)
    register.say('desk-1', anna, edits('t1', 'access'), 20)
    register.say('desk-2', bea, open('t1'), 30)
    expect(register.takeChanged()).toEqual([
      { seat: 'desk-1', at: { actor: anna, ...edits('t1', 'access') } },
      { seat: 'desk-2', at: { actor: bea, ...open('t1') } },
    ])
    expect(register.takeChanged()).toEqual([])
  })

  test('[PRE1] saying the same again is no news; another ticket, field or person is', () => {
    register.say('desk-1', anna, edits('t1', 'phone'), 0)
    register.takeChanged()
    register.say('desk-1', anna, edits('t1', 'phone'), 5_000)
    expect(register.takeChanged()).toEqual([])
    for (const [who, at] of [
      [anna, edits('t1', 'access')],
      [anna, open('t1')],
      [anna, open('t2')],
      [bea, open('t2')],
    ] as const) {
      register.say('desk-1', who, at, 6_000)
      expect(register.takeChanged()).toEqual([{ seat: 'desk-1', at: { actor: who, ...at } }])
    }
  })

  test('[PRE10] the other tickets in the hand are passed on, and are news when they become others', () => {
    const hand = (...also: string[]): Attention => ({ ...open('t1'), moving: true, also })
    register.say('desk-1', anna, hand('t2', 't3'), 0)
    expect(register.takeChanged()).toEqual([{ seat: 'desk-1', at: { actor: anna, ...hand('t2', 't3') } }])
    register.say('desk-1', anna, hand('t2', 't3'), 5_000)
    expect(register.takeChanged()).toEqual([])
    register.say('desk-1', anna, hand('t2', 't4'), 6_000)
    expect(register.takeChanged()).toEqual([{ seat: 'desk-1', at: { actor: anna, ...hand('t2', 't4') } }])
    expect(register.all()).toEqual([{ seat: 'desk-1', at: { actor: anna, ...hand('t2', 't4') } }])
  })

  test('[PRE2] it ends when the seat says so, and when its connection ends', () => {
    register.say('desk-1', anna, open('t1'), 0)
    register.say('desk-2', bea, open('t1'), 0)
    register.takeChanged()
    register.say('desk-1', anna, null, 1_000)
    register.left('desk-2')
    expect(register.takeChanged()).toEqual([
      { seat: 'desk-1', at: null },
      { seat: 'desk-2', at: null },
    ])
    expect(register.all()).toEqual([])
    register.left('desk-2')
    register.left('desk-9')
    expect(register.takeChanged()).toEqual([])
  })

  test('[PRE2] it lasts 15 s from when it was last said', () => {
    register.say('desk-1', anna, open('t1'), 0)
    register.say('desk-2', bea, open('t2'), 0)
    register.say('desk-2', bea, open('t2'), 5_000)
    register.takeChanged()
    register.expire(attentionLasts - 1)
    expect(register.all()).toHaveLength(2)
    register.expire(attentionLasts)
    expect(register.takeChanged()).toEqual([{ seat: 'desk-1', at: null }])
    expect(register.all()).toEqual([{ seat: 'desk-2', at: { actor: bea, ...open('t2') } }])
    register.expire(5_000 + attentionLasts)
    expect(register.all()).toEqual([])
  })
})

describe('who says too much', () => {
  test('[PRE3] is not heard beyond 20 at once, nor beyond 10 a second', () => {
    const said = (mono: number, i: number) => register.say('desk-1', anna, open(`t${i}`), mono)
    for (let i = 1; i <= mostAtOnce; i++) expect(said(0, i)).toBe(true)
    expect(said(0, 98)).toBe(false)
    expect(said(99, 99)).toBe(false)
    expect(register.all()).toEqual([{ seat: 'desk-1', at: { actor: anna, ...open(`t${mostAtOnce}`) } }])
    expect(said(100, 100)).toBe(true)
    expect(said(150, 101)).toBe(false)
    expect(said(200, 102)).toBe(true)
    expect(register.say('desk-2', bea, open('t1'), 200)).toBe(true)
  })

  test('[PRE3] being nowhere in between buys no more', () => {
    for (let i = 0; i < mostAtOnce; i++) register.say('desk-1', anna, i % 2 ? null : open('t1'), 0)
    expect(register.say('desk-1', anna, open('t2'), 0)).toBe(false)
  })
})
