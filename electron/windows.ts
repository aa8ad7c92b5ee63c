// The console's windows: one per role, each where it was last time on this set-up of displays, and there again when a
// display that was lost has come back.
import { BrowserWindow, screen, type WebContents } from 'electron'
import { windowRoleSchema, type WindowRole, type WindowView } from '../shared/ipc/contract.ts'
import { pageOrigin } from './app-protocol.ts'
import { kioskOptions, lockDown, type Kiosk } from './kiosk.ts'
import { onDisplays, setUpOf } from './workspace/displays.ts'
import { WorkspaceFile, type Tell } from './workspace/workspace-file.ts'
import type { WindowPlace } from './workspace/workspace.ts'

const smallest = { width: 1024, height: 640 }
const usual = { width: 1600, height: 900 }

/** A hand that has rested this long has put the window where it should be, ms. */
const restMs = 400
/** A dock tells its displays one after the other; then they are looked at together, ms. */
const dockMs = 300

export class Windows {
  private readonly byRole = new Map<WindowRole, BrowserWindow>()
  private readonly preload: string
  private readonly file: WorkspaceFile
  private readonly resting = new Map<WindowRole, NodeJS.Timeout>()
  private docking: NodeJS.Timeout | undefined
  private setUp = setUpOf(screen.getAllDisplays())
  /** nothing is remembered any more: the windows that close now are not closed by anybody */
  private ending = false
  /** it fills a screen for itself: where it was is remembered, but not that it was open */
  private kiosk: WindowRole | undefined

  static async open(preload: string, stateFile: string, tell: Tell): Promise<Windows> {
    const file = await WorkspaceFile.open(stateFile, setUpOf(screen.getAllDisplays()), tell)
    return new Windows(preload, file)
  }

  private constructor(preload: string, file: WorkspaceFile) {
    this.preload = preload
    this.file = file
    const changed = () => {
      // What moves now is moved by the system.
      for (const timer of this.resting.values()) clearTimeout(timer)
      clearTimeout(this.docking)
      this.docking = setTimeout(() => this.displaysChanged(), dockMs)
    }
    screen.on('display-added', changed)
    screen.on('display-removed', changed)
    screen.on('display-metrics-changed', changed)
  }

  /** Opens the windows that were open on this set-up. @returns the console's */
  restore(): BrowserWindow {
    const console = this.show('console')
    for (const role of windowRoleSchema.options)
      if (this.file.workspace.wasOpen(this.setUp, role) && !this.byRole.has(role)) this.make(role).quiet()
    return console
  }

  /** @param size the content's size, for a picture, which is not remembered; undefined: as it was last time */
  show(role: WindowRole, size?: { width: number; height: number }, kiosk?: Kiosk): BrowserWindow {
    const open = this.byRole.get(role)
    if (open) {
      if (open.isMinimized()) open.restore()
      open.focus()
      return open
    }
    return this.make(role, size, kiosk).window
  }

  roleOf(contents: WebContents): WindowRole | undefined {
    for (const [role, window] of this.byRole) if (window.webContents === contents) return role
    return undefined
  }

  all(): WebContents[] {
    return [...this.byRole.values()].map((window) => window.webContents)
  }

  /** All but the one that has said something: it is further on already, and an older echo would take back what came since. */
  others(sender: WebContents): WebContents[] {
    return this.all().filter((window) => window !== sender)
  }

  view(role: WindowRole): WindowView {
    return this.file.workspace.view(role)
  }

  keepView(contents: WebContents, view: WindowView): void {
    const role = this.roleOf(contents)
    if (!role || this.ending) return
    this.file.workspace.keepView(role, view)
    this.file.changed()
  }

  /** The app ends: what is open now is open at the next start. */
  end(): Promise<void> {
    for (const role of this.byRole.keys()) this.remember(role)
    this.ending = true
    return this.file.save()
  }

  /** @returns `quiet`: it shall not take the focus when it comes */
  private make(role: WindowRole, size?: { width: number; height: number }, kiosk?: Kiosk) {
    this.ending ||= size !== undefined
    const place = size ? undefined : this.file.workspace.place(this.setUp, role)
    const window = new BrowserWindow({
      ...(place ? onDisplays(place, screen.getAllDisplays()) : { ...usual, ...size }),
      useContentSize: size !== undefined,
      minWidth: smallest.width,
      minHeight: smallest.height,
      show: false,
      backgroundColor: '#12161c',
      title: 'Signalbox',
      ...(kiosk && kioskOptions(kiosk, place)),
      webPreferences: {
        preload: this.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        // A covered window must go on counting clocks and drawing positions.
        backgroundThrottling: false,
        spellcheck: false,
      },
    })
    if (kiosk) {
      this.kiosk = role
      lockDown(window)
    }
    if (!kiosk && place?.maximized) window.maximize()
    this.byRole.set(role, window)
    let quiet = false
    window.once('ready-to-show', () => {
      if (quiet) window.showInactive()
      else window.show()
      if (size) window.setContentBounds({ x: 0, y: 0, ...size })
    })
    this.keepPlace(role, window)
    void window.loadURL(`${pageOrigin}/console/index.html?role=${role}`)
    return { window, quiet: () => (quiet = true) }
  }

  private keepPlace(role: WindowRole, window: BrowserWindow): void {
    const moved = () => {
      clearTimeout(this.resting.get(role))
      this.resting.set(
        role,
        setTimeout(() => this.remember(role), restMs),
      )
    }
    window.on('move', moved)
    window.on('resize', moved)
    window.on('maximize', moved)
    window.on('unmaximize', moved)
    window.on('close', () => {
      clearTimeout(this.resting.get(role))
      this.remember(role)
      // The last window to go ends the app, and is there again when it is started.
      if (!this.ending && this.byRole.size > 1) this.file.workspace.isClosed(this.setUp, role)
      // It may take a while to go, and be moved by the system while it does.
      this.byRole.delete(role)
    })
    moved()
  }

  private remember(role: WindowRole): void {
    const window = this.byRole.get(role)
    // On other displays than it was put on, a window stands where the system has put it.
    if (!window || this.ending || setUpOf(screen.getAllDisplays()) !== this.setUp) return
    this.isAt(role, placeOf(window))
    this.file.changed()
  }

  private isAt(role: WindowRole, place: WindowPlace): void {
    const { workspace } = this.file
    const wasOpen = workspace.wasOpen(this.setUp, role)
    workspace.isAt(this.setUp, role, place)
    if (role === this.kiosk && !wasOpen) workspace.isClosed(this.setUp, role)
  }

  private displaysChanged(): void {
    const displays = screen.getAllDisplays()
    const before = this.setUp
    this.setUp = setUpOf(displays)
    if (this.setUp === before || displays.length === 0) return
    const { workspace } = this.file
    for (const role of windowRoleSchema.options) {
      const window = this.byRole.get(role)
      if (!window) {
        workspace.isClosed(this.setUp, role)
        continue
      }
      const was = workspace.place(this.setUp, role) ?? workspace.place(before, role) ?? placeOf(window)
      const place = { ...onDisplays(was, displays), maximized: was.maximized }
      put(window, place)
      this.isAt(role, place)
    }
    this.file.changed()
  }
}

function placeOf(window: BrowserWindow): WindowPlace {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() }
}

function put(window: BrowserWindow, { maximized, ...bounds }: WindowPlace): void {
  if (window.isMaximized()) window.unmaximize()
  window.setBounds(bounds)
  if (maximized) window.maximize()
}
