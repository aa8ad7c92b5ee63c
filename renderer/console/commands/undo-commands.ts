// Taking back the own last acts, doing them again, and the list of them.
import i18next from 'i18next'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { undo } from '../acts/undo.ts'
import { nextWords } from '../undo/act-words.ts'
import { always, command, type OperatorCommand } from './command.ts'

const words = (direction: 'undo' | 'redo') => () => {
  const { ownActs, preferences } = useSession.getState()
  const what = nextWords(ownActs, direction, i18next.t, preferences.language)
  return what === null ? { key: `act.${direction}` } : { key: `act.${direction}What`, values: { what } }
}

export const undoCommands: readonly OperatorCommand[] = [
  command({
    id: 'undo',
    label: 'act.undo',
    words: words('undo'),
    keys: ['Ctrl+Z'],
    scope: 'everywhere',
    notInForms: true,
    about: ['nothing'],
    available() {
      const { undo: steps, cannot } = useSession.getState().ownActs
      return steps.length > 0 || cannot ? true : 'why.nothingToUndo'
    },
    run: () => void undo('undo'),
  }),
  command({
    id: 'redo',
    label: 'act.redo',
    words: words('redo'),
    keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
    scope: 'everywhere',
    notInForms: true,
    about: ['nothing'],
    available: () => (useSession.getState().ownActs.redo.length > 0 ? true : 'why.nothingToRedo'),
    run: () => void undo('redo'),
  }),
  command({
    id: 'last-acts',
    label: 'act.lastActs',
    keys: ['Shift+F9'],
    scope: 'everywhere',
    about: ['nothing'],
    available: always,
    run: () => useUi.setState({ lastActs: !useUi.getState().lastActs }),
  }),
]
