// The console's windows: one per role, each where it was last time. A display that is gone brings its window home.
import { readFile } from 'node:fs/promises'
import { BrowserWindow, screen, type Rectangle, type WebContents } from 'electron'
import { z } from 'zod'
import type { WindowRole } from '../shared/ipc/contract.ts'
import { pageOrigin } from './app-protocol.ts'
import { kioskOptions, lockDown, type Kiosk } from './kiosk.ts'
import { exists, replaceFile } from './seat/durable-file.ts'

const boundsSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  maximized: z.boolean(),
})
type Bounds = z.infer<typeof boundsSchema>
const stateSchema = z.record(z.string(), boundsSchema)

const smallest = { width: 1024, height: 640 }

export class Windows {
  private readonly byRole = new Map<WindowRole, BrowserWindow>()
  private readonly preload: string
  private readonly stateFile: string
  private bounds: Record<string, Bounds>

  static async open(preload: string, stateFile: string): Promise<Windows> {
    const known = (await exists(stateFile)) ? await readFile(stateFile, 'utf8').catch(() => '') : ''
    return new Windows(preload, stateFile, stateSchema.safeParse(parseJson(known)).data ?? {})
  }

  private constructor(preload: string, stateFile: string, bounds: Record<string, Bounds>) {
    this.preload = preload
    this.stateFile = stateFile
    this.bounds = bounds
  }

  /** @param size the content's size, for a picture; undefined: as it was last time */
  show(role: WindowRole, size?: { width: number; height: number }, kiosk?: Kiosk): BrowserWindow {
    const open = this.byRole.get(role)
    if (open) {
      if (open.isMinimized()) open.restore()
      open.focus()
      return open
    }
    const saved = size ? undefined : this.onScreen(this.bounds[role])
    const window = new BrowserWindow({
      ...(saved ?? { width: 1600, height: 900, ...size }),
      useContentSize: size !== undefined,
      minWidth: smallest.width,
      minHeight: smallest.height,
      show: false,
      backgroundColor: '#12161c',
      title: 'Signalbox',
      ...(kiosk && kioskOptions(kiosk, saved)),
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
    if (kiosk) lockDown(window)
    else if (saved?.maximized) window.maximize()
    this.byRole.set(role, window)
    window.once('ready-to-show', () => {
      window.show()
      if (size) window.setContentBounds({ x: 0, y: 0, ...size })
    })
    window.on('close', () => this.remember(role, window))
    window.on('closed', () => this.byRole.delete(role))
    void window.loadURL(`${pageOrigin}/console/index.html?role=${role}`)
    return window
  }

  roleOf(contents: WebContents): WindowRole | undefined {
    for (const [role, window] of this.byRole) if (window.webContents === contents) return role
    return undefined
  }

  all(): WebContents[] {
    return [...this.byRole.values()].map((window) => window.webContents)
  }

  async saveState(): Promise<void> {
    for (const [role, window] of this.byRole) this.remember(role, window)
    await replaceFile(this.stateFile, JSON.stringify(this.bounds, null, 2))
  }

  private remember(role: WindowRole, window: BrowserWindow): void {
    this.bounds = { ...this.bounds, [role]: { ...window.getNormalBounds(), maximized: window.isMaximized() } }
  }

  /** The bounds, if enough of them is on a display that is there. */
  private onScreen(bounds: Bounds | undefined): Bounds | undefined {
    const visible = bounds && screen.getAllDisplays().some(({ workArea }) => overlap(workArea, bounds) > 100 * 100)
    return visible ? bounds : undefined
  }
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
