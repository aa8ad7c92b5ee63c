import { createHash } from 'node:crypto'
import { assert, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { downSchemas, handshakeSchema, pushHeadSchema, upSchemas } from './messages.ts'
import { protocol, protocolHashes } from './protocol.ts'
import { commandSchema } from '../commands/command.ts'
import { journalRecordSchema } from '../sync/journal.ts'
import { reassign, smallWorld } from '../../test/support/world.ts'

/** Everything that two versions of the program could read differently. */
const language = {
  handshake: handshakeSchema,
  up: z.object(upSchemas),
  pushHead: pushHeadSchema,
  down: z.object(downSchemas),
  command: commandSchema,
  journal: journalRecordSchema,
}

function hash(): string {
  const text = JSON.stringify(
    Object.entries(language).map(([name, schema]) => [name, z.toJSONSchema(schema)]),
    // The order in which a schema lists its fields means nothing.
    (_key, value: unknown) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
  )
  return createHash('sha256').update(text).digest('hex')
}

describe('the language', () => {
  test('[WIR1] no message changes without a new protocol number', () => {
    const now = hash()
    const advice =
      `A message, the command or a journal record has changed. Raise \`protocol\` in shared/wire/protocol.ts to ` +
      `${protocol + 1} and add ${protocol + 1}: '${now}' to the hashes. (Only while protocol ${protocol} has never been ` +
      `in use outside this checkout may its own hash be replaced.)`
    assert(protocolHashes[protocol] === now, advice)
  })

  test('[WIR1] every protocol number up to this one has its hash', () => {
    const numbers = Array.from({ length: protocol }, (_, i) => String(i + 1))
    expect(Object.keys(protocolHashes)).toEqual(numbers)
    expect(new Set(Object.values(protocolHashes)).size).toBe(protocol)
  })
})

describe('what is read', () => {
  test('[WIR2] a message with a field nobody knows is not read', () => {
    expect(upSchemas.hello.safeParse({ epoch: null, seq: 0, tip: '' }).success).toBe(true)
    expect(upSchemas.hello.safeParse({ epoch: null, seq: 0, tip: '', more: 1 }).success).toBe(false)
    expect(upSchemas.hello.safeParse({ epoch: null, seq: -1, tip: '' }).success).toBe(false)
    expect(upSchemas.hello.safeParse({ epoch: null, seq: 0.5, tip: '' }).success).toBe(false)
  })

  test('[WIR3] a push is read apart from its body: number and id are enough to answer it', () => {
    const push = { command: { n: 3, id: 'c3', name: 7, args: { deep: true } }, ageMs: 'soon', extra: true }
    expect(pushHeadSchema.parse(push).command).toEqual({ n: 3, id: 'c3' })
    for (const command of [undefined, null, {}, { n: 0, id: 'c' }, { n: 1, id: '' }, { n: 1.5, id: 'c' }, { n: 1 }])
      expect(pushHeadSchema.safeParse({ command }).success).toBe(false)
  })

  test('[WIR4] commits and view changes that the rules lead to can be told', () => {
    const world = smallWorld()
      .assign('t1', 'v1', 'w1')
      .does(reassign('t1', 'v1', 'v2', 'w2'))
    const feed = { from: 0, to: world.commits.length, commits: world.commits }
    expect(downSchemas.feed.parse(JSON.parse(JSON.stringify(feed)))).toEqual(feed)
    const changes = [
      { kind: 'visit', id: 'v2', value: world.get('visit', 'v2') },
      { kind: 'ticket', id: 't1', value: world.get('ticket', 't1') },
      { kind: 'visit', id: 'v1', value: null },
    ]
    const view = { whole: false, to: 4, tip: 'c4', changes }
    expect(downSchemas.view.parse(JSON.parse(JSON.stringify(view)))).toEqual(view)
    const mislabelled = { ...view, changes: [{ ...changes[0], kind: 'ticket' }] }
    expect(downSchemas.view.safeParse(mislabelled).success).toBe(false)
  })
})
