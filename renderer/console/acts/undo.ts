// Taking back, or doing again, and saying what became of it: at once, and when the relay turns it down.
import i18next from 'i18next'
import type { TakenBack, Undone } from '../../../shared/ipc/contract.ts'
import type { Facts } from '../../../shared/commands/refusal.ts'
import type { Direction, Step } from '../../../shared/undo/own-acts.ts'
import { bridge } from '../data/bridge.ts'
import type { BulkResult } from '../data/bulk-result.ts'
import { commandWords } from '../data/command-words.ts'
import { entities } from '../data/entity-store.ts'
import { factWords } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { say, useUi } from '../data/ui-state.ts'
import { stepWords } from '../undo/act-words.ts'

/** What this window has asked to take back and the relay may turn down, with what it was. */
const asked = new Map<string, { direction: Direction; step: Step }>()

/** @param step of the list; null: the last one */
export async function undo(direction: Direction, step: number | null = null): Promise<void> {
  tell(direction, await bridge.call('undo', { direction, step }))
}

function tell(direction: Direction, undone: Undone): void {
  switch (undone.kind) {
    case 'nothing':
      return say({ kind: 'refused', key: direction === 'undo' ? 'why.nothingToUndo' : 'why.nothingToRedo', values: {} })
    case 'later':
      return say({ kind: 'refused', key: 'undo.later', values: {} })
    case 'cannot': {
      const { ownActs, preferences } = useSession.getState()
      const { name, args, count } = undone
      const what =
        name === 'cancel-ticket' && count > 1
          ? i18next.t('undo.manyOf.cancel', { count })
          : commandWords(name, args, i18next.t, preferences.language)
      return say({
        kind: 'refused',
        key: ownActs.undo.length > 0 ? 'undo.cannot' : 'undo.cannotLast',
        values: { what },
      })
    }
    case 'taken': {
      const { step, results } = undone
      for (const result of results) if (result.kind === 'queued') asked.set(result.id, { direction, step })
      return results.length > 1 ? tellEach(direction, step, results) : tellOne(direction, step, results[0])
    }
    default:
      return undone satisfies never
  }
}

const isDone = (result: TakenBack) => result.kind === 'queued' || result.kind === 'withdrawn'

function tellOne(direction: Direction, step: Step, result: TakenBack | undefined): void {
  if (!result) return
  const what = stepWords(step, i18next.t, useSession.getState().preferences.language)
  if (isDone(result))
    return say({
      kind: 'done',
      key: direction === 'undo' ? 'undo.done' : 'undo.redone',
      values: { what },
      next: direction === 'undo' ? 'redo' : 'undo',
    })
  const { key, facts } = reasonOf(result)
  sayRefused(direction, what, key, facts)
}

function tellEach(direction: Direction, step: Step, results: readonly TakenBack[]): void {
  const bulk: BulkResult = { act: { kind: 'taken', direction, step }, asked: results.length, done: 0, refused: [] }
  results.forEach((result, i) => {
    if (isDone(result)) return bulk.done++
    const { ticketId } = step.acts[i]!.args as { ticketId: string }
    const number = entities.value('ticket', ticketId)?.number ?? null
    return bulk.refused.push({ ticketId, number, ...reasonOf(result) })
  })
  useUi.setState({ bulk, said: null })
}

function reasonOf(result: TakenBack): { key: string; facts: Facts } {
  if (result.kind === 'refused') return { key: `refusal.${result.code}`, facts: result.facts }
  if (result.kind === 'touched') return { key: 'undo.touched', facts: { by: result.by, at: result.at } }
  return { key: 'said.notKept', facts: { why: result.kind === 'notKept' ? result.why : '' } }
}

function sayRefused(direction: Direction, what: string, key: string, facts: Facts): void {
  const why = i18next.t(key, factWords(facts, i18next.t, useSession.getState().preferences.language))
  say({ kind: 'refused', key: direction === 'undo' ? 'undo.refused' : 'undo.refusedAgain', values: { what, why } })
}

/** Says what the relay has turned down of what was asked for here. */
useSession.subscribe(({ outbox, preferences }, before) => {
  if (outbox === before.outbox || asked.size === 0) return
  for (const { command, code, facts } of outbox.refused) {
    const known = asked.get(command.id)
    asked.delete(command.id)
    if (known)
      sayRefused(known.direction, stepWords(known.step, i18next.t, preferences.language), `refusal.${code}`, facts)
  }
})
