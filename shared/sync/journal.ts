// The outbox's journal: what is written to disk, one record a line, before anything is shown as queued. Where the lines
// go is the business of whoever runs the client; what they mean is decided here.
import { z } from 'zod'
import { commandSchema, type Command } from '../commands/command.ts'
import { factsSchema, refusalCodeSchema } from '../commands/refusal.ts'
import { commandLadder, upgradeCommand } from '../commands/upgrade.ts'
import { idSchema } from '../model/ids.ts'

export const journalRecordSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('add'), command: commandSchema }),
  /** new numbers for commands not yet decided, by id */
  z.strictObject({ op: z.literal('renumber'), numbers: z.record(idSchema, z.number().int().positive()) }),
  z.strictObject({ op: z.literal('done'), id: idSchema }),
  z.strictObject({ op: z.literal('refused'), id: idSchema, code: refusalCodeSchema, facts: factsSchema }),
  /** the operator has read the refusal */
  z.strictObject({ op: z.literal('dismiss'), id: idSchema }),
  /** the last record of a compacted journal, the first of an older one: the number that comes next */
  z.strictObject({ op: z.literal('next'), n: z.number().int().positive() }),
])
export type JournalRecord = z.infer<typeof journalRecordSchema>

/** @returns a record as it would be written today, its command brought up; undefined: it is of no form we know */
export function readRecord(value: unknown, ladder = commandLadder): JournalRecord | undefined {
  const kept = value as { op?: unknown; command?: unknown } | null
  const upgraded =
    typeof kept === 'object' && kept?.op === 'add' ? { ...kept, command: upgradeCommand(kept.command, ladder) } : value
  const record = journalRecordSchema.safeParse(upgraded)
  return record.success ? record.data : undefined
}

export interface RefusedCommand {
  command: Command
  code: z.infer<typeof refusalCodeSchema>
  facts: z.infer<typeof factsSchema>
}

/** What a journal says when it is read from its first record to its last. */
export interface OutboxContent {
  /** not yet decided, in the order of their numbers */
  undecided: Command[]
  /** turned down and not yet read by the operator */
  refused: RefusedCommand[]
  nextN: number
}

export function replayJournal(records: Iterable<JournalRecord>): OutboxContent {
  const undecided = new Map<string, Command>()
  const refused = new Map<string, RefusedCommand>()
  let nextN = 1
  for (const record of records) {
    switch (record.op) {
      case 'add':
        undecided.set(record.command.id, record.command)
        nextN = Math.max(nextN, record.command.n + 1)
        break
      case 'renumber':
        for (const [id, n] of Object.entries(record.numbers)) {
          const command = undecided.get(id)
          if (command) undecided.set(id, { ...command, n })
        }
        nextN =
          Math.max(...[...undecided.values()].map((command) => command.n), ...Object.values(record.numbers), 0) + 1
        break
      case 'done':
        undecided.delete(record.id)
        break
      case 'refused': {
        const command = undecided.get(record.id)
        undecided.delete(record.id)
        if (command) refused.set(record.id, { command, code: record.code, facts: record.facts })
        break
      }
      case 'dismiss':
        refused.delete(record.id)
        break
      case 'next':
        nextN = record.n
        break
      default:
        record satisfies never
    }
  }
  return { undecided: [...undecided.values()].sort((a, b) => a.n - b.n), refused: [...refused.values()], nextN }
}

/** The shortest journal with the same content. */
export function compactJournal(content: OutboxContent): JournalRecord[] {
  return [
    ...content.refused.flatMap(({ command, code, facts }): JournalRecord[] => [
      { op: 'add', command },
      { op: 'refused', id: command.id, code, facts },
    ]),
    ...content.undecided.map((command): JournalRecord => ({ op: 'add', command })),
    // Last: after a restore the numbers have gone down, and what was refused before may have had a higher one.
    { op: 'next', n: content.nextN },
  ]
}
