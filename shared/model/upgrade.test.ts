import { describe, expect, test } from 'vitest'
import { bringUp, newestOf, type Ladder } from './upgrade.ts'
import { commandSchema, commandVersion, type Command } from '../commands/command.ts'
import { decide } from '../commands/decide.ts'
import { commandLadder, eachCommand, upgradeCommand, type KeptCommand } from '../commands/upgrade.ts'
import { eventSchema, eventVersion } from '../events/event.ts'
import { eachEvent, eventLadder, upgradeEvents } from '../events/upgrade.ts'
import { readRecord, replayJournal } from '../sync/journal.ts'
import { actor, morning, smallWorld } from '../../test/support/world.ts'

const words: Ladder<string> = { oldest: 3, steps: [(word) => `${word}→4`, (word) => `${word}→5`] }

describe('bringing up', () => {
  test('[UPG3] from each version by the steps that are missing, in order', () => {
    expect([3, 4, 5].map((version) => bringUp(words, version, 'x'))).toEqual(['x→4→5', 'x→5', 'x'])
    expect(newestOf(words)).toBe(5)
  })

  test('[UPG3] from no other version', () => {
    for (const version of [2, 6, 0, -1, 3.5, Number.NaN]) expect(bringUp(words, version, 'x')).toBeUndefined()
  })

  test('[UPG3] the ladders lead to what is written now', () => {
    expect([newestOf(commandLadder), newestOf(eventLadder)]).toEqual([commandVersion, eventVersion])
  })
})

// Version 0 never was: commands had their ticket under `ticket`, and events were one text.
const commandsFromZero: Ladder<KeptCommand> = {
  oldest: 0,
  steps: [
    eachCommand('add-note', ({ body, ...command }) => {
      const { ticket, ...args } = body as { ticket: string }
      return { ...command, args: { ticketId: ticket, ...args }, basedOn: {} }
    }),
  ],
}
const old = {
  v: 0,
  seat: 'console-1',
  n: 1,
  id: 'c1',
  actor: actor('dispatcher'),
  name: 'add-note',
  body: { ticket: 't1', noteId: 'n1', text: 'call first' },
  madeAt: morning,
}

describe('commands of an invented older version', () => {
  test('[UPG4] are decided as if they were made today', () => {
    const world = smallWorld()
    const command = commandSchema.parse(upgradeCommand(old, commandsFromZero))
    expect(command).toMatchObject({ v: 1, id: 'c1', n: 1, madeAt: morning })
    expect(decide(world.state, command, world.stamp())).toMatchObject({
      kind: 'events',
      events: [{ type: 'noteAdded', ticketId: 't1', note: { id: 'n1', text: 'call first' } }],
    })
  })

  test('[UPG4] of another name stay as they are, but for their version', () => {
    const other = { ...old, name: 'cancel-ticket' }
    expect(upgradeCommand(other, commandsFromZero)).toEqual({ ...other, v: 1 })
  })

  test('[UPG4] what is no command, or of a version without steps, stays as it is', () => {
    for (const value of [null, 7, 'x', [old], {}, { ...old, v: '0' }, { ...old, v: 9 }, { ...old, v: -1 }])
      expect(upgradeCommand(value, commandsFromZero)).toBe(value)
  })

  test('[UPG5] in an old journal they are the outbox', () => {
    const lines: unknown[] = [
      { op: 'add', command: old },
      { op: 'add', command: { ...old, n: 2, id: 'c2' } },
      { op: 'done', id: 'c1' },
    ]
    const records = lines.map((line) => readRecord(line, commandsFromZero)!)
    const { undecided, nextN } = replayJournal(records)
    expect(undecided).toMatchObject([{ v: 1, id: 'c2', args: { ticketId: 't1' } } satisfies Partial<Command>])
    expect(nextN).toBe(3)
    expect(readRecord(lines[0])).toBeUndefined()
    for (const value of [null, 7, { op: 'none' }, { op: 'add' }]) expect(readRecord(value)).toBeUndefined()
  })
})

describe('events of an invented older version', () => {
  const ladder = {
    oldest: 0,
    steps: [eachEvent('noteAdded', ({ line, ...event }) => ({ ...event, note: note(line) }))],
  }
  const note = (line: unknown) => ({ id: 'n1', text: String(line), at: morning, by: actor('dispatcher') })
  const stored = [
    { type: 'noteAdded', ticketId: 't1', line: 'call first' },
    { type: 'visitReleased', visitId: 'v1' },
  ]

  test('[UPG2] are read in today’s form', () => {
    const events = upgradeEvents(0, stored, ladder)
    expect(events).toEqual([{ type: 'noteAdded', ticketId: 't1', note: note('call first') }, stored[1]])
    for (const event of events) expect(eventSchema.safeParse(event).error).toBeUndefined()
  })

  test('[UPG2] of a version without steps they are not read', () => {
    expect(() => upgradeEvents(0, stored)).toThrow('Events of version 0 cannot be read here')
    expect(() => upgradeEvents(1, 'no list')).toThrow('cannot be read')
  })
})
