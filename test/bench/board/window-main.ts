// The Electron main process of `npm run bench -- board`: opens the console's own window on 50,000 tickets, changes 50 of them
// every second as the console's main process would tell it, and prints what it has measured. It stands in for the console's
// main process, so that nothing but the window is measured.
import path from 'node:path'
import { nativeTheme, type BrowserWindow } from 'electron'
import { pageOrigin, serveScheme } from '../../../electron/app-protocol.ts'
import { harden } from '../../../electron/hardening.ts'
import { tellAll } from '../../../electron/ipc.ts'
import { findMap } from '../../../electron/map-source.ts'
import { defaultSettings } from '../../../shared/sla/settings.ts'
import { kinds, type EntityTables } from '../../../shared/model/entities.ts'
import type { LinkPicture, Opening } from '../../../shared/ipc/contract.ts'
import { patchText } from '../../../shared/ipc/patch-text.ts'
import { worstClock } from '../../../shared/model/sla.ts'
import { isOpen, type Ticket } from '../../../shared/model/ticket.ts'
import type { VisibleChange } from '../../../shared/sync/replica.ts'
import type { BoardResult, BoardTask, Cost } from '../../../scripts/bench/board/board-task.ts'
import { benchNow, dueLater, manyTickets } from '../../../scripts/bench/board/many-tickets.ts'
import {
  asked,
  city,
  liveLink,
  measureAndExit,
  openingOf,
  openWindow,
  out,
  seconds,
  serveWindow,
} from '../bench-window.ts'
import { measurePaints } from './measure-paints.ts'

const eventsPerSecond = 50
const measureSeconds = 20
const task = asked as BoardTask

measureAndExit(task.measure === 'rows' ? rows : wholeWindow)

async function rows(): Promise<BoardResult> {
  serveScheme(path.join(out, 'bench-pages'), undefined)
  const window = openWindow()
  await window.loadURL(`${pageOrigin}/board/rows/index.html`)
  const found = (await window.webContents.executeJavaScript(`measureRows(${task.rounds})`)) as BoardResult['rows']
  return { rows: found! }
}

async function wholeWindow(): Promise<BoardResult> {
  harden()
  serveScheme(path.join(out, 'renderer'), city)
  nativeTheme.themeSource = 'dark'
  const feed = new Feed(manyTickets())
  const window = openWindow()
  const map = await findMap(city)
  const ready = new Promise<void>((resolve) => serve(feed, map, resolve))
  await window.loadURL(`${pageOrigin}/console/index.html?role=console`)
  await ready
  const { webContents } = window
  webContents.debugger.attach()
  await webContents.debugger.sendCommand('Performance.enable')
  const page = <T>(script: string) => webContents.executeJavaScript(script) as Promise<T>
  await page(`document.querySelector('[data-testid=tab-open]').click()`)
  // The map draws itself and names are read meanwhile.
  await seconds(20)

  const idle = await cost(window, measureSeconds)
  const during = async (which: Events): Promise<{ cost: Cost; rows: number }> => {
    const ids = await page<string[]>(
      `[...document.querySelectorAll('[data-testid=ticket-row]')].map((row) => row.dataset.ticket)`,
    )
    const stop = feed.start(window, which, ids)
    await seconds(3)
    await page('void (window.boardRowsDrawn = { rows: 0 })')
    const before = feed.told
    const found = await cost(window, measureSeconds)
    const told = feed.told - before
    const { rows: drawn } = await page<{ rows: number }>('window.boardRowsDrawn')
    stop()
    if (told < measureSeconds * eventsPerSecond * 0.9) throw new Error(`only ${told} events came`)
    return { cost: found, rows: drawn / told }
  }
  const inView = await during('in view')
  const moving = await during('moving in view')
  const anywhere = await during('anywhere')

  const stop = feed.start(window, 'anywhere')
  const { keys, sorts } = await measurePaints(window, task.rounds)
  stop()
  return {
    window: {
      keys,
      sorts,
      rowsInView: inView.rows,
      rowsMoving: moving.rows,
      rowsAnywhere: anywhere.rows,
      inView: inView.cost,
      moving: moving.cost,
      anywhere: anywhere.cost,
      idle,
    },
  }
}

/**
 * `in view`: what the rows on the screen say changes; `moving in view`: those rows go elsewhere in the order, and every fifth
 * event is a ticket that comes to the top or goes; `anywhere`: any ticket, of which every third goes elsewhere, every tenth
 * ends and every tenth is new.
 */
type Events = 'in view' | 'moving in view' | 'anywhere'

/** What there is, and what happens to it. */
class Feed {
  told = 0
  readonly now: number
  private readonly began = performance.now()
  private readonly state: EntityTables
  private readonly ids: string[]
  private revision = 1

  constructor(state: EntityTables) {
    this.state = state
    this.now = benchNow(state)
    this.ids = Array.from(state.values('ticket'), ({ id }) => id)
  }

  get relayNow(): number {
    return Math.round(this.now + performance.now() - this.began)
  }

  get link(): LinkPicture {
    return liveLink(this.relayNow)
  }

  changes(): VisibleChange[] {
    return kinds.flatMap((kind) =>
      Array.from(this.state.values(kind), (value) => ({ kind, id: value.id, value, guess: false }) as VisibleChange),
    )
  }

  /** @param inView the ids of the rows on the screen */
  start(window: BrowserWindow, which: Events, inView: readonly string[] = []): () => void {
    let among = which === 'anywhere' ? this.ids : inView
    const timer = setInterval(() => {
      // What has come to the top meanwhile is on the screen now.
      if (which === 'moving in view' && this.told % 25 === 0) among = this.top(inView.length)
      const before = this.state.get('ticket', among[(this.told * 7_919) % among.length]!)!
      const value = which === 'in view' ? this.another(before) : this.moved(before, which)
      this.state.put('ticket', value)
      const { id } = value
      this.told++
      // As the console's main process tells a commit: the change, and how outbox and link stand.
      const changes: VisibleChange[] = [{ kind: 'ticket', id, value, guess: false }]
      const patch = { revision: ++this.revision, whole: false, more: false, changes }
      tellAll([window.webContents], 'patch', patchText(patch))
      tellAll([window.webContents], 'outbox', { queued: [], refused: [] })
      tellAll([window.webContents], 'link', this.link)
    }, 1_000 / eventsPerSecond)
    return () => clearInterval(timer)
  }

  private top(count: number): string[] {
    const due = Array.from(this.state.values('ticket'), (ticket) => ({
      id: ticket.id,
      dueAt: isOpen(ticket) ? (worstClock(ticket.clocks, this.relayNow)?.clock.dueAt ?? Infinity) : Infinity,
    }))
    return due
      .sort((a, b) => a.dueAt - b.dueAt)
      .slice(0, count)
      .map(({ id }) => id)
  }

  private another(ticket: Ticket): Ticket {
    return { ...ticket, summary: `${ticket.summary.slice(0, 60)} · ${this.told}` }
  }

  private moved(ticket: Ticket, which: Exclude<Events, 'in view'>): Ticket {
    const { told } = this
    const often = which === 'anywhere' ? 10 : 5
    if (told % (2 * often) === 0) return { ...ticket, state: 'cancelled', openVisitId: null }
    if (told % often === 0)
      return { ...dueLater(ticket, -told * 1_000), id: `${ticket.id}-${told}`, number: 900_000 + told }
    if (which === 'anywhere' && told % 3 > 0) return this.another(ticket)
    // Within the screen, or out of it.
    return dueLater(ticket, ((told % 7) - 3) * (which === 'anywhere' ? 3_600_000 : 60_000))
  }
}

async function cost(window: BrowserWindow, during: number): Promise<Cost> {
  const before = await durations(window)
  await seconds(during)
  const after = await durations(window)
  return {
    task: ((after.task - before.task) / during) * 1_000,
    script: ((after.script - before.script) / during) * 1_000,
  }
}

async function durations(window: BrowserWindow): Promise<Cost> {
  const { metrics } = (await window.webContents.debugger.sendCommand('Performance.getMetrics')) as {
    metrics: { name: string; value: number }[]
  }
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN
  return { task: of('TaskDuration'), script: of('ScriptDuration') }
}

function serve(feed: Feed, map: Opening['map'], ready: () => void): void {
  serveWindow({
    open: () => {
      // The window goes on when it has drawn; a console window says nothing by itself.
      setTimeout(ready, 3_000)
      const settings = { kind: 'sla', id: defaultSettings.id, value: defaultSettings, guess: false } as const
      return openingOf({ role: 'console', changes: [...feed.changes(), settings], link: feed.link, map })
    },
    drawn: () => {},
  })
}
