import { expect, test } from 'vitest'
import { readCommand } from './arrival.ts'
import { commandVersion } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import { arrival } from '../../test/support/arrivals.ts'

const asked = intent('add-note', { ticketId: 't1', noteId: 'n1', text: 'x' }, {})

test('[UPG4] a command of an invented older version is read in today’s form, whatever its envelope was', () => {
  const good = arrival('console-1', 1, asked)
  const { actor, ...rest } = good.command as { actor: unknown }
  const old = { ...good, command: { ...rest, v: 0, by: actor } }
  const ladder = {
    oldest: 0,
    steps: [({ by, ...command }: Record<string, unknown>) => ({ ...command, actor: by })],
  }
  expect(readCommand(old, ladder)).toEqual(readCommand(good))
  expect(readCommand(good)).toMatchObject({ v: commandVersion, name: 'add-note', id: good.id })
  expect(readCommand(old)).toMatchObject({ kind: 'refused', code: 'malformedCommand' })
})
