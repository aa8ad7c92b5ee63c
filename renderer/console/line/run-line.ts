// Does what a line means, as the registry's command of the same meaning would. What the rules turn down is said where every
// act of this window is, and the line is told so.
import i18next from 'i18next'
import { permits, type CommandName } from '../../../shared/commands/decide.ts'
import { isUnseen } from '../../../shared/model/alarm.ts'
import { isOpen, openPause } from '../../../shared/model/ticket.ts'
import { unreachable } from '../../../shared/model/unreachable.ts'
import { acknowledge, currentAlarm, shelve } from '../acts/alarms.ts'
import { askToCancel, assign, note, unassign } from '../acts/assign.ts'
import { pauseClocks, resumeClocks } from '../acts/clocks.ts'
import { reportStep } from '../acts/report.ts'
import { undo } from '../acts/undo.ts'
import { useAlarms } from '../alarms/alarm-store.ts'
import type { Subject } from '../commands/command.ts'
import { commands } from '../commands/registry.ts'
import { whyNot } from '../commands/run-command.ts'
import { mapHandle } from '../commands/map-handle.ts'
import { entities } from '../data/entity-store.ts'
import { clearMarks, mark } from '../data/marked-tickets.ts'
import { useSession } from '../data/session.ts'
import { say, selectTechnician, selectTicket, useUi } from '../data/ui-state.ts'
import type { Lookup } from './lookup.ts'
import { selected, verbNamed, type Meaning } from './meaning.ts'

/** @returns whether it was done; the refusal has been said */
export async function runLine(meaning: Meaning, lookup: Lookup): Promise<boolean> {
  const why = whyNotNow(meaning, lookup)
  if (why !== null) {
    say({ kind: 'refused', key: why, values: {} })
    return false
  }
  say(null)
  await act(meaning, lookup)
  return useUi.getState().said?.kind !== 'refused'
}

/** @returns the key of the reason; null: it is possible, as far as can be told here */
export function whyNotNow(meaning: Meaning, lookup: Lookup): string | null {
  switch (meaning.verb) {
    case 'assign': {
      const [id, ...others] = meaning.ticketIds
      const has = entities.value('visit', entities.value('ticket', id)?.openVisitId)?.technicianId
      if (others.length === 0 && has === meaning.technicianId) return 'why.hasIt'
      return ofRegistry(meaning, { kind: 'tickets', ids: meaning.ticketIds })
    }
    case 'status':
      return whyNoReport(meaning)
    case 'resume': {
      const ticket = entities.value('ticket', meaning.ticketId)
      return ofRegistry(meaning, about(meaning.ticketId)) ?? (ticket && openPause(ticket) ? null : 'why.notPaused')
    }
    case 'unassign':
    case 'pause':
    case 'edit':
    case 'ledger':
    case 'note':
    case 'cancel':
      return ofRegistry(meaning, about(meaning.ticketId))
    case 'acknowledge':
    case 'take':
      return ofRegistry(meaning, { kind: 'nothing' }) ?? (oneAlarmShown() ? null : 'why.manyAlarms')
    case 'shelve':
    case 'handover':
    case 'kpi':
    case 'undo':
    case 'redo':
    case 'help':
      return ofRegistry(meaning, { kind: 'nothing' })
    case 'select': {
      const asked = meaning.ticketIds.length + meaning.filters.length > 0
      return asked && selected(meaning, lookup).length === 0 ? 'why.nothingFits' : null
    }
    case 'find':
    case 'go':
      return null
    default:
      return unreachable(meaning)
  }
}

const about = (id: string): Subject => ({ kind: 'ticket', id })

function commandOf({ verb }: Meaning) {
  return commands.find(({ id }) => id === verbNamed(verb).command)
}

function ofRegistry(meaning: Meaning, subject: Subject): string | null {
  const command = commandOf(meaning)
  return command ? whyNot(command, subject) : null
}

const asks = {
  accepted: 'accept-visit',
  travelling: 'report-status',
  'on-site': 'report-status',
  done: 'resolve-ticket',
} as const satisfies Record<string, CommandName>

function whyNoReport({ ticketId, step }: Extract<Meaning, { verb: 'status' }>): string | null {
  if (!permits(useSession.getState().actor.role, asks[step])) return 'why.notPermitted'
  const ticket = entities.value('ticket', ticketId)
  if (!ticket || !isOpen(ticket)) return 'why.ended'
  return step !== 'done' && ticket.openVisitId === null ? 'why.notAssigned' : null
}

/** In a flood, and over a summary, there is no one alarm that could be seen. */
function oneAlarmShown(): boolean {
  const { flood, standing, summary } = useAlarms.getState()
  return summary === null && !(flood.on && standing.filter(isUnseen).length >= 5)
}

async function act(meaning: Meaning, lookup: Lookup): Promise<void> {
  switch (meaning.verb) {
    case 'assign': {
      const [ticketId, ...also] = meaning.ticketIds
      if (ticketId !== undefined) await assign({ ticketId, technicianId: meaning.technicianId, before: null, also })
      return
    }
    case 'unassign':
      return unassign(meaning.ticketId)
    case 'pause':
      return pauseClocks(meaning.ticketId, meaning.reason)
    case 'resume':
      return resumeClocks(meaning.ticketId)
    case 'status':
      return reportStep(meaning.ticketId, meaning.step, meaning.text)
    case 'note':
      return void (await note(meaning.ticketId, meaning.text))
    case 'cancel':
      return askToCancel(meaning.ticketId, meaning.text)
    case 'edit':
    case 'ledger':
      return commandOf(meaning)?.run(about(meaning.ticketId))
    case 'take':
    case 'handover':
    case 'kpi':
      return commandOf(meaning)?.run({ kind: 'nothing' })
    case 'undo':
    case 'redo':
      return undo(meaning.verb)
    case 'help':
      commandOf(meaning)?.run({ kind: 'nothing' })
      // The sheet is drawn after this.
      setTimeout(() => document.querySelector('[data-place=verbs]')?.scrollIntoView())
      return
    case 'find': {
      const { tab } = useUi.getState()
      return useUi.setState({ query: meaning.text, tab: tab === 'ended' || meaning.text === '' ? tab : 'open' })
    }
    case 'go':
      return go(meaning)
    case 'select': {
      const ids = selected(meaning, lookup)
      clearMarks()
      mark(ids)
      // Too many has been said already.
      if (useUi.getState().said === null) say({ kind: 'done', key: 'said.marked', values: { count: ids.length } })
      return
    }
    case 'acknowledge': {
      const alarm = currentAlarm()
      return alarm && acknowledge([alarm])
    }
    case 'shelve': {
      const alarm = currentAlarm()
      return alarm && shelve(alarm, meaning.minutes, i18next.t(`alarm.shelveReason.${meaning.reason}`))
    }
    default:
      return unreachable(meaning)
  }
}

function go({ kind, id }: Extract<Meaning, { verb: 'go' }>): void {
  if (kind === 'ticket') selectTicket(id)
  else selectTechnician(id)
  const map = mapHandle()
  if (map?.canFit({ kind, id }) === true) map.fit({ kind, id })
}
