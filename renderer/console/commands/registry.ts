// All commands of the operator, each once, in the order in which they are listed.
import { alarmCommands } from './alarm-commands.ts'
import { boardCommands } from './board-commands.ts'
import type { OperatorCommand } from './command.ts'
import { intakeCommands } from './intake-commands.ts'
import { technicianCommands } from './technician-commands.ts'
import { ticketCommands } from './ticket-commands.ts'
import { undoCommands } from './undo-commands.ts'
import { windowCommands } from './window-commands.ts'

export const commands: readonly OperatorCommand[] = [
  ...ticketCommands,
  ...technicianCommands,
  ...alarmCommands,
  ...boardCommands,
  ...intakeCommands,
  ...undoCommands,
  ...windowCommands,
]
