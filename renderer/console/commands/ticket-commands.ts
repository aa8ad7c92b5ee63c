// What can be done to a ticket, or to all that are marked.
import type { CommandName } from '../../../shared/commands/decide.ts'
import { permits } from '../../../shared/commands/decide.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import type { Visit } from '../../../shared/model/visit.ts'
import { askToCancel, startAssigning, unassign } from '../acts/assign.ts'
import { askAboutMarked, byPause, wantInQueue } from '../acts/marked.ts'
import { openLedger, startPausing } from '../acts/clocks.ts'
import { beginRange } from '../board/mark-rows.ts'
import { entities } from '../data/entity-store.ts'
import { clearMarks, mostMarked, toggleMark } from '../data/marked-tickets.ts'
import { useSession } from '../data/session.ts'
import { selectTechnician, selectTicket, useUi } from '../data/ui-state.ts'
import { command, type OperatorCommand, type SubjectOf, type Words } from './command.ts'
import { mapHandle } from './map-handle.ts'
import { openTickets } from './subjects.ts'

const visitOf = (id: TicketId): Visit | undefined => entities.value('visit', entities.value('ticket', id)?.openVisitId)

/** Whether something may be asked of this open ticket at all. */
function workable(id: TicketId, asks: CommandName): true | string {
  if (!permits(useSession.getState().actor.role, asks)) return 'why.notPermitted'
  return openTickets({ kind: 'ticket', id }).length > 0 ? true : 'why.ended'
}

type TicketSubject = SubjectOf<'tickets' | 'ticket'>

/** Whether something may be asked of one of these open tickets at all. */
function workableOf(subject: TicketSubject, asks: CommandName): true | string {
  if (!permits(useSession.getState().actor.role, asks)) return 'why.notPermitted'
  return openTickets(subject).length > 0 ? true : 'why.ended'
}

/** One ticket's forms are part of the detail; several are asked about in any window. */
function inDetailOf(subject: TicketSubject, asks: CommandName): true | string {
  const [only, ...others] = subject.kind === 'ticket' ? [subject.id] : idsOf(subject)
  return only !== undefined && others.length === 0 ? inDetail(only, asks) : workableOf(subject, asks)
}

const idsOf = (subject: TicketSubject): TicketId[] => openTickets(subject).map(({ id }) => id)

/** With how many of several. @param one what it is called for one ticket */
function counted(subject: TicketSubject, key: string, one: string): Words {
  return subject.kind === 'ticket' ? { key: one } : { key, values: { count: openTickets(subject).length } }
}

/** Several are asked about together, one in the detail. */
function oneOrAll(subject: TicketSubject, one: (id: TicketId) => void, all: (ids: readonly TicketId[]) => void): void {
  const ids = idsOf(subject)
  if (ids.length > 1) all(ids)
  else if (ids[0] !== undefined) one(ids[0])
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
      counted(
        subject,
        'act.assignMarked',
        subject.kind === 'ticket' && visitOf(subject.id) ? 'act.reassign' : 'act.assign',
      ),
    keys: ['A'],
    scope: ['board', 'map', 'detail'],
    about: ['tickets', 'ticket'],
    onRow: () => 'assign',
    available: (subject) => workableOf(subject, 'assign-ticket'),
    run(subject) {
      const [first] = openTickets(subject)
      if (first) startAssigning(first.id)
    },
  }),
  command({
    id: 'unassign',
    label: 'act.toQueue',
    words: (subject) => counted(subject, 'act.toQueueMarked', 'act.toQueue'),
    keys: ['U'],
    scope: ['board', 'map', 'detail'],
    about: ['tickets', 'ticket'],
    onRow: () => 'toQueue',
    available(subject) {
      const may = workableOf(subject, 'unassign-ticket')
      if (may !== true) return may
      const visits = idsOf(subject).flatMap((id) => visitOf(id) ?? [])
      if (visits.length === 0) return 'why.notAssigned'
      return visits.every(({ state }) => state === 'on-site') ? 'why.onSite' : true
    },
    run: (subject) =>
      oneOrAll(
        subject,
        (id) => void unassign(id),
        (ids) => void wantInQueue(ids),
      ),
  }),
  command({
    id: 'pause',
    label: 'act.pause',
    words(subject) {
      const { paused, running } = byPause(idsOf(subject))
      if (paused.length === 0) return counted(subject, 'act.pauseMarked', 'act.pause')
      return counted(subject, running.length === 0 ? 'act.resumeMarked' : 'act.pauseOrResumeMarked', 'act.resume')
    },
    keys: ['P'],
    scope: ['board', 'map', 'detail'],
    about: ['tickets', 'ticket'],
    onRow: (subject) => (byPause(idsOf(subject)).running.length === 0 ? 'resume' : 'pause'),
    available: (subject) => inDetailOf(subject, 'pause-clocks'),
    run: (subject) => oneOrAll(subject, startPausing, (ids) => askAboutMarked({ act: 'pause', ids })),
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
    words: (subject) => counted(subject, 'act.cancelMarked', 'act.cancelTicket'),
    keys: ['Delete'],
    scope: ['board', 'map', 'detail'],
    about: ['tickets', 'ticket'],
    available: (subject) => inDetailOf(subject, 'cancel-ticket'),
    run: (subject) => oneOrAll(subject, askToCancel, (ids) => askAboutMarked({ act: 'cancel', ids })),
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
    run({ id }) {
      toggleMark(id)
      beginRange(id)
    },
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
