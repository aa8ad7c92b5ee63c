// The one way from a gesture to a command: submit the intent, and say at once what became of it. Nothing fails in silence.
import type { Intent } from '../../../shared/commands/command.ts'
import type { Queued } from '../../../shared/sync/seat-client.ts'
import type { Facts, RefusalCode } from '../../../shared/commands/refusal.ts'
import { bridge } from '../data/bridge.ts'
import { say } from '../data/ui-state.ts'

export type Outcome =
  | { kind: 'queued'; id: string }
  | { kind: 'refused'; code: RefusalCode; facts: Facts }
  | { kind: 'notKept'; why: string }

/** @param done the key and values of what to say when it is queued; null: say nothing */
export async function submit(
  intent: Intent,
  done: { key: string; values: Record<string, unknown> } | null,
): Promise<Outcome> {
  const [result] = await bridge.call('submit', { intents: [intent] })
  if (!result) throw new Error('an intent without a result')
  switch (result.kind) {
    case 'queued':
      if (done) say({ kind: 'done', ...done, ...nextOf(result.back) })
      return { kind: 'queued', id: result.command.id }
    case 'refused':
      say({ kind: 'refused', key: `refusal.${result.code}`, values: result.facts })
      return result
    case 'notKept':
      say({ kind: 'refused', key: 'said.notKept', values: { why: result.why } })
      return result
    default:
      return result satisfies never
  }
}

/** Which key takes it back. */
export function nextOf(back: Queued['back']): { next?: 'undo' | 'never' } {
  if (back === 'nothing') return {}
  return { next: back === 'never' ? 'never' : 'undo' }
}
