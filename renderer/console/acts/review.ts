// Deciding about a command that was turned down, and saying what became of it.
import type { Reviewable } from '../../../shared/ipc/contract.ts'
import type { ReviewAct } from '../../../shared/sync/review.ts'
import { bridge } from '../data/bridge.ts'
import { say } from '../data/ui-state.ts'

export async function review({ command }: Reviewable, act: ReviewAct): Promise<void> {
  const result = await bridge.call('review', { id: command.id, act })
  switch (result.kind) {
    case 'queued':
      return say({ kind: 'done', key: 'said.mineNow', values: {} })
    case 'dropped':
      return say({ kind: 'done', key: `said.reviewed.${act}`, values: {} })
    case 'gone':
      return say({ kind: 'refused', key: 'said.reviewGone', values: {} })
    case 'refused':
      return say({ kind: 'refused', key: `refusal.${result.code}`, values: result.facts })
    case 'notKept':
      return say({ kind: 'refused', key: 'said.notKept', values: { why: result.why } })
    default:
      return result satisfies never
  }
}
