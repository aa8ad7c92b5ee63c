import { beforeEach, describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import { ticketHistory } from '../model/ticket-history.ts'
import { mostFiles, standingFiles } from '../model/ticket-files.ts'
import { actor, minutes, morning, refused, smallWorld, type World } from '../../test/support/world.ts'

const hash = (digit: string) => digit.repeat(64)
const picture = { name: 'pump.png', type: 'image/png', bytes: 900, sha256: hash('a') } as const

let world: World
beforeEach(() => {
  world = smallWorld()
  world.bodies.set(hash('a'), { bytes: 900, type: 'image/png' })
  world.bodies.set(hash('b'), { bytes: 40, type: 'text/plain' })
})

type Facts = Parameters<typeof intent<'attach-file'>>[1]
const attach = (fileId: string, change: Partial<Facts> = {}) =>
  intent('attach-file', { ticketId: 't1', fileId, ...picture, ...change }, {})
const remove = (fileId: string, reason = 'wrong ticket') =>
  intent('remove-file', { ticketId: 't1', fileId, reason }, {})
const files = () => world.get('ticket', 't1').files

describe('attach-file', () => {
  test('[FIL1] a ticket lists its files: name, size, type, who, when', () => {
    expect(files()).toBeUndefined()
    world.wait(5 * minutes)
    world.does(attach('f1'), { ageMs: 2 * minutes })
    expect(files()).toEqual([{ ...picture, id: 'f1', at: morning + 3 * minutes, by: actor('dispatcher') }])
  })

  test('[FIL1] it says when it was chosen, which is never after the command was made', () => {
    world.wait(60 * minutes)
    world.does(attach('f1', { chosenAt: morning + minutes }))
    world.does(attach('f2', { sha256: hash('b'), chosenAt: morning + 90 * minutes }))
    expect(files()!.map(({ at }) => at)).toEqual([morning + minutes, morning + 60 * minutes])
  })

  test('[FIL4] without its body at the relay it is refused; a console guesses that it is there', () => {
    const asked = attach('f1', { sha256: hash('c') })
    expect(world.ask(asked)).toEqual(refused('fileNotAtRelay', { ticketId: 't1', file: 'pump.png' }))
    expect(world.ask(asked, { guess: true }).kind).toBe('events')
  })

  test('[FIL4] the relay knows best what the body is: what was said wrongly is put right, and told', () => {
    const wrong = attach('f1', { sha256: hash('b'), name: 'pump.png', bytes: 7 })
    expect(world.ask(wrong)).toMatchObject({ kind: 'events', changed: true })
    expect(files()![0]).toMatchObject({ name: 'pump.png.txt', type: 'text/plain', bytes: 40 })
    expect(world.ask(attach('f2'))).not.toHaveProperty('changed')
  })

  test('[FIL5] the same file again: unchanged; taken off, it can come again', () => {
    world.does(attach('f1'))
    expect(world.ask(attach('f1', { sha256: hash('b') }))).toEqual({ kind: 'unchanged' })
    expect(world.ask(attach('f2'))).toEqual({ kind: 'unchanged' })
    world.does(remove('f1')).does(attach('f2'))
    expect(standingFiles(world.get('ticket', 't1')).map(({ id }) => id)).toEqual(['f2'])
  })

  test('[FIL5] an ended ticket takes files too; one nobody knows does not', () => {
    world.does(intent('cancel-ticket', { ticketId: 't1', reason: 'x' }, {}))
    expect(world.ask(attach('f1')).kind).toBe('events')
    expect(world.ask(attach('f1', { ticketId: 't9' }))).toEqual(refused('ticketUnknown', { ticketId: 't9' }))
  })

  test('[FIL5] a ticket takes so many and no more, those taken off included', () => {
    for (let i = 0; i < mostFiles; i++) world.does(attach(`f${i}`)).does(remove(`f${i}`))
    expect(world.ask(attach('more'))).toEqual(refused('filesFull', { ticketId: 't1', most: mostFiles }))
  })

  test.each(['a/b.png', 'a\\b.png', '', 'x'.repeat(200), 'a\u0000.png', '.png', 'a.png '])(
    '[FIL3] no name for a file: %j',
    (name) => {
      expect(world.ask(attach('f1', { name }))).toMatchObject(refused('malformedCommand', { where: 'name' }))
    },
  )

  test.each([
    ['bytes', { bytes: 10 * 1024 * 1024 + 1 }],
    ['bytes', { bytes: 0 }],
    ['sha256', { sha256: hash('A') }],
    ['type', { type: 'text/html' as 'text/plain' }],
  ])('[FIL2] malformed: %s', (where, change) => {
    expect(world.ask(attach('f1', change))).toMatchObject(refused('malformedCommand', { where }))
  })
})

describe('remove-file', () => {
  test('[FIL6] the file goes; that it was there, and who took it off and why, stays', () => {
    world.does(attach('f1')).wait(minutes).does(remove('f1'), { role: 'supervisor' })
    expect(standingFiles(world.get('ticket', 't1'))).toEqual([])
    const removed = { at: morning + minutes, by: actor('supervisor'), reason: 'wrong ticket' }
    expect(files()).toEqual([{ ...picture, id: 'f1', at: morning, by: actor('dispatcher'), removed }])
    const told = ticketHistory(world.get('ticket', 't1'), []).filter(({ file }) => file !== undefined)
    expect(told).toMatchObject([
      { what: 'attached', at: morning, file: 'pump.png' },
      { what: 'detached', at: morning + minutes, file: 'pump.png', text: 'wrong ticket' },
    ])
  })

  test('[FIL6] again: unchanged, and the first reason stands; unknown: refused; never without a reason', () => {
    world.does(attach('f1')).does(remove('f1'))
    expect(world.ask(remove('f1', 'another'))).toEqual({ kind: 'unchanged' })
    expect(files()![0]!.removed!.reason).toBe('wrong ticket')
    expect(world.ask(remove('f9'))).toEqual(refused('fileUnknown', { ticketId: 't1' }))
    expect(world.ask(remove('f1', '  '))).toMatchObject(refused('malformedCommand', { where: 'reason' }))
  })

  test('[FIL6] a technician takes back the own, not another’s', () => {
    world.does(attach('f1')).does(attach('f2', { sha256: hash('b') }), { phone: 'w1' })
    expect(world.ask(remove('f1'), { phone: 'w1' })).toEqual(
      refused('notPermitted', { role: 'technician', name: 'remove-file' }),
    )
    expect(world.ask(remove('f2'), { phone: 'w1' }).kind).toBe('events')
    expect(world.ask(remove('f1'), { role: 'administrator' }).kind).toBe('events')
  })
})
