// How long the console's main process stands still with 50,000 tickets: at its first start, while a window opens, while it
// saves, and when it comes back to 5,000 missed commits. Writes what it has measured for `npm run bench -- console`.
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, type Page } from '@playwright/test'
import type { RootElement } from '../../../renderer/console/main.tsx'
import { intent } from '../../../shared/commands/decide.ts'
import { anna, TestSeat, ticketIntent } from '../../support/seats.ts'
import { openControlRoom, type ControlRoom } from '../../e2e/control-room.ts'

const tickets = Number(process.env['SIGNALBOX_BENCH_TICKETS'] ?? 50_000)
const missed = 5_000
const before = path.join(import.meta.dirname, 'watch-stalls.cjs')

/** ms */
interface Stalls {
  empty: number
  fetched: number
  windowOpened: number
  idle: number
  saved: number
  back: number
}

let room: ControlRoom
test.afterEach(async () => {
  await room.console.close().catch(() => {})
  await room.end()
})

async function submitAll(feeder: TestSeat, count: number, make: (i: number) => ReturnType<typeof ticketIntent>) {
  for (let i = 0; i < count; i += 500) {
    const batch = Array.from({ length: Math.min(500, count - i) }, (_, k) => make(i + k))
    await feeder.runtime.submit(batch, anna)
    await expect.poll(() => feeder.runtime.client.outbox.list.length, { timeout: 60_000 }).toBe(0)
  }
}

test('the main process with many tickets', async () => {
  room = await openControlRoom(4)
  const { console, feeder } = room
  /** The longest stall since the last question, ms. */
  const worst = () =>
    console.app.evaluate(() => {
      const { stalls } = globalThis as unknown as { stalls: { max: number; reset(): void } }
      const found = stalls.max / 1e6
      stalls.reset()
      return found
    })
  const holds = (page: Page, count: number) =>
    expect
      .poll(() => page.evaluate(() => document.querySelector<RootElement>('#root')?.shown?.().ticket.count), {
        timeout: 120_000,
        intervals: [1_000],
      })
      .toBe(count)
  const result: Partial<Stalls> = {}

  await console.open({ before })
  await console.link('live')
  result.empty = await worst()
  await console.close()

  await submitAll(feeder, tickets, (i) => ticketIntent(`t${i}`))
  const board = await console.open({ before })
  await holds(board, tickets)
  result.fetched = await worst()

  const opened = console.app.waitForEvent('window')
  await board.getByRole('button', { name: 'Map' }).click()
  await holds(await opened, tickets)
  result.windowOpened = await worst()

  await sleep(10_000)
  result.idle = await worst()

  const copy = path.join(room.folder, 'console', 'seat', 'cache')
  const savedLast = () => Math.max(0, ...readdirSync(copy).map((name) => statSync(path.join(copy, name)).mtimeMs))
  const savedAt = savedLast()
  await submitAll(feeder, 20, (i) => intent('add-note', { ticketId: `t${i}`, noteId: `s${i}`, text: 'saved' }, {}))
  await expect.poll(savedLast, { timeout: 120_000 }).toBeGreaterThan(savedAt)
  await sleep(1_000)
  result.saved = await worst()
  await console.close()

  const note = (i: number) => intent('add-note', { ticketId: `t${i % tickets}`, noteId: `b${i}`, text: 'missed' }, {})
  await submitAll(feeder, missed, note)
  const again = await console.open({ before })
  await console.link('live')
  await holds(again, tickets)
  result.back = await worst()
  writeFileSync(process.env['SIGNALBOX_BENCH_RESULT']!, JSON.stringify(result))
})
