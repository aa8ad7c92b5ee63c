// The console's main process, told in order: one instance, one profile, hardened windows, the seat, the calls of the
// windows, and a good end.
import path from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme, powerMonitor, powerSaveBlocker, type WebContents } from 'electron'
import type { Attention } from '../shared/model/attention.ts'
import { boardsSchema, type Boards } from '../shared/ipc/board-look.ts'
import { allHabitsSchema, type AllHabits } from '../shared/ipc/habits.ts'
import {
  preferencesSchema,
  type Dragged,
  type MapSource,
  type Preferences,
  type Selection,
} from '../shared/ipc/contract.ts'
import { patchText } from '../shared/ipc/patch-text.ts'
import type { TechnicianId } from '../shared/model/ids.ts'
import { AddressFinder } from './address-finder.ts'
import { declareScheme, serveScheme } from './app-protocol.ts'
import { ConsoleSeat } from './console-seat.ts'
import { FileDesk } from './file-desk.ts'
import { LightCounter } from './history/light-counter.ts'
import { harden } from './hardening.ts'
import { serveCalls, tellAll } from './ipc.ts'
import { findMap } from './map-source.ts'
import { setMenu } from './menu.ts'
import { takePicture } from './picture.ts'
import { PinyinReader } from './pinyin-reader.ts'
import { PreferencesFile } from './preferences-file.ts'
import { readIdentity } from './seat/identity.ts'
import { readStartOptions, type StartOptions } from './start-options.ts'
import { Windows } from './windows.ts'

const here = import.meta.dirname
const pages = path.join(here, '..', 'renderer')

let seat: ConsoleSeat | undefined

main()

function main(): void {
  let options: StartOptions
  try {
    options = readStartOptions(process.argv.slice(1))
  } catch (error) {
    return endWith((error as Error).message)
  }
  if (options.profile !== undefined) app.setPath('userData', path.resolve(options.profile))
  if (!app.requestSingleInstanceLock()) return endWith('A console with this profile is running already.')
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  declareScheme()
  app
    .whenReady()
    .then(() => start(options))
    .catch((error: Error) => {
      process.stderr.write(`signalbox console: ${error.stack ?? error.message}\n`)
      if (options.shot === undefined) dialog.showErrorBox('Signalbox', error.message)
      app.exit(1)
    })
}

async function start(options: StartOptions): Promise<void> {
  harden()
  let files: FileDesk | undefined
  serveScheme(pages, options.map && path.resolve(options.map), (sha256) => files?.picture(sha256))
  const profile = app.getPath('userData')
  const identity = await readIdentity(path.join(profile, 'seat'))
  if (!identity)
    throw new Error(
      `This console has no seat yet (no seat.json in ${path.join(profile, 'seat')}). ` +
        'Enrol it at a relay with `npm run enrol -- --help`, or start the demo with `npm start`.',
    )

  const map: MapSource = await findMap(options.map)
  const addresses = await AddressFinder.open(options.map, path.join(here, 'address-worker.js'))
  const early: [string, string][] = []
  const tell = (code: string, detail: string) => (seat ? seat.problem(code, detail) : void early.push([code, detail]))
  const windows = await Windows.open(path.join(here, 'preload.cjs'), path.join(profile, 'windows.json'), tell)
  const preferences = await PreferencesFile.open<Preferences>(
    path.join(profile, 'preferences.json'),
    preferencesSchema,
    { theme: 'dark', language: app.getLocale().startsWith('zh') ? 'zh' : 'en' },
    tell,
  )
  preferences.current = {
    theme: options.theme ?? preferences.current.theme,
    language: options.language ?? preferences.current.language,
  }
  const boards = await PreferencesFile.open<Boards>(path.join(profile, 'boards.json'), boardsSchema, {}, tell)
  const habits = await PreferencesFile.open<AllHabits>(path.join(profile, 'habits.json'), allHabitsSchema, {}, tell)
  const pinyinReader = new PinyinReader(new URL('./pinyin-worker.js', import.meta.url))
  /** what is open in each window */
  const attending = new Map<WebContents, Attention | null>()
  /** A ticket in somebody's hand counts before one that is only open. */
  const attend = () => {
    const all = [...attending.values()].filter((at) => at !== null)
    console.attend(all.find(({ moving }) => moving) ?? all[0] ?? null)
  }
  let dragged: Dragged = null
  let draggedTechnician: TechnicianId | null = null
  let selection: Selection = { ticketId: null, technicianId: null, marked: [] }
  const console = await ConsoleSeat.open(path.join(profile, 'seat'), identity, {
    outbox: (outbox) => tellAll(windows.all(), 'outbox', outbox),
    ownActs: (acts) => tellAll(windows.all(), 'ownActs', acts),
    link: (link) => tellAll(windows.all(), 'link', link),
    problems: (problems) => tellAll(windows.all(), 'problems', problems),
    signedIn: (signedIn) => tellAll(windows.all(), 'signedIn', signedIn),
    positions: (frame) => tellAll(windows.all(), 'positions', frame),
    colleagues: (colleagues) => tellAll(windows.all(), 'colleagues', colleagues),
    waitingFiles: (waiting) => tellAll(windows.all(), 'waitingFiles', waiting),
  })
  seat = console
  for (const [code, detail] of early) console.problem(code, detail)
  const counter = await LightCounter.open(path.join(profile, 'counts'), {
    now: () => console.now(),
    tickets: () => console.vouchedTickets(),
    problem: (code, detail) => console.problem(code, detail),
  })
  const fileDesk = new FileDesk(console, () => preferences.current.language)
  files = fileDesk

  const applyPreferences = (next: Preferences) => {
    nativeTheme.themeSource = next.theme
    tellAll(windows.all(), 'preferences', next)
    setMenu(next.language, {
      openMap: () => windows.show('map'),
      openWall: () => windows.show('wall'),
      changePreferences,
      preferences: () => preferences.current,
    })
  }
  // Merged and told before anything is waited for: two that come close together both stay.
  const changePreferences = (part: Partial<Preferences>) => {
    const kept = preferences.set({ ...preferences.current, ...part })
    applyPreferences(preferences.current)
    return kept
  }

  serveCalls(
    {
      open: async (_args, sender) => ({
        role: windows.roleOf(sender) ?? 'console',
        view: windows.view(windows.roleOf(sender) ?? 'console'),
        ...(await console.opening(
          {
            id: sender.id,
            get gone() {
              return sender.isDestroyed()
            },
            opened: (opening) => tellAll([sender], 'seatOpening', opening),
            patch: (patch) => tellAll([sender], 'patch', patchText(patch)),
          },
          windows.roleOf(sender) === 'console',
        )),
        preferences: preferences.current,
        boards: boards.current,
        habits: habits.current,
        seatLabel: console.label,
        dragged,
        draggedTechnician,
        selection,
        map,
      }),
      attend({ at }, sender) {
        if (!attending.has(sender))
          sender.once('destroyed', () => {
            attending.delete(sender)
            attend()
          })
        attending.set(sender, at)
        attend()
      },
      submit: ({ intents }) => console.submit(intents),
      undo: ({ direction, step }) => console.undo(direction, step),
      review: ({ id, act, override }) => console.review(id, act, override ?? null),
      signIn: ({ actorId }) => console.signIn(actorId),
      way: ({ places }) => console.way(places),
      drives: ({ from, to }) => console.drives(from, to),
      findAddress: ({ text }) => addresses.find(text),
      dismissProblem: ({ id }) => console.dismissProblem(id),
      changePreferences,
      drag(args, sender) {
        dragged = args.dragged
        tellAll(windows.others(sender), 'dragged', dragged)
      },
      dragTechnician({ technicianId }, sender) {
        draggedTechnician = technicianId
        tellAll(windows.others(sender), 'draggedTechnician', draggedTechnician)
      },
      alarming({ unseen, urgent }, sender) {
        app.setBadgeCount(unseen)
        const window = BrowserWindow.fromWebContents(sender)
        window?.flashFrame(urgent && !window.isFocused())
      },
      openWindow: ({ role }) => void windows.show(role),
      keepBoard: ({ actorId, settings }) => boards.set({ ...boards.current, [actorId]: settings }),
      keepHabits({ actorId, habits: kept }, sender) {
        const written = habits.set({ ...habits.current, [actorId]: kept })
        tellAll(windows.others(sender), 'habits', habits.current)
        return written
      },
      pinyinTable: () => pinyinReader.table(),
      trends: () => counter.trends(),
      alarmReport: ({ hours }) => console.alarmReport(hours),
      ticketLog: ({ ticketId }) => console.ticketLog(ticketId),
      earlierTickets: (site) => console.earlierTickets(site),
      chooseFiles: ({ ticketId }, sender) => fileDesk.choose(ticketId, sender),
      addFile: ({ ticketId, name, body }) => console.addFile(ticketId, name, body),
      retryFile: ({ id }) => console.retryFile(id),
      dropFile: ({ id }) => console.dropFile(id),
      openFile: ({ sha256 }) => fileDesk.open(sha256),
      saveFile: ({ sha256, name }, sender) => fileDesk.save(sha256, name, sender),
      select(next, sender) {
        selection = next
        tellAll(windows.others(sender), 'selection', selection)
      },
      keepView: (view, sender) => windows.keepView(sender, view),
      drawn: (_args, sender) => drawn(sender.id),
      reportError: ({ message, stack }) => {
        process.stderr.write(`window: ${stack ?? message}\n`)
        tell('windowError', message)
      },
    },
    (why) => process.stderr.write(`refused call: ${why}\n`),
  )

  applyPreferences(preferences.current)
  const { shot, wall, display } = options
  const window = shot
    ? windows.show(wall ? 'wall' : 'console', { width: shot.width, height: shot.height })
    : wall
      ? windows.show('wall', undefined, { display })
      : windows.restore()
  const drawn = (contentsId: number) => {
    if (options.shot && contentsId === window.webContents.id) void picture(options.shot)
  }
  const picture = async (shot: NonNullable<StartOptions['shot']>) => {
    await new Promise((resolve) => setTimeout(resolve, shot.afterMs))
    await takePicture(window, shot.file)
    process.stdout.write(`picture: ${shot.file}\n`)
    app.quit()
  }
  app.on('second-instance', (_event, argv) => windows.show(argv.includes('--wall') ? 'wall' : 'console'))
  app.on('window-all-closed', () => app.quit())

  let ending = false
  app.on('before-quit', (event) => {
    if (ending) return
    event.preventDefault()
    ending = true
    windows
      .end()
      .catch(() => {})
      .then(() => counter.stop())
      .then(() => console.stop())
      .catch((error: Error) => process.stderr.write(`console: ${error.message}\n`))
      .finally(() => app.quit())
  })

  // The page loads, and is there, while the copy is read.
  await console.read()
  if (ending) return
  console.start()
  counter.start()

  powerSaveBlocker.start('prevent-display-sleep')
  powerMonitor.on('suspend', () => void console.suspend())
  powerMonitor.on('resume', () => console.resume())
}

process.on('uncaughtException', (error) => {
  process.stderr.write(`signalbox console: ${error.stack ?? error.message}\n`)
  seat?.problem('consoleError', error.message)
})

function endWith(line: string): void {
  process.stderr.write(`signalbox console: ${line}\n`)
  app.exit(1)
}
