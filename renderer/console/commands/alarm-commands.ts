// What can be done about alarms, from wherever the hands are.
import { permits, type CommandName } from '../../../shared/commands/decide.ts'
import { acknowledge, currentAlarm, nextAlarm } from '../acts/alarms.ts'
import { setMuted, silence, useAlarms } from '../alarms/alarm-store.ts'
import { useSession } from '../data/session.ts'
import { always, command, type OperatorCommand } from './command.ts'

/** The map alone has no alarm line. */
function here(): true | string {
  return useSession.getState().role === 'map' ? 'why.mainWindow' : true
}

function aboutCurrent(asks: CommandName): true | string {
  const may = here()
  if (may !== true) return may
  if (!permits(useSession.getState().actor.role, asks)) return 'why.notPermitted'
  return currentAlarm() ? true : 'why.noAlarm'
}

export const alarmCommands: readonly OperatorCommand[] = [
  command({
    id: 'next-alarm',
    label: 'act.nextAlarm',
    keys: ['F8'],
    scope: 'everywhere',
    about: ['nothing'],
    available: () => aboutCurrent('acknowledge-alarms'),
    run() {
      nextAlarm()
      document.querySelector<HTMLElement>('[data-pane=alarms]')?.focus()
    },
  }),
  command({
    id: 'acknowledge',
    label: 'act.acknowledge',
    keys: ['K'],
    scope: ['alarms'],
    about: ['nothing'],
    available: () => aboutCurrent('acknowledge-alarms'),
    run() {
      const alarm = currentAlarm()
      if (alarm) void acknowledge([alarm])
    },
  }),
  command({
    id: 'shelve',
    label: 'act.shelve',
    keys: ['Shift+K'],
    scope: ['alarms'],
    about: ['nothing'],
    available() {
      const may = aboutCurrent('shelve-alarm')
      if (may !== true) return may
      return currentAlarm()!.id.startsWith('seat:') ? 'why.ownAlarm' : true
    },
    run: () => useAlarms.setState({ shelving: true }),
  }),
  command({
    id: 'silence',
    label: 'act.silence',
    keys: ['Ctrl+F8'],
    scope: 'everywhere',
    about: ['nothing'],
    available: here,
    run: silence,
  }),
  command({
    id: 'alarms',
    label: 'act.alarms',
    keys: ['F7'],
    scope: 'everywhere',
    about: ['nothing'],
    available: here,
    run: () => useAlarms.setState({ open: !useAlarms.getState().open }),
  }),
  command({
    id: 'mute',
    label: 'act.mute',
    keys: [],
    scope: 'everywhere',
    about: ['nothing'],
    available: always,
    run: () => setMuted(!useAlarms.getState().muted),
  }),
]
