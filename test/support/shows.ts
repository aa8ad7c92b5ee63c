// Whether what a command was to do can be seen. Only for what, once so, stays so whatever others do.
import type { Command } from '../../shared/commands/command.ts'
import type { Picture } from './choose-intent.ts'

export function shows(picture: Picture, command: Command): boolean {
  const args = command.args as Record<string, string>
  const basis = command.basedOn as { visitId?: string | null }
  const ticket = () => picture.all('ticket').find(({ id }) => id === args['ticketId'])
  const visit = (id: string | null | undefined) => picture.all('visit').find((visit) => visit.id === id)
  switch (command.name) {
    case 'create-ticket':
      return ticket() !== undefined
    case 'add-note':
      return ticket()?.notes.some(({ id }) => id === args['noteId']) ?? false
    case 'assign-ticket':
    case 'reassign-ticket':
      return visit(args['visitId']) !== undefined
    case 'unassign-ticket':
      return (visit(basis.visitId)?.endedAt ?? null) !== null
    case 'cancel-ticket':
      return ticket()?.state === 'cancelled'
    case 'resolve-ticket':
      return ticket()?.state === 'resolved'
    case 'accept-visit':
      return (visit(args['visitId'])?.acceptedAt ?? null) !== null
    case 'report-status': {
      const { travellingAt = null, onSiteAt = null } = visit(args['visitId']) ?? {}
      return args['status'] === 'travelling' ? travellingAt !== null : onSiteAt !== null
    }
    default:
      return false
  }
}
