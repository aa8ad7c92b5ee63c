// What can be done about alarms, from wherever the hands are.
import { permits, type CommandName } from '../../../shared/commands/decide.ts'
import { acceptHandover, acknowledge, currentAlarm, nextAlarm, take, whyNotTake } from '../acts/alarms.ts'
import { handoversFor } from '../alarms/handovers.ts'
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

function aboutTaking(): true | string {
  const may = aboutCurrent('take-alarms')
  if (may !== true) return may
  return whyNotTake(currentAlarm()!, useSession.getState().actor.id) ?? true
}

const focusLine = () => document.querySelector<HTMLElement>('[data-pane=alarms]')?.focus()

function takeCurrent(): void {
  const alarm = currentAlarm()
  if (alarm) void take([alarm])
}

/** Those who may act on alarms in this window. */
function permitted(asks: CommandName): true | string {
  const may = here()
  return may === true && !permits(useSession.getState().actor.role, asks) ? 'why.notPermitted' : may
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
      focusLine()
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
    id: 'take-alarm',
    label: 'act.takeAlarm',
    keys: ['O'],
    scope: ['alarms'],
    about: ['nothing'],
    available: aboutTaking,
    run: takeCurrent,
  }),
  command({
    id: 'take-next-alarm',
    label: 'act.takeNextAlarm',
    keys: ['Shift+F8'],
    scope: 'everywhere',
    about: ['nothing'],
    available: () => aboutCurrent('take-alarms'),
    run() {
      nextAlarm()
      focusLine()
      takeCurrent()
    },
  }),
  command({
    id: 'hand-over',
    label: 'act.handOver',
    keys: ['Ctrl+F7'],
    scope: 'everywhere',
    about: ['nothing'],
    available: () => permitted('hand-over-alarms'),
    run: () => useAlarms.setState({ handingOver: !useAlarms.getState().handingOver, report: false, open: false }),
  }),
  command({
    id: 'accept-handover',
    label: 'act.acceptHandover',
    keys: ['Shift+O'],
    scope: ['alarms'],
    about: ['nothing'],
    available() {
      const may = permitted('accept-handover')
      return may === true && handoversFor().length === 0 ? 'why.nothingHandedOver' : may
    },
    run() {
      const [first] = handoversFor()
      if (first) void acceptHandover(first.id, first.alarms)
    },
  }),
  command({
    id: 'alarm-report',
    label: 'act.alarmReport',
    keys: ['Shift+F7'],
    scope: 'everywhere',
    about: ['nothing'],
    available: here,
    run: () => useAlarms.setState({ report: !useAlarms.getState().report, handingOver: false, open: false }),
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
