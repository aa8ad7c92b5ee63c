// The one way from a gesture to a command: submit the intent, and say at once what became of it. Nothing fails in silence.
import type { Intent } from '../../../shared/commands/command.ts'
import i18next from 'i18next'
import type { Queued, Submitted } from '../../../shared/sync/submitted.ts'
import type { Facts, RefusalCode } from '../../../shared/commands/refusal.ts'
import { bridge } from '../data/bridge.ts'
import { readingNow } from '../data/session.ts'
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
  const [result] = await submitAll([intent])
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

/** Every act of this window goes through here. While the copy is read there is none: what it is about is not all known. */
export async function submitAll(intents: Intent[]): Promise<Submitted[]> {
  if (readingNow()) return intents.map(() => ({ kind: 'notKept', why: i18next.t('reading.copy') }))
  return bridge.call('submit', { intents })
}

/** Which key takes it back. */
export function nextOf(back: Queued['back']): { next?: 'undo' | 'never' } {
  if (back === 'nothing') return {}
  return { next: back === 'never' ? 'never' : 'undo' }
}
