// What can be done to a technician, and how to get from one to the next.
import { permits } from '../../../shared/commands/decide.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { whyUnfit } from '../../../shared/ranking/candidates.ts'
import { assign } from '../acts/assign.ts'
import { entities } from '../data/entity-store.ts'
import { ticketLabel } from '../data/names.ts'
import { positions } from '../data/positions.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { command, type OperatorCommand } from './command.ts'
import { mapHandle } from './map-handle.ts'
import { openTickets } from './subjects.ts'

/** The tickets that would be given to whoever is pointed at: the marked ones, else the selected one. */
function atHand(): TicketId[] {
  const { marked, ticketId } = useUi.getState()
  return marked.size > 0 ? [...marked] : ticketId === null ? [] : [ticketId]
}

export const technicianCommands: readonly OperatorCommand[] = [
  command({
    id: 'give',
    label: 'act.give',
    words() {
      const ids = atHand()
      if (ids.length > 1) return { key: 'act.giveMarked', values: { count: ids.length } }
      const ticket = entities.value('ticket', ids[0])
      return ticket ? { key: 'act.giveTicket', values: { number: ticketLabel(ticket.number) } } : { key: 'act.give' }
    },
    keys: [],
    scope: ['roster', 'map'],
    about: ['technician'],
    available({ id }) {
      if (!permits(useSession.getState().actor.role, 'assign-ticket')) return 'why.notPermitted'
      const ids = atHand()
      if (ids.length === 0) return 'why.noTicket'
      const open = openTickets({ kind: 'tickets', ids })
      const [ticket] = open
      if (!ticket) return 'why.ended'
      const technician = entities.value('technician', id)
      if (!technician) return 'why.noTechnician'
      if (open.length > 1) return true
      if (entities.value('visit', ticket.openVisitId)?.technicianId === id) return 'why.hasIt'
      const unfit = whyUnfit(ticket, technician, relayNow())
      return unfit ? (unfit.code === 'skills' ? 'why.lacksSkill' : 'why.offShift') : true
    },
    run({ id }) {
      const [ticketId, ...also] = openTickets({ kind: 'tickets', ids: atHand() }).map((ticket) => ticket.id)
      if (ticketId !== undefined) void assign({ ticketId, technicianId: id, before: null, also })
    },
  }),
  command({
    id: 'follow',
    label: 'act.follow',
    words: (subject) => ({
      key: isFollowed(subject.kind === 'technician' ? subject.id : null) ? 'act.unfollow' : 'act.follow',
    }),
    keys: ['F'],
    scope: ['map', 'roster', 'detail'],
    about: ['technician', 'nothing'],
    available(subject) {
      if (!mapHandle()) return 'why.noMap'
      if (subject.kind === 'nothing') return useUi.getState().following === null ? 'why.noTechnician' : true
      const technician = entities.value('technician', subject.id)
      return isFollowed(subject.id) || (technician && positions.of(technician.index)) ? true : 'why.noPosition'
    },
    run(subject) {
      const id = subject.kind === 'technician' ? subject.id : null
      useUi.setState({ following: isFollowed(id) ? null : id })
      mapHandle()?.follow()
    },
  }),
  command({
    id: 'next-technician',
    label: 'act.nextTechnician',
    keys: ['N'],
    scope: ['map'],
    keysOnly: true,
    about: ['nothing'],
    available: () => (mapHandle() ? true : 'why.noMap'),
    run: () => mapHandle()?.next(1),
  }),
  command({
    id: 'previous-technician',
    label: 'act.previousTechnician',
    keys: ['Shift+N'],
    scope: ['map'],
    keysOnly: true,
    about: ['nothing'],
    available: () => (mapHandle() ? true : 'why.noMap'),
    run: () => mapHandle()?.next(-1),
  }),
]

function isFollowed(id: string | null): boolean {
  return id !== null && useUi.getState().following === id
}
