// The real console, driven: launched with a profile of its own, closed properly or killed, and opened again.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { _electron, expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'

export const root = path.resolve(import.meta.dirname, '../..')
const shots = path.join(root, 'test-results', 'screens')

function needed(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run the e2e tests by \`npm test\`.`)
  return value
}

/** The stand-in of Electron falls now and then as the debugger attaches, before anything of the product runs: said, and once more. */
async function started(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  try {
    return await _electron.launch(options)
  } catch (error) {
    const fell = /Debugger attached[^]*signal=SIGSEGV/.test((error as Error).message)
    if (!fell || process.env['SIGNALBOX_ELECTRON_KIND'] !== 'stand-in') throw error
    process.stdout.write('the stand-in of Electron fell as it was started (SIGSEGV): started again\n')
    return _electron.launch(options)
  }
}

export interface ConsoleOptions {
  theme?: 'dark' | 'light'
  lang?: 'en' | 'zh'
  map?: string
  /** a script that the main process runs before its own */
  before?: string
  /** further arguments of the app */
  more?: string[]
}

export interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

export class ConsoleApp {
  app!: ElectronApplication
  page!: Page
  readonly profile: string

  constructor(profile: string) {
    this.profile = profile
  }

  async open(options: ConsoleOptions = {}): Promise<Page> {
    const { theme = 'dark', lang = 'en', map = needed('SIGNALBOX_CITY'), before, more = [] } = options
    this.app = await started({
      executablePath: needed('SIGNALBOX_ELECTRON'),
      args: [
        ...(process.env['SIGNALBOX_ELECTRON_FLAGS'] ?? '').split(' ').filter(Boolean),
        ...(before === undefined ? [] : ['-r', before]),
        root,
        `--profile=${this.profile}`,
        `--map=${map}`,
        `--theme=${theme}`,
        `--lang=${lang}`,
        ...more,
      ],
      timeout: 60_000,
    })
    await this.app.firstWindow({ timeout: 60_000 })
    this.page = await this.window(more.includes('--wall') ? 'wall' : 'console')
    await this.page.locator('[data-testid=link]').waitFor()
    return this.page
  }

  /** Opens it large, and goes on to the list of all that is open once the relay is there. */
  async openBoard(options: ConsoleOptions = {}): Promise<Page> {
    const page = await this.open(options)
    await this.size(1920, 1080)
    await this.link('live')
    await page.locator('[data-testid=tab-open]').click()
    return page
  }

  /** The window of this role, as soon as it is there. */
  async window(role: 'console' | 'map' | 'wall'): Promise<Page> {
    const is = (page: Page) => page.url().includes(`role=${role}`)
    const open = () => this.app.windows().find(is)
    await expect.poll(() => open() !== undefined, { timeout: 30_000 }).toBe(true)
    return open()!
  }

  /** Opens the map's own window. */
  async openMap(): Promise<Page> {
    await this.page.locator('[data-testid=map-window]').click()
    const map = await this.window('map')
    await map.locator('[data-testid=map-pane]').waitFor()
    return map
  }

  /** Makes the window's content this large, at the display's corner. */
  size(width: number, height: number, x = 0): Promise<void> {
    return this.place('console', { x, y: 0, width, height })
  }

  async place(role: 'console' | 'map', bounds: Bounds): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, { role, bounds }) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().includes(`role=${role}`))!
          .setContentBounds(bounds),
      { role, bounds },
    )
    await (await this.window(role)).waitForFunction((wanted) => innerWidth === wanted, bounds.width)
  }

  bounds(role: 'console' | 'map'): Promise<Bounds> {
    return this.app.evaluate(
      ({ BrowserWindow }, role) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().includes(`role=${role}`))!
          .getBounds(),
      role,
    )
  }

  async close(): Promise<void> {
    await this.app.close()
  }

  async kill(): Promise<void> {
    const child = this.app.process()
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    // A killed console leaves the lock of its profile behind; the system would free it on a machine of its own.
    for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
      rmSync(path.join(this.profile, name), { force: true })
  }

  link(phase: 'live' | 'lagging' | 'offline' | 'catching-up'): Promise<void> {
    return expect(this.page.locator('[data-testid=link]')).toHaveAttribute('data-phase', phase, { timeout: 30_000 })
  }

  row(ticketId: string): Locator {
    return this.page.locator(`[data-testid=ticket-row][data-ticket="${ticketId}"]`)
  }

  /** How far the row says the assignment has come. */
  step(ticketId: string): Locator {
    return this.row(ticketId).locator('[data-step]')
  }

  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(shots, `${name}.png`) })
  }
}
