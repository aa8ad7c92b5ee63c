import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compactJournal, journalRecordSchema, replayJournal, type JournalRecord } from './journal.ts'
import { intent } from '../commands/decide.ts'
import { runs } from '../../test/support/runs.ts'
import { actor, morning } from '../../test/support/world.ts'

const add = (n: number, id = `c${n}`): JournalRecord => {
  const body = intent('add-note', { ticketId: 't1', noteId: id, text: 'x' }, {})
  return { op: 'add', command: { v: 1, seat: 's', n, id, actor: actor('dispatcher'), madeAt: morning, ...body } }
}
const refused = (id: string): JournalRecord => ({ op: 'refused', id, code: 'ticketMoved', facts: { by: 'Lin' } })
const undecided = (records: JournalRecord[]) => replayJournal(records).undecided.map(({ n, id }) => `${n}:${id}`)

describe('reading it from first to last', () => {
  test('[OUT13] added, decided, refused, read', () => {
    const content = replayJournal([add(1), add(2), add(3), { op: 'done', id: 'c1' }, refused('c2')])
    expect(content.undecided.map(({ id }) => id)).toEqual(['c3'])
    expect(content.refused).toMatchObject([{ command: { id: 'c2' }, code: 'ticketMoved', facts: { by: 'Lin' } }])
    expect(content.nextN).toBe(4)
    expect(replayJournal([add(1), refused('c1'), { op: 'dismiss', id: 'c1' }]).refused).toEqual([])
  })

  test('[OUT13] new numbers, up or down; the next follows the highest', () => {
    const moved: JournalRecord = { op: 'renumber', numbers: { c7: 3, c8: 4 } }
    expect(undecided([add(7), add(8), moved])).toEqual(['3:c7', '4:c8'])
    expect(replayJournal([add(7), add(8), moved]).nextN).toBe(5)
    expect(undecided([add(7), add(8), moved, add(5)])).toEqual(['3:c7', '4:c8', '5:c5'])
  })

  test('[OUT13] records about what it does not know are passed over', () => {
    const records: JournalRecord[] = [{ op: 'done', id: 'x' }, refused('x'), { op: 'dismiss', id: 'x' }]
    expect(replayJournal([...records, { op: 'renumber', numbers: { x: 1 } }])).toEqual({
      undecided: [],
      refused: [],
      nextN: 2,
    })
  })

  test('[OUT13] an empty journal begins at 1', () => {
    expect(replayJournal([])).toEqual({ undecided: [], refused: [], nextN: 1 })
  })
})

describe('compaction', () => {
  const record = fc.oneof(
    { weight: 3, arbitrary: fc.constant('add' as const) },
    fc.record({ op: fc.constantFrom('done', 'refused', 'dismiss'), at: fc.nat(20) }),
    fc.constant('renumber' as const),
  )

  test('[OUT14] the shortest journal has the same content, and can be compacted again', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 40 }), (script) => {
        const records: JournalRecord[] = []
        for (const step of script) {
          const { undecided, nextN } = replayJournal(records)
          if (step === 'add') records.push(add(nextN, `c${records.length}`))
          // Behind what is used up, as a relay that knows more than we do would have it.
          else if (step === 'renumber')
            records.push({ op: 'renumber', numbers: Object.fromEntries(undecided.map(({ id }, i) => [id, nextN + i])) })
          else if (step.op === 'refused') records.push(refused(`c${step.at}`))
          else records.push({ op: step.op, id: `c${step.at}` })
        }
        const content = replayJournal(records)
        const short = compactJournal(content)
        expect(replayJournal(short)).toEqual(content)
        expect(short.length).toBe(1 + content.undecided.length + 2 * content.refused.length)
        for (const one of short) expect(journalRecordSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one)
      }),
      runs(200),
    )
  })

  test('[OUT14] a refused command from before the numbers went down does not raise the next one', () => {
    const records: JournalRecord[] = [add(50), refused('c50'), add(51), { op: 'renumber', numbers: { c51: 4 } }]
    const content = replayJournal(records)
    expect(content.nextN).toBe(5)
    expect(replayJournal(compactJournal(content)).nextN).toBe(5)
  })

  test('[OUT14] a journal that was compacted the older way, the number first, is read as before', () => {
    expect(replayJournal([{ op: 'next', n: 9 }, add(3), refused('c3'), add(8)]).nextN).toBe(9)
    expect(replayJournal([{ op: 'next', n: 9 }, add(3), refused('c3'), add(9)]).nextN).toBe(10)
  })
})
