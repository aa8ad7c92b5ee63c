// What the windows of all benches have in common: how the process begins and ends, the window, and the answers of a main
// process behind which nothing happens.
import path from 'node:path'
import { app, BrowserWindow } from 'electron'
import { declareScheme } from '../../electron/app-protocol.ts'
import { serveCalls, type CallHandlers } from '../../electron/ipc.ts'
import { pinyinTable } from '../../electron/pinyin-table.ts'
import type { LinkPicture, Opening, Patch, SeatOpening } from '../../shared/ipc/contract.ts'

/** folder of the demo city; of what is built */
export const city = process.env['SIGNALBOX_CITY'] ?? ''
export const out = process.env['SIGNALBOX_OUT'] ?? ''

/** What the bench asks of this run, given by its script. */
export const asked: unknown = JSON.parse(process.env['SIGNALBOX_BENCH_WINDOW'] ?? '{}')

/** Measures once Electron is ready, prints what was found, and ends. */
export function measureAndExit(measure: () => Promise<unknown>): void {
  declareScheme()
  app
    .whenReady()
    .then(measure)
    .then(
      (result) => {
        process.stdout.write(`result ${JSON.stringify(result)}\n`)
        app.exit(0)
      },
      (error: Error) => {
        process.stderr.write(`${error.stack ?? error.message}\n`)
        app.exit(1)
      },
    )
}

export function openWindow(): BrowserWindow {
  return new BrowserWindow({
    width: 1920,
    height: 1080,
    useContentSize: true,
    show: true,
    webPreferences: {
      preload: path.join(out, 'electron', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      backgroundThrottling: false,
    },
  })
}

/** A live link that has just been heard. */
export function liveLink(now: number): LinkPicture {
  return {
    phase: 'live',
    heardAt: now,
    missing: 0,
    now,
    clockOffMs: 0,
    relay: { url: 'http://127.0.0.1', place: 1, of: 1 },
  }
}

type OwnOpening = Pick<Opening, 'role' | 'map'> &
  Pick<SeatOpening, 'link'> & { changes: Patch['changes'] } & Partial<Pick<Opening, 'dragged'>>

/** Anna works alone at a desk, and nothing is under way. */
export function openingOf({ changes, link, ...own }: OwnOpening): Opening {
  const anna = { id: 'anna', name: 'Anna', role: 'dispatcher' } as const
  return {
    preferences: { theme: 'dark', language: 'en' },
    boards: {},
    habits: {},
    actor: anna,
    actors: [anna],
    seatLabel: 'Desk 1',
    dragged: null,
    draggedTechnician: null,
    selection: { ticketId: null, technicianId: null, marked: [] },
    view: { map: null, panes: {}, apart: false },
    preview: null,
    seat: {
      patch: { revision: 1, whole: true, more: false, changes },
      tickets: changes.filter(({ kind }) => kind === 'ticket').length,
      link,
      outbox: { queued: [], refused: [] },
      ownActs: { undo: [], redo: [], cannot: null },
      problems: [],
      positions: null,
      colleagues: [],
      waitingFiles: [],
    },
    ...own,
  }
}

/** Serves a window that asks for what there is and says when it has drawn it; whatever else it asks comes to nothing. */
export function serveWindow(own: Pick<CallHandlers, 'open' | 'drawn'>): void {
  serveCalls(
    {
      ...own,
      submit: () => [],
      undo: () => ({ kind: 'nothing' }),
      review: () => ({ kind: 'gone' }),
      signIn: () => ({ kind: 'notAtSeat' }),
      way: () => null,
      drives: () => null,
      alarming: () => {},
      select: () => {},
      keepView: () => {},
      trends: () => ({ from: 0, now: [], lastWeek: [] }),
      alarmReport: () => null,
      ticketLog: () => null,
      earlierTickets: () => null,
      chooseFiles: () => [],
      addFile: ({ name }) => ({ kind: 'refused', code: 'notKept', name }),
      retryFile: () => {},
      dropFile: () => {},
      openFile: () => ({ kind: 'failed', code: 'away', detail: '' }),
      saveFile: () => ({ kind: 'left' }),
      findAddress: () => ({ book: 'none', found: [] }),
      dismissProblem: () => {},
      changePreferences: () => {},
      drag: () => {},
      dragTechnician: () => {},
      attend: () => {},
      openWindow: () => {},
      keepBoard: () => {},
      keepHabits: () => {},
      pinyinTable,
      reportError: ({ message, stack }) => void process.stderr.write(`window: ${stack ?? message}\n`),
    },
    (why) => process.stderr.write(`refused call: ${why}\n`),
  )
}

export function seconds(count: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, count * 1_000))
}
