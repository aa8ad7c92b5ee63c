// What can be done with the files of a ticket.
import { permits } from '../../../shared/commands/decide.ts'
import { dispatching } from '../../../shared/commands/rule.ts'
import { standingFiles } from '../../../shared/model/ticket-files.ts'
import { askToRemove, chooseFiles, goToFiles, openFile, saveFile } from '../acts/files.ts'
import { entities } from '../data/entity-store.ts'
import { useSession } from '../data/session.ts'
import { fileAt } from '../files/file-state.ts'
import { command, type OperatorCommand } from './command.ts'

/** The list is part of the detail, and the map alone has none. */
const hasDetail = () => (useSession.getState().role === 'map' ? 'why.mainWindow' : true)

export const fileCommands: readonly OperatorCommand[] = [
  command({
    id: 'attach-file',
    label: 'act.attachFile',
    keys: ['I'],
    scope: ['board', 'map', 'detail'],
    about: ['ticket'],
    available() {
      if (!permits(useSession.getState().actor.role, 'attach-file')) return 'why.notPermitted'
      return hasDetail()
    },
    run: ({ id }) => void chooseFiles(id),
  }),
  command({
    id: 'go-files',
    label: 'act.goFiles',
    keys: ['Shift+I'],
    scope: ['board', 'map', 'detail'],
    about: ['ticket'],
    available({ id }) {
      const ticket = entities.value('ticket', id)
      if (!ticket || standingFiles(ticket).length === 0) return 'why.noFilesYet'
      return hasDetail()
    },
    run: ({ id }) => goToFiles(id),
  }),
  command({
    id: 'open-file',
    label: 'act.openFile',
    keys: ['O'],
    scope: ['detail'],
    about: ['file'],
    available: (place) => (fileAt(place) ? true : 'why.noFile'),
    run: (place) => void openFile(place),
  }),
  command({
    id: 'save-file',
    label: 'act.saveFile',
    keys: ['Shift+O'],
    scope: ['detail'],
    about: ['file'],
    available: (place) => (fileAt(place) ? true : 'why.noFile'),
    run: (place) => void saveFile(place),
  }),
  command({
    id: 'remove-file',
    label: 'act.removeFile',
    keys: ['Shift+Delete'],
    scope: ['detail'],
    about: ['file'],
    available(place) {
      const { id, role } = useSession.getState().actor
      const file = fileAt(place)
      if (!file) return 'why.noFile'
      if (!permits(role, 'remove-file')) return 'why.notPermitted'
      return dispatching.includes(role) || role === 'administrator' || file.by.id === id ? true : 'why.notYourFile'
    },
    run: (place) => askToRemove(place),
  }),
]
