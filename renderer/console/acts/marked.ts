// What is done to all marked tickets beside giving them to somebody: back to the queue, pause and resume, cancel.
import { uuidv7 } from 'uuidv7'
import { intent } from '../../../shared/commands/decide.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { openPause } from '../../../shared/model/ticket.ts'
import type { PauseReason } from '../../../shared/sla/pauses.ts'
import type { MarkedQuestion } from '../data/bulk-result.ts'
import { entities } from '../data/entity-store.ts'
import { useUi } from '../data/ui-state.ts'
import { askAbove, doToAll } from './do-to-all.ts'

/** Asks before it is done: they are many, or there must be a reason. */
export function askAboutMarked(question: MarkedQuestion): void {
  const { asked } = useUi.getState()
  useUi.setState({ question, asked: asked + 1, assigning: null, choosing: '', bulk: null })
}

export function toQueue(ids: readonly TicketId[]): Promise<void> {
  return doToAll({ kind: 'unassign' }, ids, ({ id: ticketId, openVisitId: visitId }) =>
    visitId === null ? null : intent('unassign-ticket', { ticketId }, { visitId }),
  )
}

/** Back to the queue; many are asked about first. */
export async function wantInQueue(ids: readonly TicketId[]): Promise<void> {
  if (ids.length > askAbove) askAboutMarked({ act: 'unassign', ids })
  else await toQueue(ids)
}

export function pauseAll(ids: readonly TicketId[], reason: PauseReason): Promise<void> {
  return doToAll({ kind: 'pause', reason }, ids, ({ id: ticketId }) =>
    intent('pause-clocks', { ticketId, pauseId: uuidv7(), reason, note: '', endsBy: null }, {}),
  )
}

export function resumeAll(ids: readonly TicketId[]): Promise<void> {
  return doToAll({ kind: 'resume' }, ids, (ticket) => {
    const pause = openPause(ticket)
    return pause ? intent('resume-clocks', { ticketId: ticket.id, pauseId: pause.id }, {}) : null
  })
}

export function cancelAll(ids: readonly TicketId[], reason: string): Promise<void> {
  return doToAll({ kind: 'cancel' }, ids, ({ id: ticketId }) => intent('cancel-ticket', { ticketId, reason }, {}))
}

/** What the key of pausing does to them, in a word. */
export function pauseWord(ids: readonly TicketId[]): 'act.pause' | 'act.resume' | 'marked.pauseOrResume' {
  const { paused, running } = byPause(ids)
  if (paused.length === 0) return 'act.pause'
  return running.length === 0 ? 'act.resume' : 'marked.pauseOrResume'
}

/** Which of them are paused and which run. */
export function byPause(ids: readonly TicketId[]): { paused: TicketId[]; running: TicketId[] } {
  const paused: TicketId[] = []
  const running: TicketId[] = []
  for (const id of ids) {
    const ticket = entities.value('ticket', id)
    if (ticket) (openPause(ticket) ? paused : running).push(id)
  }
  return { paused, running }
}
