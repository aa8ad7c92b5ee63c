import { describe, expect, test } from 'vitest'
import {
  beginTouch,
  changesOf,
  fieldNow,
  keepMine,
  openDraft,
  stampSince,
  takeTheirs,
  tidy,
  touch,
  type EditDraft,
} from './edit-draft.ts'
import { intent } from '../../../shared/commands/decide.ts'
import { fieldOf, fieldValues, type FieldValues } from '../../../shared/model/ticket-fields.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { smallWorld, type World } from '../../../test/support/world.ts'

const me = 'dispatcher'

/** A colleague's edit, as the relay commits it: the shift lead is not who works here. */
function colleague<F extends keyof FieldValues>(
  world: World,
  field: F,
  from: FieldValues[F],
  to: FieldValues[F],
): Ticket {
  world.does(intent('edit-ticket', { ticketId: 't1', fields: { [field]: { from, to } } }, {}), { role: 'shift-lead' })
  return world.get('ticket', 't1')
}
function setUp(): { world: World; opened: Ticket; draft: EditDraft } {
  const world = smallWorld()
  const opened = world.get('ticket', 't1')
  return { world, opened, draft: openDraft(opened) }
}

describe('a field nobody has touched here', () => {
  test('[PRE7] takes what a colleague has made of it, and says whose it is', () => {
    const { world, opened, draft } = setUp()
    expect(fieldNow(draft, opened, 'summary', me)).toMatchObject({ value: opened.summary, kind: 'as-opened' })
    const ticket = colleague(world, 'summary', opened.summary, 'Sparks')
    expect(fieldNow(draft, ticket, 'summary', me)).toMatchObject({
      value: 'Sparks',
      kind: 'moved',
      stamp: { by: { role: 'shift-lead' }, at: world.now },
    })
    expect(fieldNow(draft, ticket, 'access', me).kind).toBe('as-opened')
  })

  test('[PRE7] changed there and back is a change all the same', () => {
    const { world, opened, draft } = setUp()
    colleague(world, 'summary', opened.summary, 'Sparks')
    const ticket = colleague(world, 'summary', 'Sparks', opened.summary)
    expect(fieldNow(draft, ticket, 'summary', me).kind).toBe('moved')
  })

  test('[PRE7] what was changed before the form was opened, or by oneself, is no news', () => {
    const { world, opened } = setUp()
    const before = colleague(world, 'summary', opened.summary, 'Sparks')
    expect(fieldNow(openDraft(before), before, 'summary', me).kind).toBe('as-opened')
    const later = colleague(world, 'access', '', 'Gate 3')
    const shiftLead = later.edits!.access!.by.id
    // The guess of one's own edit had the same value under another stamp.
    const guess = { ...openDraft(later), edits: { ...later.edits, access: { ...later.edits!.access!, at: 1 } } }
    expect(fieldNow(guess, later, 'access', shiftLead).kind).toBe('as-opened')
    expect(fieldNow(guess, later, 'access', me).kind).toBe('moved')
  })
})

describe('a field that was touched', () => {
  test('[PRE8] keeps its text when another field changes', () => {
    const { world, opened, draft } = setUp()
    const touched = touch(draft, opened, 'access', 'Gate code 4711')
    const ticket = colleague(world, 'summary', opened.summary, 'Sparks')
    expect(fieldNow(touched, ticket, 'access', me)).toMatchObject({ value: 'Gate code 4711', kind: 'as-opened' })
    expect(changesOf(touched, ticket)).toEqual({
      before: { ...fieldValues(opened), summary: 'Sparks' },
      after: { ...fieldValues(opened), summary: 'Sparks', access: 'Gate code 4711' },
    })
  })

  test('[PRE8] and keeps it when a colleague changes the same one: both values are known', () => {
    const { world, opened, draft } = setUp()
    const touched = touch(draft, opened, 'summary', 'Smoke')
    const ticket = colleague(world, 'summary', opened.summary, 'Sparks')
    expect(fieldNow(touched, ticket, 'summary', me)).toMatchObject({
      value: 'Smoke',
      theirs: 'Sparks',
      kind: 'clash',
      stamp: { by: { role: 'shift-lead' } },
    })
    const typedOn = touch(touched, ticket, 'summary', 'Smoke!')
    expect(fieldNow(typedOn, ticket, 'summary', me)).toMatchObject({ value: 'Smoke!', kind: 'clash' })
    // Undecided, it would be refused by the relay: it is changed from what was seen.
    expect(changesOf(typedOn, ticket).before.summary).toBe(opened.summary)
  })

  test('[PRE8] theirs: the field follows the ticket again', () => {
    const { world, opened, draft } = setUp()
    const touched = touch(draft, opened, 'summary', 'Smoke')
    const ticket = colleague(world, 'summary', opened.summary, 'Sparks')
    const taken = takeTheirs(touched, 'summary')
    expect(fieldNow(taken, ticket, 'summary', me)).toMatchObject({ value: 'Sparks', kind: 'moved' })
    const { before, after } = changesOf(taken, ticket)
    expect(before).toEqual(after)
  })

  test('[PRE8] mine: it replaces what was seen, and clashes again with what is newer', () => {
    const { world, opened, draft } = setUp()
    const touched = touch(draft, opened, 'summary', 'Smoke')
    const ticket = colleague(world, 'summary', opened.summary, 'Sparks')
    const kept = keepMine(touched, ticket, 'summary')
    expect(fieldNow(kept, ticket, 'summary', me)).toMatchObject({ value: 'Smoke', kind: 'mine', theirs: 'Sparks' })
    const { before, after } = changesOf(kept, ticket)
    expect([before.summary, after.summary]).toEqual(['Sparks', 'Smoke'])
    const newer = colleague(world, 'summary', 'Sparks', 'Fire')
    expect(fieldNow(kept, newer, 'summary', me)).toMatchObject({ value: 'Smoke', kind: 'clash', theirs: 'Fire' })
    expect(changesOf(kept, newer).before.summary).toBe('Sparks')
  })

  test('[PRE8] typed back to what it was, it is not touched any more', () => {
    const { world, opened, draft } = setUp()
    const back = touch(touch(draft, opened, 'priority', 1), opened, 'priority', opened.priority)
    expect(back).toEqual(draft)
    const ticket = colleague(world, 'priority', opened.priority, 2)
    expect(fieldNow(back, ticket, 'priority', me)).toMatchObject({ value: 2, kind: 'moved' })
  })

  test('[PRE8] typed back while theirs is another, it still clashes', () => {
    const { world, opened, draft } = setUp()
    const touched = touch(draft, opened, 'summary', 'Smoke')
    const ticket = colleague(world, 'summary', opened.summary, 'Sparks')
    const back = touch(touched, ticket, 'summary', opened.summary)
    expect(fieldNow(back, ticket, 'summary', me)).toMatchObject({ value: opened.summary, kind: 'clash' })
  })

  test('[PRE8] the same as theirs is agreed', () => {
    const { world, opened, draft } = setUp()
    const touched = touch(draft, opened, 'summary', 'Sparks')
    const ticket = colleague(world, 'summary', opened.summary, 'Sparks')
    expect(fieldNow(touched, ticket, 'summary', me)).toMatchObject({ value: 'Sparks', kind: 'moved' })
  })
})

describe('an address that is being typed', () => {
  const at = (address: string) => ({ ...fieldOf(smallWorld().get('ticket', 't1'), 'site'), address })

  test('[PRE8] [TKT16] clashes with what a colleague has made of it meanwhile, as soon as one is chosen', () => {
    const { world, opened, draft } = setUp()
    const typing = beginTouch(draft, opened, 'site')
    expect(fieldNow(typing, opened, 'site', me)).toMatchObject({ value: at('Hauptstraße 1'), kind: 'as-opened' })
    const ticket = colleague(world, 'site', at('Hauptstraße 1'), at('Hauptstraße 21'))
    expect(fieldNow(typing, ticket, 'site', me)).toMatchObject({ value: at('Hauptstraße 21'), kind: 'moved' })
    const chosen = touch(beginTouch(typing, ticket, 'site'), ticket, 'site', at('Hauptstraße 12'))
    expect(fieldNow(chosen, ticket, 'site', me)).toMatchObject({ value: at('Hauptstraße 12'), kind: 'clash' })
    expect(changesOf(chosen, ticket).before.site).toEqual(at('Hauptstraße 1'))
    const agreed = touch(typing, ticket, 'site', at('Hauptstraße 21'))
    expect(fieldNow(agreed, ticket, 'site', me).kind).toBe('moved')
  })

  test('[PRE8] [TKT16] chosen as it was, it is not touched any more', () => {
    const { opened, draft } = setUp()
    expect(touch(beginTouch(draft, opened, 'site'), opened, 'site', at('Hauptstraße 1'))).toEqual(draft)
  })
})

test('[TKT10] a contract is saved without spaces around it, a zone as the list writes it; what was not touched stays', () => {
  const { opened } = setUp()
  const came = { ...opened, contract: ' RV-7 ' }
  const zoned = touch(openDraft(came), came, 'zone', ' asia/ALMATY ')
  expect(changesOf(zoned, came).after).toMatchObject({ contract: ' RV-7 ', zone: 'Asia/Almaty' })
  const both = touch(zoned, came, 'contract', ' RV-8 ')
  expect(changesOf(both, came).after).toMatchObject({ contract: 'RV-8', zone: 'Asia/Almaty' })
  const none = touch(touch(both, came, 'zone', '  '), came, 'contract', ' ')
  expect(changesOf(none, came).after).toMatchObject({ contract: '', zone: '' })
  expect(tidy('zone', 'Europe/Atlantis ')).toBe('Europe/Atlantis')
  expect(tidy('customer', { name: ' Bank ', nameLatin: null })).toEqual({ name: 'Bank', nameLatin: null })
})

test('[PRE9] who has edited a field since, and nobody who had before', () => {
  const { world, opened } = setUp()
  const first = colleague(world, 'summary', opened.summary, 'Sparks')
  expect(stampSince({}, first, 'summary')).toMatchObject({ by: { role: 'shift-lead' } })
  expect(stampSince(first.edits!, first, 'summary')).toBeNull()
  expect(stampSince({}, first, 'phone')).toBeNull()
})
