// Taking down a ticket from a call.
import { permits } from '../../../shared/commands/decide.ts'
import { useSession } from '../data/session.ts'
import { openIntake } from '../intake/open-intake.ts'
import { command, type OperatorCommand } from './command.ts'

export const intakeCommands: readonly OperatorCommand[] = [
  command({
    id: 'new-ticket',
    label: 'newTicket.title',
    keys: ['Ctrl+N'],
    scope: 'everywhere',
    about: ['nothing'],
    available() {
      const { role, actor } = useSession.getState()
      if (role === 'map') return 'why.mainWindow'
      return permits(actor.role, 'create-ticket') ? true : 'why.notPermitted'
    },
    run: openIntake,
  }),
]
