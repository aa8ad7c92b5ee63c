// What can be done to a ticket, or to all that are marked.
import type { CommandName } from '../../../shared/commands/decide.ts'
import { permits } from '../../../shared/commands/decide.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { openPause } from '../../../shared/model/ticket.ts'
import type { Visit } from '../../../shared/model/visit.ts'
import { askToCancel, startAssigning, unassign } from '../acts/assign.ts'
import { openLedger, startPausing } from '../acts/clocks.ts'
import { entities } from '../data/entity-store.ts'
import { clearMarks, mostMarked, toggleMark } from '../data/marked-tickets.ts'
import { useSession } from '../data/session.ts'
import { selectTechnician, selectTicket, useUi } from '../data/ui-state.ts'
import { command, type OperatorCommand } from './command.ts'
import { mapHandle } from './map-handle.ts'
import { openTickets } from './subjects.ts'

const visitOf = (id: TicketId): Visit | undefined => entities.value('visit', entities.value('ticket', id)?.openVisitId)

/** Whether something may be asked of this open ticket at all. */
function workable(id: TicketId, asks: CommandName): true | string {
  if (!permits(useSession.getState().actor.role, asks)) return 'why.notPermitted'
  return openTickets({ kind: 'ticket', id }).length > 0 ? true : 'why.ended'
}

/** Forms are part of the detail, and the map alone has none. */
function inDetail(id: TicketId, asks: CommandName): true | string {
  return useSession.getState().role === 'map' ? 'why.mainWindow' : workable(id, asks)
}

export const ticketCommands: readonly OperatorCommand[] = [
  command({
    id: 'assign',
    label: 'act.assign',
    words: (subject) =>
      subject.kind === 'tickets'
        ? { key: 'act.assignMarked', values: { count: subject.ids.length } }
        : { key: visitOf(subject.id) ? 'act.reassign' : 'act.assign' },
    keys: ['A'],
    scope: ['board', 'map', 'detail'],
    about: ['tickets', 'ticket'],
    available(subject) {
      if (!permits(useSession.getState().actor.role, 'assign-ticket')) return 'why.notPermitted'
      return openTickets(subject).length > 0 ? true : 'why.ended'
    },
    run(subject) {
      const [first] = openTickets(subject)
      if (first) startAssigning(first.id)
    },
  }),
  command({
    id: 'unassign',
    label: 'act.toQueue',
    keys: ['U'],
    scope: ['board', 'map', 'detail'],
    about: ['ticket'],
    available({ id }) {
      const may = workable(id, 'unassign-ticket')
      if (may !== true) return may
      const visit = visitOf(id)
      if (!visit) return 'why.notAssigned'
      return visit.state === 'on-site' ? 'why.onSite' : true
    },
    run: ({ id }) => void unassign(id),
  }),
  command({
    id: 'pause',
    label: 'act.pause',
    words({ id }) {
      const ticket = entities.value('ticket', id)
      return { key: ticket && openPause(ticket) ? 'act.resume' : 'act.pause' }
    },
    keys: ['P'],
    scope: ['board', 'map', 'detail'],
    about: ['ticket'],
    available: ({ id }) => inDetail(id, 'pause-clocks'),
    run: ({ id }) => startPausing(id),
  }),
  command({
    id: 'ledger',
    label: 'act.ledger',
    keys: ['L'],
    scope: ['board', 'map', 'detail'],
    about: ['ticket'],
    available: () => (useSession.getState().role === 'map' ? 'why.mainWindow' : true),
    run: ({ id }) => openLedger(id),
  }),
  command({
    id: 'edit',
    label: 'act.editTicket',
    keys: ['E'],
    scope: ['board', 'map', 'detail'],
    about: ['ticket'],
    available: ({ id }) => inDetail(id, 'edit-ticket'),
    run({ id }) {
      selectTicket(id)
      useUi.setState({ editing: id })
    },
  }),
  command({
    id: 'note',
    label: 'act.note',
    keys: ['M'],
    scope: ['board', 'map', 'detail'],
    about: ['ticket'],
    // A note may be added when all is over.
    available({ id }) {
      const may = inDetail(id, 'add-note')
      return may === 'why.ended' ? true : may
    },
    run({ id }) {
      selectTicket(id)
      useUi.setState({ noting: id })
    },
  }),
  command({
    id: 'cancel',
    label: 'act.cancelTicket',
    keys: ['Delete'],
    scope: ['board', 'map', 'detail'],
    about: ['ticket'],
    available: ({ id }) => inDetail(id, 'cancel-ticket'),
    run: ({ id }) => askToCancel(id),
  }),
  command({
    id: 'mark',
    label: 'act.mark',
    words: ({ id }) => ({ key: useUi.getState().marked.has(id) ? 'act.unmark' : 'act.mark' }),
    keys: ['Space'],
    scope: ['board'],
    about: ['ticket'],
    available({ id }) {
      const { marked } = useUi.getState()
      return marked.has(id) || marked.size < mostMarked ? true : 'why.marksFull'
    },
    run: ({ id }) => toggleMark(id),
  }),
  command({
    id: 'clear-marks',
    label: 'act.clearMarks',
    keys: [],
    scope: 'everywhere',
    about: ['tickets', 'nothing'],
    available: () => (useUi.getState().marked.size > 0 ? true : 'why.nothingMarked'),
    run: clearMarks,
  }),
  command({
    id: 'whose',
    label: 'act.whose',
    keys: ['G'],
    scope: ['board', 'map', 'detail'],
    about: ['ticket'],
    available: ({ id }) => (visitOf(id) ? true : 'why.notAssigned'),
    run: ({ id }) => selectTechnician(visitOf(id)?.technicianId ?? null),
  }),
  command({
    id: 'show',
    label: 'act.show',
    words: ({ kind }) => ({ key: kind === 'tickets' ? 'act.showMarked' : 'act.show' }),
    keys: ['Z'],
    scope: ['board', 'map', 'roster', 'detail'],
    about: ['technician', 'ticket', 'tickets'],
    available: (subject) => mapHandle()?.canFit(subject) ?? 'why.noMap',
    run: (subject) => mapHandle()?.fit(subject),
  }),
]
